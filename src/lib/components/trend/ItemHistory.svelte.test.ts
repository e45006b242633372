// One item's history on the screen: sentences first, a shape and a word for every walk, the table behind.
import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import type { ItemHistory, Look, Sight } from '#lib/domain/trend/item-history.ts';
import { wilson } from '#lib/domain/trend/statistics/wilson.ts';
import { es } from '#lib/messages/es.ts';
import { speak } from '#lib/state/words.svelte.ts';
import { anItem } from '../../../../tests/support/marks.ts';
import ItemRate from './ItemRate.svelte';
import ItemStrip from './ItemStrip.svelte';

await speak('es');

const look = (at: number, sight: Sight, level: Look['level'] = null): Look => ({
	walk: `w${at}`,
	day: `2026-11-${String(at + 1).padStart(2, '0')}`,
	walkedAt: Date.UTC(2026, 10, at + 1, 18),
	shift: 'late',
	sight,
	level,
});

const history = (over: Partial<ItemHistory> = {}): ItemHistory => ({
	item: anItem('towels'),
	areaName: 'Baños',
	looks: [look(0, 'bad'), look(1, 'good')],
	fails: 7,
	answered: 24,
	interval: wilson(7, 24),
	failsNow: true,
	verdict: 'bandage',
	...over,
});

test('how often, how sure, and whether it comes back, in sentences', async () => {
	await render(ItemRate, { history: history() });
	await expect.element(page.getByText(es.itemHistory.verdict.bandage)).toBeVisible();
	await expect.element(page.getByText(es.itemHistory.nowBad)).toBeVisible();
	await expect.element(page.getByRole('heading')).toMatchTextContent('Habló mal 7 de 24 veces');
	await expect.element(page.getByText(/entre 14\.9 y 49\.2 %/)).toBeVisible();
	await expect.element(page.getByText(/Desde el 1 de noviembre de 2026/)).toBeVisible();
});

test('of what nobody saw there is no rate', async () => {
	const none = history({ fails: 0, answered: 0, interval: wilson(0, 0), verdict: 'few' });
	await render(ItemRate, { history: none });
	await expect.element(page.getByText(es.itemHistory.verdict.few)).toBeVisible();
	expect(page.getByRole('heading').elements()).toHaveLength(0);
});

test('every walk is a link that says day and outcome in words', async () => {
	const looks = [look(0, 'bad'), look(1, 'fixed'), look(2, 'unseen'), look(3, 'good')];
	await render(ItemStrip, { title: es.itemHistory.strip, looks });
	const links = page.getByRole('link').elements();
	expect(links.slice(0, 4).map((one) => one.getAttribute('aria-label'))).toEqual([
		'1 nov: habló mal',
		'2 nov: arreglado en el momento',
		'3 nov: nadie lo miró',
		'4 nov: bien',
	]);
	expect(links[2]?.getAttribute('href')).toBe('/walks/w2/closing');
	const box = links[0]?.getBoundingClientRect();
	expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(48);
});

test('only shapes that occur are explained, and older walks are a tap away', async () => {
	const looks = Array.from({ length: 25 }, (_, at) => look(at, at % 2 ? 'good' : 'bad'));
	await render(ItemStrip, { title: es.itemHistory.strip, looks });
	const cells = () => page.getByRole('link').elements().length;
	expect(cells()).toBe(20);
	expect(page.getByText(es.itemHistory.marks.unseen, { exact: true }).elements()).toHaveLength(0);
	await page.getByRole('button', { name: es.itemHistory.more(5) }).click();
	await expect.poll(cells).toBe(25);
});

test('the table behind it has every walk, newest first, with its shift and its word', async () => {
	const looks = [look(0, 'bad', 1), look(1, 'good', 4)];
	const shifts = [{ id: 'late', name: 'tarde' }];
	await render(ItemStrip, { title: es.itemHistory.strip, looks, shifts });
	await page.getByText(es.itemHistory.table).click();
	const rows = page
		.getByRole('row')
		.elements()
		.map((row) => row.textContent);
	expect(rows[1]).toMatch(/2 nov 2026.*tarde.*Impecable · bien/s);
	expect(rows[2]).toMatch(/1 nov 2026.*tarde.*Molesta · habló mal/s);
});
