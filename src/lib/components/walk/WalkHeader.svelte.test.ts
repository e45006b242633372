// Where one is in a walk: said in words, as progress, and as strokes that can be told apart.
import '../../../app.css';
import { expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { positionOf } from '#lib/domain/walk/path.ts';
import { es } from '#lib/messages/es.ts';
import { speak } from '#lib/state/words.svelte.ts';
import { aMark, fail, na, pass } from '../../../../tests/support/marks.ts';
import WalkHeader from './WalkHeader.svelte';

await speak('es');

const marks = [
	aMark('good', pass),
	aMark('bad', fail),
	aMark('aside', na),
	aMark('now', null),
	aMark('open', null),
	aMark('elsewhere', null, { area: 'restrooms' }),
];
const shown = {
	area: 'Salón',
	position: positionOf(marks, { area: 'hall', item: 'now' }),
	current: marks[3] ?? null,
	isList: false,
	onlist: () => {},
};

test('progress counts the answers of this area, in words and in values', async () => {
	await render(WalkHeader, shown);
	const progress = page.getByRole('progressbar', { name: es.walk.progressLabel(3, 5) });
	await expect.element(progress).toHaveAttribute('aria-valuenow', '3');
	await expect.element(progress).toHaveAttribute('aria-valuemin', '0');
	await expect.element(progress).toHaveAttribute('aria-valuemax', '5');
	await expect.element(page.getByText(es.walk.position(4, 5, 1, 2))).toBeVisible();
});

test('good, bad, aside, here and open are five different strokes, and bad stands out in size', async () => {
	await render(WalkHeader, shown);
	const strokes = [...page.getByRole('progressbar').element().children].map((stroke) => ({
		colour: getComputedStyle(stroke).backgroundColor,
		height: stroke.getBoundingClientRect().height,
	}));
	expect(new Set(strokes.map(({ colour }) => colour)).size).toBe(5);
	const [good, bad, ...others] = strokes.map(({ height }) => height);
	expect(new Set([good, ...others]).size).toBe(1);
	expect(bad).toBeGreaterThan(good ?? Infinity);
});

test('one can leave at any time, and see the list and come back', async () => {
	const onlist = vi.fn();
	const { rerender } = await render(WalkHeader, { ...shown, onlist });
	await expect
		.element(page.getByRole('link', { name: es.walk.leave }))
		.toHaveAttribute('href', '/');
	await page.getByRole('button', { name: es.walk.list }).click();
	await rerender({ isList: true });
	await page.getByRole('button', { name: es.walk.one }).click();
	expect(onlist).toHaveBeenCalledTimes(2);
});
