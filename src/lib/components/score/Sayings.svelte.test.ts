// «Lo que su local está diciendo»: worst first, with what was fixed and what was noted.
import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { answerAfter, answerItem, noteItem } from '#lib/domain/walk/answer-facts.ts';
import type { Mark } from '#lib/domain/walk/mark.ts';
import { es } from '#lib/messages/es.ts';
import { speak } from '#lib/state/words.svelte.ts';
import { aMark, fail, level, pass, skip } from '../../../../tests/support/marks.ts';
import { tell } from '../../../../tests/support/told.ts';
import Sayings from './Sayings.svelte';

await speak('es');

const areas = [{ id: 'hall', name: 'Salón' }];
const say = (marks: Mark[], rows: Parameters<typeof answerAfter>[0][] = []) =>
	render(Sayings, { marks, areas, photos: [], rows: rows.flatMap((row) => row ?? []) });
const voices = () =>
	page
		.getByRole('article')
		.elements()
		.map((one) => /«(\w+)»/.exec(one.textContent)?.[1]);

const marks = [
	aMark('leve', level(2)),
	aMark('bueno', pass),
	aMark('pesado', fail, { weight: 3, fixed: true }),
	aMark('medio', fail, { weight: 2 }),
	aMark('critico', fail, { critical: true }),
];

test('the worst three speak first, the rest when asked', async () => {
	await say(marks);
	expect(voices()).toEqual(['critico', 'pesado', 'medio']);
	await page.getByRole('button', { name: es.closing.showAll(4) }).click();
	expect(voices()).toEqual(['critico', 'pesado', 'medio', 'leve']);
	await page.getByRole('button', { name: es.closing.showLess }).click();
	expect(voices()).toHaveLength(3);
});

test('what was fixed on the spot is said to be, and only that', async () => {
	await say(marks);
	const fixed = page.getByText(es.closing.fixed);
	expect(fixed.elements()).toHaveLength(1);
	expect(fixed.element().closest('article')?.textContent).toContain('pesado');
});

test('the note stands with what it is about, and two different answers are said', async () => {
	const point = { walk: 'w', site: 's', area: 'hall', item: 'medio', tpl: '' };
	const one = answerAfter(undefined, tell(answerItem(point, fail)));
	const two = answerAfter(one, tell(answerItem(point, pass)));
	const row = answerAfter(two, tell(noteItem(point, 'Mesa 4, junto a la ventana')));
	await say([aMark('medio', fail)], [row]);
	await expect.element(page.getByText('Mesa 4, junto a la ventana')).toBeVisible();
	await expect.element(page.getByText(es.walk.disputed)).toBeVisible();
});

test('silence is told apart from not having looked', async () => {
	const { rerender } = await say([aMark('bueno', pass)]);
	await expect.element(page.getByText(es.closing.saysNothing)).toBeVisible();
	await rerender({ marks: [aMark('bueno', skip), aMark('otro', null)] });
	await expect.element(page.getByText(es.closing.saysNothingSeen)).toBeVisible();
});
