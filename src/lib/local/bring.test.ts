// A history on one phone: all of it or nothing, once or many times, taken back and brought again.
import { expect, test } from 'vitest';
import { partEnt, withdrawImport } from '#lib/domain/import/imported.ts';
import { world } from '../../../tests/support/builders.ts';
import { aHistory, inspectionsOn } from '../../../tests/support/history.ts';
import { aPhone, hears, logOf, tablesOf } from '../../../tests/support/phone.ts';
import { bringHistory } from './bring.ts';
import { organizationOf } from './enrol.ts';
import { importsNow, likeBatch } from './imports.ts';
import { pendingNow } from './standing.ts';
import { rebuild } from './project.ts';
import { record } from './record.ts';
import type { Phone } from './phone.ts';

const brings = (phone: Phone, packed = aHistory(4000), seed = 1) =>
	bringHistory(phone, packed, ['a.csv'], world(seed));

test('a history stands with its last word, and brought twice it changes nothing', async () => {
	const phone = aPhone();
	expect(await brings(phone)).toBe('brought');
	expect(await inspectionsOn(phone)).toBe(4000);
	const log = await logOf(phone);
	expect(log.at(0)?.kind).toBe('import.rows');
	expect(await brings(phone, aHistory(4000), 2)).toBe('already');
	expect(await logOf(phone)).toEqual(log);
	const [seen] = await phone.run(importsNow);
	expect(seen).toMatchObject({ inspections: 4000, findings: 0, isWhole: true, files: ['a.csv'] });
});

test('however many files it came in, and however long their names are, it comes in', async () => {
	const files = Array.from(
		{ length: 156 },
		(_, week) => `${'Limpieza '.repeat(20)}· Semana ${week}`,
	);
	expect(await bringHistory(aPhone(), aHistory(400), files, world(1))).toBe('brought');
});

test('what breaks off in the middle leaves nothing behind', async () => {
	const phone = aPhone();
	const packed = aHistory(4000);
	const broken = { ...packed, parts: packed.parts.map((part) => ({ ...part })) };
	const last = broken.parts.at(-1);
	if (last) last.body = { ...last.body, texts: ['x'.repeat(20_000)] };
	await expect(brings(phone, broken)).rejects.toThrow('too-large');
	expect(await logOf(phone)).toEqual([]);
	expect(await phone.run((db) => db.imported.count())).toBe(0);
	expect(await brings(phone, packed)).toBe('brought');
});

test('a part that has not come yet keeps everything back', async () => {
	const [giver, taker] = [aPhone(), aPhone()];
	await brings(giver);
	const log = await logOf(giver);
	const late = log.find(({ kind }) => kind === 'import.rows');
	await hears(
		taker,
		log.filter((op) => op !== late),
	);
	expect(await inspectionsOn(taker)).toBe(0);
	expect((await taker.run(importsNow))[0]).toMatchObject({ isWhole: false });
	await hears(taker, log);
	expect(await inspectionsOn(taker)).toBe(4000);
	expect(await tablesOf(taker)).toEqual(await tablesOf(giver));
});

test('two phones that bring the same tell the same parts', async () => {
	const [one, other] = [aPhone(), aPhone()];
	await brings(one);
	await brings(other, aHistory(4000), 7);
	const parts = async (phone: Phone) =>
		(await logOf(phone))
			.filter(({ kind }) => kind === 'import.rows')
			.map(({ id, at, off, parents, body }) => ({ id, at, off, parents, body }));
	expect(await parts(one)).toEqual(await parts(other));
	await hears(one, await logOf(other));
	expect(await inspectionsOn(one)).toBe(4000);
});

test.each([
	['refused', { state: 'rejected', why: 'not-allowed' } as const],
	['taken away', { state: 'acked', body: null } as const],
])('parts that were %s are told anew when it is brought again', async (_what, as) => {
	const phone = aPhone();
	await brings(phone);
	await phone.run(async (db) => {
		const said = await db.ops.toArray();
		for (const op of said) delete op.outbox;
		await db.ops.bulkPut(said.map((op) => ({ ...op, ...as })));
		await rebuild(db);
	});
	expect(await inspectionsOn(phone)).toBe(0);
	expect(await brings(phone, aHistory(4000), 2)).toBe('brought');
	expect(await inspectionsOn(phone)).toBe(4000);
	const waiting = await phone.run((db) => db.ops.where('outbox').above(0).toArray());
	expect(waiting.map(({ ent }) => ent).sort()).toEqual(
		[
			aHistory(4000).id,
			...aHistory(4000).parts.map(({ body }) => partEnt(body.batch, body.part)),
		].sort(),
	);
});

test('what would not stand in the end is not called brought, and tells nothing', async () => {
	const phone = aPhone();
	const packed = aHistory(4000);
	const wrong = { ...packed, commit: { ...packed.commit, count: 3999 } };
	await expect(brings(phone, wrong)).rejects.toThrow('unknown');
	expect(await logOf(phone)).toEqual([]);
});

test('a longer export later counts every row once', async () => {
	const phone = aPhone();
	await brings(phone, aHistory(4000));
	await brings(phone, aHistory(5000), 2);
	expect(await inspectionsOn(phone)).toBe(5000);
});

test('taken back it is gone from sight and nothing is erased; brought again it is there', async () => {
	const phone = aPhone();
	const packed = aHistory(4000);
	await brings(phone, packed);
	const parts = (await logOf(phone)).length;
	await record(phone, [withdrawImport(packed.id)], world(3));
	expect(await inspectionsOn(phone)).toBe(0);
	expect((await phone.run(importsNow))[0]).toMatchObject({ isWithdrawn: true, isWhole: true });
	expect(await brings(phone, packed, 4)).toBe('brought');
	expect(await inspectionsOn(phone)).toBe(4000);
	expect(await logOf(phone)).toHaveLength(parts + 2);
});

const matched = aHistory(400, 'org', { 'Sucursal 1': 'a site of ours' });
const standing = async (phone: Phone) =>
	(await phone.run(importsNow)).filter(({ isWithdrawn }) => !isWithdrawn).length;

test.each([
	['for another business', aHistory(400, 'another')],
	['without the matches of before', aHistory(400)],
])('the same file brought %s changes nothing', async (_how, again) => {
	const phone = aPhone();
	await brings(phone, matched);
	const log = await logOf(phone);
	expect(await brings(phone, again, 2)).toBe('already');
	expect(await logOf(phone)).toEqual(log);
});

test('a new match is heard, and taking either back takes the rows back', async () => {
	for (const one of [matched, aHistory(400)]) {
		const phone = aPhone();
		await brings(phone, aHistory(400));
		await brings(phone, aHistory(800), 2);
		expect(await brings(phone, matched, 3)).toBe('brought');
		expect(await standing(phone)).toBe(3);
		const like = await phone.run((db) => likeBatch(db, one.id));
		expect(new Set(like)).toEqual(new Set([matched.id, aHistory(400).id]));
		await record(phone, like.map(withdrawImport), world(4));
		expect(await standing(phone)).toBe(1);
	}
});

test('a phone that has told nothing yet becomes the business that its history was packed for', async () => {
	const phone = aPhone();
	await brings(phone, aHistory(400, 'ours'));
	expect(await phone.run(organizationOf)).toBe('ours');
});

test('the tables are what the log folds to, and what waits is as old as its last word', async () => {
	const phone = aPhone();
	await brings(phone);
	const before = await tablesOf(phone);
	await phone.run(rebuild);
	expect(await tablesOf(phone)).toEqual(before);
	const { oldest } = await phone.run(pendingNow);
	expect(oldest).toBeGreaterThan(Date.UTC(2026, 0, 1));
});
