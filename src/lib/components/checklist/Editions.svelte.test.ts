// The versions of a list: numbered, by whom and when; two made at once are both told.
import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { editionsOf, type Publishing } from '#lib/domain/checklist/editions.ts';
import { es } from '#lib/messages/es.ts';
import { speak } from '#lib/state/words.svelte.ts';
import { anItem, aVersion } from '../../../../tests/support/marks.ts';
import Editions from './Editions.svelte';

await speak('es');

const published = (op: string, parents: string[], over: Partial<Publishing> = {}): Publishing => ({
	op,
	parents,
	person: 'ana',
	at: Date.UTC(2026, 10, 2, 18),
	isAccepted: true,
	tpl: op,
	checklist: aVersion(op, [anItem('Piso')]).checklist,
	...over,
});
const names = new Map([
	['ana', 'Ana'],
	['luis', 'Luis'],
]);
const rows = () =>
	page
		.getByRole('listitem')
		.elements()
		.map((row) => row.textContent.replace(/\s+/g, ' ').trim());

test('the newest stands first, is in use, and says who published it', async () => {
	const editions = editionsOf([published('a', []), published('b', ['a'], { person: 'luis' })]);
	await render(Editions, { editions, names, me: 'ana' });
	expect(rows()[0]).toContain(`${es.lists.version('2')} ${es.lists.current}`);
	expect(rows()[0]).toContain('Luis ·');
	expect(rows()[1]).toContain('Ana ·');
});

test('two published at once are told, and whoever published one is asked to look at both', async () => {
	const log = [
		published('a', []),
		published('b', ['a']),
		published('c', ['a'], { person: 'luis' }),
	];
	await render(Editions, { editions: editionsOf(log), names, me: 'ana' });
	expect(rows()[1]).toContain(es.lists.atOnce('2', '3'));
	expect(rows()[1]).toContain(es.lists.atOnceYou);
	expect(rows()[0]).toContain(es.lists.atOnce('3', '2'));
	expect(rows()[0]).not.toContain(es.lists.atOnceYou);
});

test('one that no server has yet says that its number may change', async () => {
	const editions = editionsOf([published('a', []), published('b', ['a'], { isAccepted: false })]);
	const { rerender } = await render(Editions, { editions, names, me: 'ana' });
	expect(rows()[0]).toContain(es.lists.waiting);
	await rerender({ editions, names, me: null });
	expect(rows()[0]).not.toContain(es.lists.waiting);
});
