// What must hold of a phone after every fault: nothing shown is lost, nothing is there twice, numbers
// have no holes, and the tables are what the log folds to.
// Before Dexie, which looks for a database once.
import 'fake-indexeddb/auto';
import { expect, type Page } from '@playwright/test';
import { projections, type OpRow } from '#lib/local/database.ts';
import { rebuild } from '#lib/local/project.ts';
import { heldBy, holesIn, ownDatabase, type Held } from '../../support/held.ts';
import { aPhone, tablesOf } from '../../support/phone.ts';
import type { Tapped } from './thumb.ts';

/** Reads the phone and checks it; `shown` is everything the screen ever said was saved. */
export async function isWhole(
	page: Page,
	shown: readonly Tapped[] = [],
	database = ownDatabase,
): Promise<Held> {
	const held = await heldBy(page, database);
	const known = new Map(held.ops.map((op) => [op.id, op]));
	const lost = shown.filter(({ id, n, ent }) => {
		const op = known.get(id);
		return op?.n !== n || op.ent !== ent;
	});
	expect(lost, 'shown as saved, and gone').toEqual([]);
	const answers = held.answers.map(({ ent }) => ent);
	expect(new Set(answers).size).toBe(answers.length);
	expect(holesIn(held.ops)).toEqual([]);
	expect(tablesIn(held)).toEqual(await foldOf(held.ops));
	return held;
}

const tablesIn = (held: Held): Record<string, unknown[]> => {
	const tables = held as unknown as Record<string, unknown[]>;
	return Object.fromEntries(projections.map((name) => [name, tables[name] ?? []]));
};

/** Folds the log in another database, on another machine: here, in memory. */
async function foldOf(log: readonly OpRow[]): Promise<Record<string, unknown[]>> {
	const phone = aPhone();
	await phone.run((db) => db.ops.bulkPut(log));
	await phone.run(rebuild);
	const tables = await tablesOf(phone);
	await phone.db.delete();
	return tables;
}

/** A page of the same origin that runs nothing of the app. */
export async function bareOf(page: Page, origin: string): Promise<void> {
	await page.goto(`${origin}/manifest.webmanifest`);
}

/** Seeded chance, so that a run can be played again: TODO_HABLA_SEED. */
export function chance(): { seed: number; next: () => number } {
	const seed = Number(process.env.TODO_HABLA_SEED) || Math.floor(Math.random() * 2 ** 31) + 1;
	let state = seed >>> 0;
	const next = () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
	return { seed, next };
}
