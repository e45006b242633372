// The chart and the numbers behind it: every point, no invented zero, no line from too few walks.
import { Chart } from 'chart.js';
import { expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { scoreOf } from '#lib/domain/score/score.ts';
import type { WalkSummary } from '#lib/domain/walk/summary.ts';
import { es } from '#lib/messages/es.ts';
import { speak } from '#lib/state/words.svelte.ts';
import { aMark, fail, pass } from '../../../../tests/support/marks.ts';
import WalkChart from './WalkChart.svelte';

await speak('es');

/** A walk of that day of November: clean but for `bad` of four, and order seen or not. */
function walkOf(day: number, bad: number, isOrderSeen = true) {
	const seen = [1, 2, 3, 4].map((one) => aMark(`limpio-${one}`, one <= bad ? fail : pass));
	const order = [1, 2, 3].map((one) => aMark(`orden-${one}`, pass, { dimension: 'order' }));
	const summary: WalkSummary = {
		walk: `w${day}`,
		site: 's',
		kind: 'house',
		shift: null,
		day: `2026-11-${String(day).padStart(2, '0')}`,
		walkedAt: Date.UTC(2026, 10, day, 18),
		finishedAt: null,
		areas: [],
	};
	return { summary, score: scoreOf(isOrderSeen ? [...seen, ...order] : seen) };
}
const six = [1, 2, 3, 4, 5, 6].map((day) => walkOf(day, day % 3));

async function drawn(container: HTMLElement) {
	const canvas = container.querySelector('canvas');
	return vi.waitUntil(() => (canvas ? Chart.getChart(canvas) : undefined));
}
const linesOf = (chart: Chart) =>
	chart.data.datasets.map(({ label, data }) => [label, ...data] as const);
const few = page.getByText(es.history.chartFew);

test('the table behind the chart holds every point, newest first', async () => {
	await render(WalkChart, { walks: six });
	await page.getByText(es.history.table).click();
	const rows = page.getByRole('row').elements().slice(1);
	const cells = rows.map((row) => [...row.children].map((cell) => cell.textContent.trim()));
	expect(cells).toHaveLength(6);
	expect(cells[0]?.slice(1)).toEqual(['100.0', '100.0', '100.0']);
	expect(cells[1]?.slice(1)).toEqual(['71.4', '50.0', '100.0']);
	await expect
		.element(page.getByRole('row').nth(1).getByRole('link'))
		.toHaveAttribute('href', '/walks/w6/closing');
});

test('three series are drawn, and each can be put aside and brought back', async () => {
	const { container } = await render(WalkChart, { walks: six });
	const names = [es.history.overall, es.dimensions.cleanliness, es.dimensions.order];
	expect(linesOf(await drawn(container)).map(([name]) => name)).toEqual(names);
	await expect.element(few).not.toBeInTheDocument();

	const order = page.getByRole('button', { name: es.dimensions.order });
	await order.click();
	await expect.element(order).toHaveAttribute('aria-pressed', 'false');
	const labels = async () => linesOf(await drawn(container)).map(([name]) => name);
	await expect.poll(labels).toEqual(names.slice(0, 2));
	await order.click();
	await expect.element(order).toHaveAttribute('aria-pressed', 'true');
	await expect.poll(labels).toEqual(names);
});

test('three walks are dots without a line, and the screen says why', async () => {
	const { container } = await render(WalkChart, { walks: six.slice(0, 3) });
	await expect.element(few).toBeVisible();
	await expect.element(page.getByRole('img', { name: es.history.chartLabel(3) })).toBeVisible();
	const chart = await drawn(container);
	expect(chart.data.datasets.map((set) => 'showLine' in set && set.showLine)).toEqual([
		false,
		false,
		false,
	]);
});

test('a dimension nobody saw is a gap, never a zero', async () => {
	const { container } = await render(WalkChart, { walks: [walkOf(1, 0), walkOf(2, 1, false)] });
	const order = linesOf(await drawn(container)).at(-1);
	expect(order).toEqual([es.dimensions.order, 1000, null]);
	await page.getByText(es.history.table).click();
	const cells = page.getByRole('row').nth(1).getByRole('cell').elements();
	expect(cells.map((cell) => cell.textContent.trim())).toEqual([
		'75.0',
		'75.0',
		es.closing.notEnough,
	]);
});
