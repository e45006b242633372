// What is told is told once and whole, or not at all.
import 'fake-indexeddb/auto';
import { afterEach, describe, expect, test, vi } from 'vitest';
import {
	aPlace,
	aWalk,
	lists,
	pointOf,
	publishList,
	startOf,
	world,
} from '../../../tests/support/builders.ts';
import { aPhone, hears, logOf, tablesOf } from '../../../tests/support/phone.ts';
import { fail, pass } from '../../../tests/support/marks.ts';
import { answerItem, fixItem, noteItem } from '#lib/domain/walk/answer-facts.ts';
import type { Walk } from '#lib/domain/walk/walk.ts';
import type { PhoneDatabase } from './database.ts';
import type { Phone } from './phone.ts';
import { record } from './record.ts';

afterEach(() => vi.restoreAllMocks());

async function prepared(phone: Phone = aPhone()) {
	const here = world();
	const { site, facts } = aPlace(here);
	const start = startOf(site, here);
	await record(phone, [...facts, start], here);
	const walk = { id: start.ent, site: site.id } as Walk;
	return { phone, here, site, walk, point: pointOf(walk, 'floor') };
}

const everything = async (phone: Phone) => ({
	tables: await tablesOf(phone),
	ops: await logOf(phone),
	install: await phone.run((db) => db.meta.get('install')),
});

describe('numbers of one phone', () => {
	test('have no hole and none twice, however many tell at once', async () => {
		const { phone, here, point } = await prepared();
		await Promise.all(
			Array.from({ length: 30 }, (_, index) =>
				record(phone, [answerItem(point, fail), noteItem(point, `${index}`)], here),
			),
		);
		const ns = (await logOf(phone)).map((op) => op.n).sort((a, b) => a - b);
		expect(ns).toEqual(Array.from({ length: 66 }, (_, index) => index + 1));
		expect(await phone.run((db) => db.meta.get('install'))).toMatchObject({ n: 66 });
	});

	test('have no hole after something was refused', async () => {
		const { phone, here, point } = await prepared();
		const refused = record(phone, [answerItem(point, fail)], here, () =>
			Promise.reject(new Error('no')),
		);
		await expect(refused).rejects.toMatchObject({ name: 'LocalProblem' });
		const [next] = await record(phone, [answerItem(point, pass)], here);
		expect(next?.n).toBe(7);
	});

	test('all come from one install of one organization', async () => {
		const phone = aPhone();
		const here = world();
		const { facts } = aPlace(here);
		await Promise.all(facts.map((fact) => record(phone, [fact], here)));
		expect(new Set((await logOf(phone)).map((op) => op.dev)).size).toBe(1);
	});
});

describe('what could not be told leaves no trace', () => {
	test('when what stands beside it fails', async () => {
		const { phone, here, point } = await prepared();
		const before = await everything(phone);
		const beside = async (db: PhoneDatabase) => {
			await db.drafts.put({ ent: point.walk, text: 'a medias' });
			throw new Error('no');
		};
		await expect(record(phone, [answerItem(point, fail)], here, beside)).rejects.toThrow();
		expect(await everything(phone)).toEqual(before);
		expect(await phone.run((db) => db.drafts.count())).toBe(0);
	});

	test('when the disk is full, and it is said so', async () => {
		const { phone, here, point } = await prepared();
		const before = await everything(phone);
		const full = () => Promise.reject(new DOMException('full', 'QuotaExceededError'));
		await expect(record(phone, [answerItem(point, fail)], here, full)).rejects.toMatchObject({
			code: 'quota',
		});
		expect(await everything(phone)).toEqual(before);
	});

	test('when one of several facts is too large', async () => {
		const { phone, here, point } = await prepared();
		const before = await everything(phone);
		const long = { ...noteItem(point, ''), body: { text: 'ñ'.repeat(9000) } };
		await expect(record(phone, [answerItem(point, fail), long], here)).rejects.toMatchObject({
			code: 'too-large',
		});
		expect(await everything(phone)).toEqual(before);
	});

	test('the longest note the domain allows is never too large', async () => {
		const { phone, here, point } = await prepared();
		for (const sign of ['a', 'ñ', '界', '😀', '\u0001', '"']) {
			await record(phone, [noteItem(point, sign.repeat(3000))], here);
		}
		expect((await logOf(phone)).filter((op) => op.kind === 'note.set')).toHaveLength(6);
	});

	test('a list may be four times as large as anything else', async () => {
		const { phone, here } = await prepared();
		const intro = { es: 'x'.repeat(40_000) };
		await record(phone, [publishList({ ...lists.hall, intro })], here);
		const more = { es: 'x'.repeat(70_000) };
		await expect(
			record(phone, [publishList({ ...lists.hall, intro: more })], here),
		).rejects.toMatchObject({ code: 'too-large' });
	});
});

describe('when the connection is lost', () => {
	test('before the commit, it is told once after all', async () => {
		const { phone, here, point } = await prepared();
		let calls = 0;
		const told = await record(phone, [answerItem(point, fail)], here, async () => {
			calls += 1;
			if (calls === 1) throw new DOMException('gone', 'InvalidStateError');
		});
		expect(told).toHaveLength(1);
		expect((await logOf(phone)).filter((op) => op.kind === 'answer.set')).toEqual(told);
	});

	test('after the commit, it is not told again, and the teller learns what was told', async () => {
		const { phone, here, point } = await prepared();
		const run = phone.db.transaction.bind(phone.db) as (...all: unknown[]) => Promise<unknown>;
		const once = vi.spyOn(phone.db, 'transaction').mockImplementationOnce((async (
			...all: unknown[]
		) => {
			await run(...all);
			throw new DOMException('gone', 'InvalidStateError');
		}) as unknown as typeof phone.db.transaction);
		const told = await record(phone, [answerItem(point, fail), noteItem(point, 'pegajoso')], here);
		expect(once).toHaveBeenCalledTimes(2);
		const log = (await logOf(phone)).filter((op) => op.ent === told[0]?.ent);
		expect(log.sort((a, b) => a.n - b.n)).toEqual(told);
		expect(told.map((op) => op.n)).toEqual([7, 8]);
	});

	test(
		'at any moment, everybody who is telling has told exactly once',
		{ timeout: 30_000 },
		async () => {
			const { phone, here, point } = await prepared();
			vi.spyOn(console, 'warn').mockReturnValue();
			for (let moment = 0; moment < 40; moment += 1) {
				const telling = Promise.all(
					[1, 2, 3].map((who) => record(phone, [noteItem(point, `${moment}-${who}`)], here)),
				);
				for (let tick = 0; tick < moment; tick += 1) await new Promise(setImmediate);
				phone.db.backendDB()?.close();
				await telling;
			}
			const notes = (await logOf(phone)).filter((op) => op.kind === 'note.set');
			expect(new Set(notes.map((op) => op.id)).size).toBe(120);
			expect(notes.map((op) => op.n).sort((a, b) => a - b)).toEqual(
				Array.from({ length: 120 }, (_, index) => index + 7),
			);
		},
	);
});

describe('what the person had seen', () => {
	test('an answer names the answers it corrects, a note the notes, and never each other', async () => {
		const { phone, here, point } = await prepared();
		const say = async (fact: Parameters<typeof record>[1][number]) => {
			const [op] = await record(phone, [fact], here);
			return op as NonNullable<typeof op>;
		};
		const first = await say(answerItem(point, fail));
		const note = await say(noteItem(point, 'pegajoso'));
		expect(first.parents).toEqual([]);
		expect(note.parents).toEqual([]);
		const second = await say(answerItem(point, pass));
		expect(second.parents).toEqual([first.id]);
		expect((await say(noteItem(point, 'ya no'))).parents).toEqual([note.id]);
		expect((await say(fixItem(point, 9))).parents).toEqual([second.id]);
	});

	test('resolving a disagreement names both sides', async () => {
		const { phone, here, point } = await prepared();
		const luis = aPhone();
		await hears(luis, await logOf(phone));
		const [mine] = await record(phone, [answerItem(point, fail)], here);
		const [his] = await record(luis, [answerItem(point, pass)], world(2));
		await hears(phone, await logOf(luis));
		const [settled] = await record(phone, [answerItem(point, fail)], here);
		expect(settled?.parents).toEqual([mine?.id, his?.id].sort());
	});

	test('finishing, reopening and finishing again are one after another', async () => {
		const phone = aPhone();
		const here = world();
		const { site, facts } = aPlace(here);
		const { facts: walked } = aWalk(site, here);
		const told = await record(phone, [...facts, ...walked], here);
		const [start, done, finish] = ['walk.start', 'walk.done', 'walk.finish'].map((kind) =>
			told.find((op) => op.kind === kind),
		);
		expect(done?.parents).toEqual([start?.id]);
		expect(finish?.parents).toEqual([done?.id]);
	});
});

test('half a sign and NUL never enter the log: every reader after this phone would refuse them', async () => {
	const { phone, here, point } = await prepared();
	const note = { ...noteItem(point, ''), body: { text: 'pegajoso \ud83d\0 😀' } };
	const [op] = await record(phone, [note], here);
	expect(op?.body).toEqual({ text: 'pegajoso \ufffd\ufffd 😀' });
	const [row] = await phone.run((db) => db.answers.toArray());
	expect(row?.note.heads[0]?.value).toBe('pegajoso \ufffd\ufffd 😀');
});
