// What stays on a phone and what leaves it: erasure, details of what is over, months, walks fetched later.
import 'fake-indexeddb/auto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Site } from '#lib/domain/site/site.ts';
import { answerItem, noteItem } from '#lib/domain/walk/answer-facts.ts';
import { addPhoto } from '#lib/domain/walk/photo.ts';
import { finishWalk } from '#lib/domain/walk/walk-facts.ts';
import type { Walk } from '#lib/domain/walk/walk.ts';
import { bytesHash } from '#lib/protocol/digest.ts';
import { allMonths } from '#lib/local/months.ts';
import { besidePhoto } from '#lib/local/photo-box.ts';
import { rebuild } from '#lib/local/project.ts';
import { record } from '#lib/local/record.ts';
import { tidy } from '#lib/local/tidy.ts';
import { redact } from '#lib/server/sync/redact.ts';
import { aPicture, aPlace, pointOf, someBytes, startOf } from '../support/builders.ts';
import { expectFolded, expectInvariants, rowsOn } from '../support/invariants.ts';
import { fail, level, pass } from '../support/marks.ts';
import { tablesOf } from '../support/phone.ts';
import { Town, type Business, type SyncPhone } from '../support/town.ts';

const aDay = 86_400_000;
let town: Town;
let business: Business;
let rosa: SyncPhone;
let ana: SyncPhone;
let site: Site;
beforeAll(async () => {
	town = await Town.open(6);
});
afterAll(() => town.close());
beforeEach(async () => {
	town.clock.at = Date.UTC(2026, 10, 2, 15);
	business = await town.business();
	rosa = await business.ownersPhone(1);
	const place = aPlace(rosa.here);
	site = place.site;
	await rosa.tells(place.facts);
	await rosa.settles();
	await business.hires('ana', 'lead');
	ana = await business.phone('ana', { role: 'lead' }, { seed: 2 });
	await ana.settles();
});

/** Finished, everything answered well: nothing is left open by it. */
async function aGoodWalk(phone: SyncPhone): Promise<Walk> {
	const start = startOf(site, phone.here);
	const walk = { id: start.ent, site: site.id, kind: 'house' } as Walk;
	const answers = [
		answerItem(pointOf(walk, 'floor'), pass),
		answerItem(pointOf(walk, 'light'), level(4)),
		answerItem(pointOf(walk, 'soap'), pass),
	];
	await phone.tells([start, ...answers, ...finishWalk(walk, 3)]);
	return walk;
}

const holds = ({ phone }: SyncPhone, walk: Walk) => phone.run((db) => db.walks.get(walk.id));
const monthsOn = ({ phone }: SyncPhone) => phone.run((db) => allMonths(db.summaries));

describe('a walk of somebody else that is over', () => {
	test('leaves, its score stays, and a late answer brings it back whole', async () => {
		const walk = await aGoodWalk(ana);
		await business.settles();
		const before = await monthsOn(rosa);
		town.clock.advance(3 * aDay);
		await business.settles();
		expect(await holds(rosa, walk)).toBeUndefined();
		expect((await rowsOn(rosa)).filter(({ ent }) => ent.startsWith(walk.id))).toEqual([]);
		expect(await monthsOn(rosa)).toEqual(before);
		await expectFolded(business);
		await ana.tells(answerItem(pointOf(walk, 'floor'), fail));
		await business.settles();
		expect(await holds(rosa, walk)).toBeDefined();
		expect(await rosa.phone.run((db) => db.archives.count())).toBe(0);
		expect(await monthsOn(rosa)).toEqual(await monthsOn(ana));
		await expectInvariants(business);
	});

	test('stays while it tells of something open, and while a note is being typed', async () => {
		const start = startOf(site, ana.here);
		const walk = { id: start.ent, site: site.id, kind: 'house' } as Walk;
		const answers = [answerItem(pointOf(walk, 'floor'), fail)];
		await ana.tells([start, ...answers, ...finishWalk(walk, 1)]);
		await business.settles();
		town.clock.advance(3 * aDay);
		await tidy(rosa.phone, rosa.here.now());
		expect(await holds(rosa, walk)).toBeDefined();
		const other = await aGoodWalk(ana);
		await business.settles();
		await rosa.phone.run((db) =>
			db.drafts.put({ ent: `${other.id}/hall/floor`, text: 'a medias' }),
		);
		town.clock.advance(3 * aDay);
		await tidy(rosa.phone, rosa.here.now());
		expect(await holds(rosa, other)).toBeDefined();
		await rosa.phone.run((db) => db.drafts.clear());
		await tidy(rosa.phone, rosa.here.now());
		expect(await holds(rosa, other)).toBeUndefined();
		// The same item was found well later: nothing is open any more.
		expect(await holds(rosa, walk)).toBeUndefined();
	});
});

test('an own walk stays a month once it lies in a backup, and three without one', async () => {
	const walk = await aGoodWalk(ana);
	await business.settles();
	town.clock.advance(31 * aDay);
	await ana.settles();
	expect(await holds(ana, walk)).toBeDefined();
	await town.server.db
		.updateTable('orgs')
		.set({ durable_seq: await business.head() })
		.where('id', '=', business.org)
		.execute();
	town.clock.advance(2 * aDay);
	await ana.settles();
	await tidy(ana.phone, ana.here.now());
	expect(await holds(ana, walk)).toBeUndefined();
	expect(await monthsOn(ana)).toHaveLength(1);
	await expectFolded(business);
});

test('what was not sent never leaves, however old', async () => {
	ana.line.isDown = true;
	const walk = await aGoodWalk(ana);
	town.clock.advance(400 * aDay);
	await tidy(ana.phone, ana.here.now());
	expect(await holds(ana, walk)).toBeDefined();
	expect((await ana.standing()).ops).toBe(6);
});

test('a new phone is told old walks as months, and comes by their details when it asks', async () => {
	const old = await aGoodWalk(ana);
	await business.settles();
	town.clock.advance(40 * aDay);
	const open = startOf(site, ana.here);
	await ana.tells(open);
	await ana.settles();
	const fresh = await business.phone('ana', { role: 'lead' }, { seed: 9 });
	await fresh.settles();
	expect(await fresh.phone.run((db) => db.walks.toCollection().primaryKeys())).toEqual([open.ent]);
	expect(await monthsOn(fresh)).toEqual(await monthsOn(ana));
	await fresh.phone.run((db) => db.wanted.put({ walk: old.id }));
	await fresh.settles();
	expect(await holds(fresh, old)).toEqual(await holds(ana, old));
	expect(await fresh.phone.run((db) => db.archives.count())).toBe(0);
	expect(await monthsOn(fresh)).toEqual(await monthsOn(ana));
	await fresh.phone.run(rebuild);
	expect(await monthsOn(fresh)).toEqual(await monthsOn(ana));
});

describe('what was taken away for good', () => {
	test('leaves every phone, with its picture', async () => {
		const start = startOf(site, ana.here);
		const walk = { id: start.ent, site: site.id, kind: 'house' } as Walk;
		const point = pointOf(walk, 'floor');
		const bytes = someBytes(3);
		const sha = bytesHash(new Uint8Array(bytes));
		const [, note] = await ana.tells([start, noteItem(point, 'la señora del sombrero')]);
		const add = addPhoto(point, ana.here.newId(), 'before', aPicture(sha, bytes.byteLength));
		const blob = { sha, mime: 'image/jpeg', bytes, thumb: null };
		const [photo] = await record(ana.phone, [add], ana.here, besidePhoto(blob, ''));
		await business.settles([rosa]);
		await ana.syncs();
		await rosa.settles();
		for (const op of [note ?? '', photo?.id ?? ''])
			await redact(town.server, { org: business.org, op, person: business.owner });
		for (let round = 0; round < 2; round += 1) for (const one of [rosa, ana]) await one.syncs();
		for (const one of [rosa, ana]) {
			expect(JSON.stringify(await rowsOn(one))).not.toContain('sombrero');
			expect(JSON.stringify(await tablesOf(one.phone))).not.toContain('sombrero');
			expect(await one.phone.run((db) => db.photos.count())).toBe(0);
			expect(await one.phone.run((db) => db.blobs.count())).toBe(0);
		}
		await expectFolded(business);
	});
});

test('of the pictures that were fetched, the one unseen for longest goes first', async () => {
	const blob = (sha: string, usedAt: number) => ({
		...{ sha, mime: 'image/jpeg', bytes: someBytes(1, 1000), thumb: null, usedAt },
	});
	await rosa.phone.run((db) => db.blobs.bulkPut([blob('a', 3), blob('b', 1), blob('c', 2)]));
	await tidy(rosa.phone, rosa.here.now(), 2100);
	expect(await rosa.phone.run((db) => db.blobs.toCollection().primaryKeys())).toEqual(['a', 'c']);
});

test('a walk of a phone whose clock was months ahead moves to the month in which it was', async () => {
	ana.skew = 70 * aDay;
	const walk = await aGoodWalk(ana);
	expect(await monthsOn(ana)).toMatchObject([{ month: '2027-01' }]);
	await business.settles();
	const [row] = await monthsOn(ana);
	expect(row?.walks).toHaveLength(1);
	expect(await monthsOn(ana)).toHaveLength(1);
	expect(await holds(ana, walk)).toHaveProperty('clockShift');
	expect(await monthsOn(rosa)).toEqual(await monthsOn(ana));
	await expectInvariants(business);
});

test('whoever answered in a walk that another ended tells that they are done, once', async () => {
	const start = startOf(site, rosa.here);
	const walk = { id: start.ent, site: site.id, kind: 'house' } as Walk;
	await rosa.tells(start);
	await business.settles();
	await ana.tells([
		answerItem(pointOf(walk, 'floor'), pass),
		answerItem(pointOf(walk, 'floor'), fail),
		answerItem(pointOf(walk, 'soap'), pass),
	]);
	await rosa.tells(finishWalk(walk, 0));
	await business.settles();
	await business.settles();
	const done = (await rowsOn(rosa)).filter(({ kind, person }) => kind === 'walk.done' && person);
	expect(done).toMatchObject([{ person: 'ana', body: { count: 2 } }]);
	await expectInvariants(business);
});
