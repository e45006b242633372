// Every number of the closing opens onto its sum, and the sum adds up to the number.
import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { scoreOf } from '#lib/domain/score/score.ts';
import type { Mark } from '#lib/domain/walk/mark.ts';
import { es } from '#lib/messages/es.ts';
import { speak } from '#lib/state/words.svelte.ts';
import { aMark, fail, level, na, pass, skip } from '../../../../tests/support/marks.ts';
import ScoreCard from './ScoreCard.svelte';

await speak('es');

const marks = [
	aMark('Piso', fail, { weight: 3, fixed: true }),
	aMark('Luz', level(3), { weight: 2, response: 'scale4' }),
	aMark('Olor', level(1), { weight: 1, response: 'scale4' }),
	aMark('Mesa', pass, { weight: 3 }),
	aMark('Planta', na),
	aMark('Bodega', skip, { weight: 1 }),
];
const card = (of: Mark[]) => render(ScoreCard, { score: scoreOf(of), marks: of });
const button = (name: string) => page.getByRole('button', { name });
const dialog = (name: string) => page.getByRole('dialog', { name });

/** What stands in the last column of each row, `a / b` as two numbers. */
function columnOf(name: string): number[][] {
	const rows = dialog(name).getByRole('row').elements().slice(1);
	return rows.map((row) =>
		(row.lastElementChild?.textContent ?? '').split('/').map((part) => Number(part)),
	);
}
const sum = (numbers: (number | undefined)[]) =>
	numbers.reduce<number>((total, one) => total + (Number.isNaN(one) ? 0 : (one ?? 0)), 0);

test('the score opens onto every answered item, and they add up to it', async () => {
	await card(marks);
	await button(`${es.closing.foundLong}: 52.8`).click();
	const opened = dialog(es.closing.foundLong);
	await expect.element(opened.getByText(es.explain.scoreSum('4.75', '9', '52.8'))).toBeVisible();
	const column = columnOf(es.closing.foundLong);
	expect(column).toHaveLength(6);
	expect(sum(column.map(([earned]) => earned))).toBe(4.75);
	expect(sum(column.map(([, possible]) => possible))).toBe(9);
	await expect.element(opened.getByText(es.explain.notCounted).first()).toBeVisible();
});

test('what was left counts the fix as good, in a number of its own', async () => {
	await card(marks);
	await button(`${es.closing.left} 86.1`).click();
	const opened = dialog(es.closing.left);
	await expect.element(opened.getByText(es.explain.scoreSum('7.75', '9', '86.1'))).toBeVisible();
	expect(sum(columnOf(es.closing.left).map(([earned]) => earned))).toBe(7.75);
});

test('points lost are listed one by one, a «Muy bien» among them', async () => {
	await card(marks);
	const name = es.closing.lost('4.3');
	await button(name).click();
	await expect.element(dialog(name)).toBeVisible();
	expect(columnOf(name)).toEqual([[3], [0.5], [0.75]]);
});

test('coverage says how much of what applies was answered', async () => {
	await card(marks);
	await button(es.closing.coverageOf('90.0')).click();
	const opened = dialog(es.closing.coverage);
	await expect.element(opened.getByText(es.explain.coverageSum('9', '10', '90.0'))).toBeVisible();
	await userEvent.keyboard('{Escape}');
	await expect.element(opened).not.toBeInTheDocument();
});

test('a critical failure says that it limits the band, and how many do', async () => {
	const clean = [...'abcdefgh'].map((id) => aMark(id, pass, { weight: 3 }));
	const broken = (id: string) => aMark(id, fail, { critical: true });
	const { rerender } = await card([...clean, broken('uno')]);
	await expect.element(page.getByText(es.closing.capOne)).toBeVisible();
	await expect.element(button(es.bands[1] ?? '')).toBeVisible();

	const two = [...clean, broken('uno'), broken('dos')];
	await rerender({ score: scoreOf(two), marks: two });
	await expect.element(page.getByText(es.closing.capMany(2))).toBeVisible();
	await expect.element(button(es.bands[0] ?? '')).toBeVisible();
});

test('a walk that saw too little says so, and one that saw nothing has no score', async () => {
	const few = [aMark('Piso', pass), aMark('Luz', null), aMark('Mesa', null)];
	const { rerender } = await card(few);
	await expect.element(page.getByText(es.closing.lowCoverage)).toBeVisible();

	const none = [aMark('Piso', skip)];
	await rerender({ score: scoreOf(none), marks: none });
	await expect.element(page.getByText(es.closing.noScoreHelp)).toBeVisible();
	expect(page.getByText(es.closing.left).query()).toBeNull();
});
