// The planted example is what recording it would have left, and nothing in it waits to be sent.
import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { examplePictureBytes, examplePictures } from '#lib/content/example-pictures.ts';
import { shippedLists } from '#lib/content/library.ts';
import { exampleFacts, type Timed } from '#lib/domain/example/restaurant.ts';
import { answerItem } from '#lib/domain/walk/answer-facts.ts';
import { contentHash } from '#lib/protocol/hash.ts';
import { projections, type Install, type PhoneDatabase } from './database.ts';
import { exampleKey, plantExample, removeExample } from './example.ts';
import { Phone } from './phone.ts';
import { rebuild } from './project.ts';
import { record } from './record.ts';

const now = Date.parse('2026-11-22T22:30:00Z');
const facts = exampleFacts({
	lists: shippedLists,
	tplOf: contentHash,
	now,
	seed: 20261,
	language: 'es',
	pictures: examplePictures,
});
const pictures = examplePictureBytes();

const some = aFewWalks();

let phone: Phone;
beforeEach(() => {
	phone = new Phone('example');
});
afterEach(async () => {
	phone.close();
	await removeExample('example');
});

async function tablesOf(db: PhoneDatabase): Promise<Record<string, unknown[]>> {
	const pairs = projections.map(async (name) => [name, await db.table(name).toArray()] as const);
	return Object.fromEntries(await Promise.all(pairs));
}

/** The set-up, the first walks, the void one and the last ones; all of them are a browser's test. */
function aFewWalks(): Timed[] {
	const starts = facts.flatMap(({ fact }, index) => (fact.kind === 'walk.start' ? [index] : []));
	const walks = starts.map((start, index) => facts.slice(start, starts[index + 1]));
	const kept = walks.filter(
		(told, index) =>
			index < 4 || index >= walks.length - 8 || told.some(({ fact }) => fact.kind === 'walk.void'),
	);
	return [facts.slice(0, starts[0]), ...kept].flat();
}

/** Every table as JSON, whatever name the install has. */
async function nameless(db: PhoneDatabase): Promise<Record<string, string>> {
	const install = (await db.meta.get('install')) as Install | undefined;
	const tables = Object.entries(await tablesOf(db));
	return Object.fromEntries(
		tables.map(([name, rows]) => [
			name,
			JSON.stringify(rows).replaceAll(install?.dev ?? '', 'install'),
		]),
	);
}

test('planting leaves the log and the tables that recording would have left', async () => {
	const recorded = new Phone('recorded');
	let names = 0;
	for (const { at, fact } of some) {
		await record(recorded, [fact], { now: () => at, newId: () => `id-${(names += 1)}` });
	}
	await plantExample(phone, some);
	const logOf = async (db: PhoneDatabase) => {
		const ops = (await db.ops.toArray()).sort((a, b) => a.n - b.n);
		const place = new Map(ops.map((op) => [op.id, op.n]));
		return ops.map(({ n, kind, v, scope, ent, parents, at, off, tpl, body }) => {
			const before = parents.map((id) => place.get(id));
			return { n, kind, v, scope, ent, before, at, off, tpl, body };
		});
	};
	expect(new Set(some.map(({ fact }) => fact.kind)).size).toBe(12);
	expect(await logOf(phone.db)).toEqual(await logOf(recorded.db));
	const [planted, told] = await Promise.all([phone.db, recorded.db].map(nameless));
	for (const name of ['walks', 'summaries', 'photos', 'checklists']) {
		expect(planted?.[name]).toEqual(told?.[name]);
	}
	recorded.close();
	await Dexie.delete('recorded');
});

test('every table equals the fold of the whole log', async () => {
	await plantExample(phone, some, { pictures });
	const planted = await tablesOf(phone.db);
	await rebuild(phone.db);
	expect(await tablesOf(phone.db)).toEqual(planted);
	expect(planted.answers?.length).toBeGreaterThan(300);
	expect(planted.summaries).not.toEqual([]);
	expect(planted.photos).not.toEqual([]);
});

test('nothing in the example waits to be sent, and the database says what it is', async () => {
	await plantExample(phone, some, { pictures });
	expect(await phone.db.ops.count()).toBe(some.length);
	expect(await phone.db.ops.where('outbox').above(-1).count()).toBe(0);
	expect(await phone.db.ops.filter(({ state }) => state !== 'acked').count()).toBe(0);
	expect(await phone.db.meta.get(exampleKey)).toEqual({ key: exampleKey, value: true });
});

test('every photo of the example can be looked at', async () => {
	await plantExample(phone, some, { pictures });
	const photos = await phone.db.photos.toArray();
	const blobs = await phone.db.blobs.bulkGet(photos.map(({ added }) => added?.sha ?? ''));
	expect(photos.length).toBeGreaterThan(3);
	expect(blobs.map((blob) => blob?.bytes.byteLength)).toEqual(
		photos.map(({ added }) => added?.bytes),
	);
});

test('planting twice, or after a lost connection, plants once', async () => {
	const first = await plantExample(phone, some, { pictures, seed: 9 });
	const log = await phone.db.ops.toArray();
	expect(await plantExample(phone, some, { pictures, seed: 9 })).toBe(first);
	expect(await phone.db.ops.toArray()).toEqual(log);
});

test('whoever goes on with the walk left half way continues the same log', async () => {
	await plantExample(phone, some, { pictures });
	const [walk] = await phone.db.walks.where('state').equals('open').toArray();
	const area = walk?.areas.at(-1);
	const list = await phone.db.checklists.get(area?.tpl ?? '');
	const item = list?.checklist.items.find(({ response }) => response === 'passfail');
	const point = {
		walk: walk?.id ?? '',
		site: walk?.site ?? '',
		area: area?.id ?? '',
		item: item?.id ?? '',
		tpl: area?.tpl ?? '',
	};
	const [op] = await record(phone, [answerItem(point, { kind: 'pass' })], {
		now: () => now,
		newId: () => 'mine',
	});
	expect([op?.n, op?.parents]).toEqual([some.length + 1, []]);
	expect((await phone.db.ops.limit(1).first())?.dev).toBe(op?.dev);
});

test('no operation bears the name of what it speaks of', async () => {
	await plantExample(phone, some, { seed: 20261 });
	const ops = await phone.db.ops.toArray();
	const names = new Set(ops.flatMap(({ ent, dev }) => [...ent.split('/'), dev]));
	expect(ops.filter(({ id }) => names.has(id))).toEqual([]);
	expect(new Set(ops.map(({ id }) => id)).size).toBe(some.length);
});

test('removing the example removes its database', async () => {
	await plantExample(phone, some, { pictures });
	phone.close();
	await removeExample('example');
	expect(await Dexie.exists('example')).toBe(false);
});
