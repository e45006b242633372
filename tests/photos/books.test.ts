// What the server knows of its photos, on both databases: what is missing, how much room they take, and
// that what must be forgotten is.
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { forgetLeftovers, forgetPhoto } from '#lib/server/photos/forget.ts';
import { startPostgres, type Postgres } from '../support/postgres.ts';
import { openHouse, org, site, type House } from './house.ts';
import { jpegOf, named, type Picture } from './pictures.ts';

let postgres: Postgres;
beforeAll(async () => {
	postgres = await startPostgres();
});
afterAll(() => postgres.stop());

describe.each(['sqlite', 'postgres'])('on %s', (engine) => {
	let house: House;
	let token: string;
	let owner: string;
	beforeEach(async () => {
		const url = engine === 'postgres' ? { url: await postgres.newDatabase() } : {};
		house = await openHouse({ ...url, quotaMb: 2 });
		token = await house.phone('ana', { sites: JSON.stringify([site]) });
		owner = await house.phone('dora', { role: 'owner' });
	});
	afterEach(() => house.close());

	const put = ({ sha, bytes }: Picture) => house.ask('PUT', `/${sha}`, token, bytes);
	const stored = async (picture: Picture, ref: Parameters<House['declare']>[1] = {}) => {
		await house.declare(picture, ref);
		expect((await put(picture)).status).toBe(200);
		return picture;
	};
	const have = async (...pictures: Picture[]) => {
		const shas = JSON.stringify({ shas: pictures.map(({ sha }) => sha) });
		return (await house.ask('POST', '/have', token, shas)).json();
	};
	const problemOf = async (response: Response) =>
		((await response.json()) as { problem?: string }).problem;
	const isThere = ({ sha }: Picture) => house.context.photos.has(org, sha);
	const hide = (ref: string) =>
		house.context.db
			.updateTable('photo_refs')
			.set({ is_hidden: 1 })
			.where('ref', '=', ref)
			.execute();

	describe('a phone that asks', () => {
		test('is told what is missing, what is safe and what need not be sent', async () => {
			const [safe, declared, unknown] = [jpegOf(1_000, 1), jpegOf(1_000, 2), jpegOf(1_000, 3)];
			const bad = named(Buffer.from('No soy una foto.'));
			await stored(safe);
			await house.declare(declared);
			await house.declare(bad);
			await put(bad);
			expect(await have(safe, declared, unknown, bad, safe)).toMatchObject({
				magic: 'th',
				missing: [declared.sha, unknown.sha],
				refused: [bad.sha],
			});
			expect(await have()).toMatchObject({ missing: [], refused: [] });
		});

		test('is asked again for a picture whose file is gone, though a row says otherwise', async () => {
			const picture = await stored(jpegOf(1_000, 1));
			await house.context.photos.remove(org, picture.sha);
			expect(await have(picture)).toMatchObject({ missing: [picture.sha] });
			expect(await house.photoBytes()).toBe(0);
			expect((await put(picture)).status).toBe(200);
			expect(await have(picture)).toMatchObject({ missing: [] });
			expect(await house.photoBytes()).toBe(picture.bytes.length);
		});

		test.each([
			'{',
			'[]',
			'{"shas":"x"}',
			'{"shas":["x"]}',
			JSON.stringify({ shas: Array(501).fill('a'.repeat(64)) }),
		])('what cannot be a question is no question: %.30s', async (body) => {
			expect(await problemOf(await house.ask('POST', '/have', token, body))).toBe('unreadable');
		});

		test('may still hand in what was told before its access ended', async () => {
			const gone = await house.phone('eva', { revokedAt: Date.now() - 1_000 });
			const picture = jpegOf(1_000, 1);
			await house.declare(picture, { isHidden: 1 });
			expect((await house.ask('PUT', `/${picture.sha}`, gone, picture.bytes)).status).toBe(200);
		});
	});

	describe('the room of a business', () => {
		test('is counted to the byte, and what would not fit is not kept', async () => {
			const first = await stored(jpegOf(1_200_000, 1));
			const second = jpegOf(1_000_000, 2);
			await house.declare(second);
			const answer = await put(second);
			expect(answer.status).toBe(507);
			expect(await answer.json()).toMatchObject({ problem: 'over-quota', facts: { mb: 2 } });
			expect(await house.photoBytes()).toBe(first.bytes.length);
			expect(await house.context.photos.usage(org)).toBe(first.bytes.length);
			expect(await house.stateOf(second.sha)).toBe('declared');
			// The first is still being redrawn, by way of the same folder.
			await expect.poll(() => house.leftovers()).toEqual([]);
		});

		test('is not exceeded by pictures that arrive at the same time', async () => {
			const all = [1, 2, 3, 4, 5].map((seed) => jpegOf(450_000, seed));
			for (const picture of all) await house.declare(picture);
			const answers = await Promise.all(all.map(put));
			const kept = all.filter((_one, at) => answers[at]?.status === 200);
			expect(kept).toHaveLength(2);
			const bytes = kept.reduce((sum, one) => sum + one.bytes.length, 0);
			expect(await house.photoBytes()).toBe(bytes);
			expect(await house.context.photos.usage(org)).toBe(bytes);
		});

		test('is free again for the next when a picture is forgotten', async () => {
			const first = await stored(jpegOf(1_200_000, 1), { ref: 'op-1' });
			await hide('op-1');
			expect(await forgetPhoto(house.context, { org, sha: first.sha })).toBe(true);
			expect(await house.photoBytes()).toBe(0);
			await stored(jpegOf(1_000_000, 2));
		});
	});

	describe('a picture that must be forgotten', () => {
		const quarantine = (op: string, resolvedAt: number | null) =>
			house.context.db
				.insertInto('quarantine')
				.values({
					...{ org, id: op, op_id: op, dev: null, n: null, device: 'phone', person: 'ana' },
					...{ at_srv: 1, st: 'rejected', code: 'not-allowed', text: '', raw: '{}', seen: null },
					...{ resolved_at: resolvedAt, resolved_by: null, resolution: null, reason: null },
				})
				.execute();
		const forget = ({ sha }: Picture) => forgetPhoto(house.context, { org, sha });

		test('goes with its bytes and its row; a phone that still has it need not send it', async () => {
			const picture = await stored(jpegOf(1_000, 1), { ref: 'op-1' });
			expect((await house.ask('GET', `/${picture.sha}`, token)).status).toBe(200);
			await hide('op-1');
			expect(await forget(picture)).toBe(true);
			for (const kind of ['original', 'shown', 'thumb'] as const)
				expect(await house.context.photos.has(org, picture.sha, kind)).toBe(false);
			expect(await house.stateOf(picture.sha)).toBeUndefined();
			expect(await house.photoBytes()).toBe(0);
			expect((await house.ask('GET', `/${picture.sha}`, owner)).status).toBe(404);
			expect(await have(picture)).toMatchObject({ missing: [], refused: [picture.sha] });
			expect(await problemOf(await put(picture))).toBe('not-declared');
			expect(await forget(picture)).toBe(true);
		});

		test('stays while anything that somebody may see tells of it', async () => {
			const picture = await stored(jpegOf(1_000, 1), { ref: 'op-1' });
			await house.declare(picture, { ref: 'op-2' });
			await hide('op-1');
			expect(await forget(picture)).toBe(false);
			expect(await isThere(picture)).toBe(true);
			await hide('op-2');
			expect(await forget(picture)).toBe(true);
		});

		test('stays while an owner has not decided about an operation that tells of it', async () => {
			const picture = await stored(jpegOf(1_000, 1), { ref: 'op-1', isHidden: 1 });
			await quarantine('op-1', null);
			expect(await forget(picture)).toBe(false);
			await house.context.db.updateTable('quarantine').set({ resolved_at: 5 }).execute();
			expect(await forget(picture)).toBe(true);
			expect(await isThere(picture)).toBe(false);
		});

		test('is waited for anew when somebody tells of it again', async () => {
			const picture = await stored(jpegOf(1_000, 1), { ref: 'op-1' });
			await hide('op-1');
			await forget(picture);
			await stored(picture, { ref: 'op-2' });
			expect((await house.ask('GET', `/${picture.sha}`, token)).status).toBe(200);
		});

		test('leaves nothing though it is being drawn or handed in at that moment', async () => {
			const picture = jpegOf(500_000, 1);
			await house.declare(picture, { ref: 'op-1' });
			const [arriving] = await Promise.all([
				put(picture),
				hide('op-1').then(() => forget(picture)),
				house.ask('GET', `/${picture.sha}`, token),
			]);
			if (arriving.status === 200) await forget(picture);
			expect(await isThere(picture)).toBe(false);
			expect(await house.context.photos.has(org, picture.sha, 'thumb')).toBe(false);
			expect(await house.photoBytes()).toBe(0);
		});

		const tell = (
			seq: number,
			told: { id: string; kind: string; ent: string; body: string | null },
		) =>
			house.context.db
				.insertInto('ops')
				.values({
					...{ org, seq, op_id: told.id, dev: 'dev', n: seq, kind: told.kind, v: 1 },
					...{
						scope: `site:${site}`,
						ent: told.ent,
						walk: 'walk-1',
						parents: '[]',
						at_dev: 0,
						off: 0,
					},
					...{ tpl: null, seen: null, person: 'ana', at_srv: 0, time: null, body: told.body },
					...{ content: '', h: '', chain: '' },
				})
				.execute();

		test('is forgotten at the next start when the server died before it could', async () => {
			const [redacted, blurred, removed] = [jpegOf(900, 1), jpegOf(900, 2), jpegOf(900, 3)];
			const kind = 'photo.add';
			for (const [at, picture] of [redacted, blurred, removed].entries()) {
				await stored(picture, { ref: `op-${at}`, photo: `photo-${at}` });
				const body = at === 0 ? null : '{}';
				await tell(at + 1, { id: `op-${at}`, kind, ent: `photo-${at}`, body });
				await hide(`op-${at}`);
			}
			const why = (word: string) => ({ kind: 'photo.hide', body: JSON.stringify({ why: word }) });
			await tell(11, { id: 'op-11', ent: 'photo-1', ...why('blurred') });
			await tell(12, { id: 'op-12', ent: 'photo-2', ...why('removed') });
			expect(await forgetLeftovers(house.context)).toBe(2);
			expect(await isThere(redacted)).toBe(false);
			expect(await isThere(blurred)).toBe(false);
			expect(await isThere(removed)).toBe(true);
			expect(await forgetLeftovers(house.context)).toBe(0);
		});
	});

	test('pictures that never came are told by walk, phone and person, to whoever may know', async () => {
		const [one, two, three, here, audit] = [1, 2, 3, 4, 5].map((seed) => jpegOf(900, seed)) as [
			Picture,
			Picture,
			Picture,
			Picture,
			Picture,
		];
		await house.declare(one, { walk: 'walk-1', person: 'ana' });
		await house.declare(two, { walk: 'walk-1', person: 'ana' });
		await house.declare(two, { walk: 'walk-1', person: 'ana' });
		await house.declare(three, { walk: 'walk-2', person: 'dora', scope: 'site:site-2' });
		await house.declare(audit, { walk: 'walk-3', scope: 'audit:walk-3' });
		await stored(here);
		const told = async (who: string) => {
			const answer = await house.ask('GET', '', who);
			return (await answer.json()) as { announced: Record<string, unknown>[] };
		};
		const ofAna = { walk: 'walk-1', device: 'phone', label: null, person: 'ana', name: 'ana' };
		const ofDora = { ...ofAna, walk: 'walk-2', person: 'dora', name: 'dora' };
		const since = expect.any(Number);
		expect((await told(token)).announced).toEqual([{ ...ofAna, photos: 2, since }]);
		expect((await told(owner)).announced).toEqual([
			{ ...ofAna, photos: 2, since },
			{ ...ofDora, photos: 1, since },
		]);
	});
});
