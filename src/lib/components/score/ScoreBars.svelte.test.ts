// A bar is drawn for what was seen; too little or nothing is said instead of shown as a number.
import '../../../app.css';
import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { addTallies, noTally, tallyOf } from '#lib/domain/score/score.ts';
import type { Mark } from '#lib/domain/walk/mark.ts';
import { es } from '#lib/messages/es.ts';
import { speak } from '#lib/state/words.svelte.ts';
import { aMark, fail, pass, skip } from '../../../../tests/support/marks.ts';
import ScoreBars from './ScoreBars.svelte';

await speak('es');

const bar = (key: 'cleanliness' | 'order' | 'dress', marks: Mark[]) => ({
	key,
	name: es.dimensions[key],
	tally: marks.map((mark) => tallyOf(mark)).reduce(addTallies, noTally),
	isHeadline: key !== 'dress',
	marks,
});
const draw = (...bars: ReturnType<typeof bar>[]) =>
	render(ScoreBars, { title: es.closing.byDimension, bars });
const isHatched = (root: Element) =>
	[...root.querySelectorAll('*')].some((part) =>
		getComputedStyle(part).backgroundImage.includes('repeating-linear-gradient'),
	);

test('enough answers give a number that explains itself, and no excuse', async () => {
	const { container } = await draw(
		bar('cleanliness', [aMark('Piso', fail), aMark('Mesa', pass), aMark('Vaso', pass)]),
	);
	await page.getByRole('button', { name: '66.7' }).click();
	const opened = page.getByRole('dialog', { name: es.dimensions.cleanliness });
	await expect.element(opened.getByText(es.explain.scoreSum('2', '3', '66.7'))).toBeVisible();
	expect(opened.getByRole('row').elements()).toHaveLength(4);
	expect(page.getByText(es.closing.notEnough).query()).toBeNull();
	expect(isHatched(container)).toBe(false);
});

test('a number from too few answers says so', async () => {
	await draw(bar('order', [aMark('Cables', pass, { dimension: 'order' })]));
	await expect.element(page.getByRole('button', { name: '100.0' })).toBeVisible();
	await expect.element(page.getByText(es.closing.notEnough)).toBeVisible();
});

test('what nobody saw has no number and an empty, hatched bar', async () => {
	const { container } = await draw(bar('dress', [aMark('Gafete', skip), aMark('Zapatos', null)]));
	await expect.element(page.getByText(es.closing.notScored)).toBeVisible();
	expect(page.getByRole('button').query()).toBeNull();
	expect(container.textContent).not.toMatch(/\d/);
	expect(isHatched(container)).toBe(true);
});
