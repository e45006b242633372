// The statement, what is said beside it, and that every shipped one fits the narrowest phone.
import '../../../app.css';
import { afterEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { shippedLists } from '#lib/content/library.ts';
import { textIn } from '#lib/domain/checklist/checklist.ts';
import { es } from '#lib/messages/es.ts';
import { speak } from '#lib/state/words.svelte.ts';
import { anItem } from '../../../../tests/support/marks.ts';
import ItemStatement from './ItemStatement.svelte';

await speak('es');

afterEach(() => page.viewport(360, 640));

test('a critical item and its sample are said; a plain one claims neither', async () => {
	const item = anItem('floor', { critical: true, sample: 3 });
	const words = { text: 'El piso está seco.', tells: '«Me voy a caer.»', small: false };
	const { rerender } = await render(ItemStatement, { item, ...words });
	await expect.element(page.getByRole('heading', { name: words.text })).toBeVisible();
	await expect.element(page.getByText(es.walk.critical)).toBeVisible();
	await expect.element(page.getByText(es.walk.sample(3), { exact: false })).toBeVisible();
	await expect.element(page.getByText(words.tells)).toBeVisible();

	await rerender({ item: anItem('floor') });
	expect(page.getByText(es.walk.critical).query()).toBeNull();
	expect(page.getByText(es.walk.sample(3), { exact: false }).query()).toBeNull();
});

test('the words of the scale are explained, best first', async () => {
	const item = anItem('light', { response: 'scale4' });
	await render(ItemStatement, { item, text: 'Luz', tells: '', small: false });
	await page.getByRole('button', { name: es.walk.scaleHelp }).click();
	const terms = page.getByRole('dialog', { name: es.walk.scaleHelp }).getByRole('term').elements();
	expect(terms.map((term) => term.textContent)).toEqual([...es.walk.scale].reverse());
});

test.each(['es', 'en'] as const)('every shipped statement (%s) fits 320 px', async (spoken) => {
	await page.viewport(320, 640);
	document.documentElement.lang = spoken;
	const [first, ...others] = shippedLists.flatMap(({ items }) => items);
	if (!first) throw new Error('no shipped items');
	const words = (item: typeof first) => ({
		item,
		text: textIn(item.text, spoken),
		tells: textIn(item.tells, spoken),
		small: false,
	});
	const { container, rerender } = await render(ItemStatement, words(first));
	container.style.padding = '0 20px';
	const wide: string[] = [];
	for (const item of [first, ...others]) {
		await rerender(words(item));
		if (document.documentElement.scrollWidth > 320) wide.push(item.id);
	}
	expect(others.length).toBeGreaterThan(90);
	expect(document.documentElement.clientWidth).toBe(320);
	expect(wide).toEqual([]);
});
