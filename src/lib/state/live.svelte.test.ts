// A question that stays answered: after every fact, and after the browser loses the connection.
import { flushSync } from 'svelte';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { PhoneDatabase } from '#lib/local/database.ts';
import { setSite } from '#lib/domain/site/site.ts';
import { placeNow } from '#lib/local/places.ts';
import { aPlace, world } from '../../../tests/support/builders.ts';
import { live, type Live, type Question } from './live.svelte.ts';
import { phone } from './phone.svelte.ts';
import { tell } from './tell.ts';

const { site } = aPlace(world());
const named = (name: string) => tell(setSite(site.id, { ...site, name }));
const nameNow: Question<string | null> = async (db) => (await placeNow(db))?.site.name ?? null;
let stop = () => {};

beforeEach(() =>
	phone.run(async (db) => void (await Promise.all(db.tables.map((t) => t.clear())))),
);
afterEach(() => stop());

function ask<T>(question: () => Question<T>): Live<T> {
	let asked: Live<T> | undefined;
	stop = $effect.root(() => void (asked = live(question)));
	flushSync();
	if (!asked) throw new Error('not asked');
	return asked;
}

test('the answer follows every fact that is told', async () => {
	const name = ask(() => nameNow);
	expect(name.value).toBeUndefined();
	await expect.poll(() => name.value).toBeNull();
	await named('La Fonda');
	await expect.poll(() => name.value).toBe('La Fonda');
	await named('El Patio');
	await expect.poll(() => name.value).toBe('El Patio');
});

test('what a question reads only after it waited for something else is followed too', async () => {
	const first = async (db: PhoneDatabase) => (await db.meta.get('account')) ?? null;
	const name = ask(() => async (db) => {
		await first(db);
		return nameNow(db);
	});
	await expect.poll(() => name.value).toBeNull();
	await named('La Fonda');
	await expect.poll(() => name.value).toBe('La Fonda');
});

test('a fact told over a lost connection is kept and seen', async () => {
	const name = ask(() => nameNow);
	await expect.poll(() => name.value).toBeNull();
	phone.db.backendDB().close();
	expect(await named('La Fonda')).toBe(true);
	await expect.poll(() => name.value, { timeout: 5_000 }).toBe('La Fonda');
	await named('El Patio');
	await expect.poll(() => name.value).toBe('El Patio');
	expect(name.problem).toBeNull();
});

test('a question asked over a lost connection is answered, and goes on being answered', async () => {
	let loud = $state(false);
	const name = ask<string | null>(() => {
		const isLoud = loud;
		return async (db) => {
			const said = await nameNow(db);
			return isLoud ? (said?.toUpperCase() ?? null) : said;
		};
	});
	await named('La Fonda');
	await expect.poll(() => name.value).toBe('La Fonda');
	phone.db.backendDB().close();
	loud = true;
	flushSync();
	await expect.poll(() => name.value, { timeout: 5_000 }).toBe('LA FONDA');
	expect(name.problem).toBeNull();
	await named('El Patio');
	await expect.poll(() => name.value).toBe('EL PATIO');
});
