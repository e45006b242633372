// The whole example in a real browser: how long a person waits for it, and whether it is sound.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { examplePictureBytes, examplePictures } from '#lib/content/example-pictures.ts';
import { shippedLists } from '#lib/content/library.ts';
import { exampleFacts } from '#lib/domain/example/restaurant.ts';
import { projections, type PhoneDatabase } from './database.ts';
import { plantExample, removeExample } from './example.ts';
import { Phone } from './phone.ts';
import { rebuild } from './project.ts';
import { tplOf } from './publish.ts';

const name = 'example-in-a-browser';
let phone: Phone;
beforeEach(() => {
	phone = new Phone(name);
});
afterEach(async () => {
	phone.close();
	await removeExample(name);
});

/** Decides, writes and commits everything; gives how many facts there were. */
async function plant(onProgress?: (part: number) => void): Promise<number> {
	const facts = exampleFacts({
		lists: shippedLists,
		tplOf,
		now: Date.parse('2026-11-22T22:30:00Z'),
		seed: 20261,
		language: 'es',
		pictures: examplePictures,
	});
	const planted = await plantExample(phone, facts, { pictures: examplePictureBytes(), onProgress });
	expect(planted).toBe(facts.length);
	return planted;
}

test('the example is there within two seconds and leaves nothing behind', async () => {
	const times: number[] = [];
	// The best of three: other work on the machine is not the example's fault.
	for (let round = 0; round < 3; round += 1) {
		const began = performance.now();
		await plant();
		times.push(performance.now() - began);
		phone.close();
		await removeExample(name);
		expect((await indexedDB.databases()).map((one) => one.name)).not.toContain(name);
	}
	expect(Math.min(...times), times.join(', ')).toBeLessThan(2000);
});

test('progress only goes forward and ends when all is on disk', async () => {
	const parts: number[] = [];
	await plant((part) => parts.push(part));
	expect(parts).toEqual([...parts].sort((a, b) => a - b));
	expect(parts.at(-1)).toBe(1);
	expect(parts.length).toBeGreaterThan(5);
});

test('all ninety days equal the fold of their log, and nothing of them waits to be sent', async () => {
	const count = await plant();
	const planted = await tablesOf(phone.db);
	await phone.run(async (db) => rebuild(db));
	expect(await tablesOf(phone.db)).toEqual(planted);
	expect(planted.answers?.length).toBeGreaterThan(5000);
	expect(planted.walks?.length).toBeGreaterThan(90);
	expect(await phone.db.ops.where('outbox').above(-1).count()).toBe(0);
	expect(await phone.db.ops.filter(({ state }) => state === 'acked').count()).toBe(count);
	expect(await phone.db.blobs.count()).toBe(examplePictures.length);
});

async function tablesOf(db: PhoneDatabase): Promise<Record<string, unknown[]>> {
	const pairs = projections.map(async (table) => [table, await db.table(table).toArray()] as const);
	return Object.fromEntries(await Promise.all(pairs));
}
