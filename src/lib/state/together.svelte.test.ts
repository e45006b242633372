// Who else is in a walk follows what is told and what arrives, while the screen is open.
import { flushSync } from 'svelte';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { answerItem } from '#lib/domain/walk/answer-facts.ts';
import { keepAccount } from '#lib/local/link.ts';
import { record } from '#lib/local/record.ts';
import { togetherSeen, type TogetherSeen } from '#lib/local/together.ts';
import { aPlace, pointOf, startOf, world } from '../../../tests/support/builders.ts';
import { fail, pass } from '../../../tests/support/marks.ts';
import { live, type Live } from './live.svelte.ts';
import { phone } from './phone.svelte.ts';
import { tell } from './tell.ts';
import { speak } from './words.svelte.ts';
import { nameOf, othersOf } from './together.ts';

await speak('es');

let seen: Live<TogetherSeen | null>;
let walk: { id: string; site: string };
let stop = () => {};

beforeEach(async () => {
	await phone.run(async (db) => void (await Promise.all(db.tables.map((t) => t.clear()))));
	const here = world();
	const { site, facts } = aPlace(here);
	const start = startOf(site, here);
	await record(phone, [...facts, start], here);
	walk = { id: start.ent, site: site.id };
});
afterEach(async () => {
	stop();
	await phone.run((db) => db.meta.delete('account'));
});

const signedIn = () =>
	phone.run((db) =>
		keepAccount(db, {
			org: 'org',
			orgName: 'La Fonda',
			person: 'ana',
			name: 'Ana',
			role: 'lead',
			sites: 'all',
			token: null,
			device: 'd',
		}),
	);
const watch = () => {
	stop = $effect.root(() => void (seen = live(() => togetherSeen(walk.id))));
	flushSync();
};
/** As a pull would bring it: another person's answer to the same item, which knew nothing of this one. */
const arrives = (person: string, item: 'floor') =>
	phone.run(async (db) => {
		const point = pointOf(walk, item);
		const fact = answerItem(point, fail);
		const id = crypto.randomUUID();
		const dev = crypto.randomUUID();
		const row = { ...fact, id, dev, n: 1, parents: [], at: 1, off: 0, seq: 9, person };
		await db.ops.add({ ...row, state: 'acked', body: { answer: { kind: 'fail' } } });
		await db.people.put({ id: person, name: 'Luis' });
	});

test('without an account there is nobody else', async () => {
	watch();
	await expect.poll(() => seen.value).toBeNull();
	expect(othersOf(seen.value)).toBe('');
});

test('an answer told here and one that arrives are both known by name', async () => {
	await signedIn();
	watch();
	await expect.poll(() => seen.value?.me).toBe('ana');
	expect(await tell(answerItem(pointOf(walk, 'floor'), pass))).toBe(true);
	await expect.poll(() => seen.value?.people.map(({ person }) => person)).toEqual(['ana']);
	await arrives('luis', 'floor');
	await expect.poll(() => othersOf(seen.value)).toBe('con Luis');
	if (!seen.value) throw new Error('nobody');
	const { authors } = seen.value;
	const names = [...authors.values()].map((person) => seen.value && nameOf(seen.value, person));
	expect(names).toContain('Luis');
	expect(names).toContain('Ana');
});
