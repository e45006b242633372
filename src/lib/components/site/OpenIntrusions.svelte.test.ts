// What still speaks badly: three at first, all when asked, with what makes each one graver.
import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import type { OpenIntrusion } from '#lib/domain/walk/open-intrusions.ts';
import { es } from '#lib/messages/es.ts';
import { speak } from '#lib/state/words.svelte.ts';
import { aMark, fail } from '../../../../tests/support/marks.ts';
import OpenIntrusions from './OpenIntrusions.svelte';

await speak('es');

const open = (id: string, times = 1, critical = false): OpenIntrusion => ({
	mark: aMark(id, fail, { critical }),
	areaName: 'Salón',
	tpl: 't1',
	since: 0,
	walk: `walk-${id}`,
	times,
});

test('the worst three are shown, the rest one tap away', async () => {
	await render(OpenIntrusions, { open: [...'abcde'].map((id) => open(id)) });
	await expect.element(page.getByRole('heading', { name: es.today.open(5) })).toBeVisible();
	expect(page.getByRole('listitem').elements()).toHaveLength(3);
	await page.getByRole('button', { name: es.today.showAll(5) }).click();
	expect(page.getByRole('listitem').elements()).toHaveLength(5);
	expect(page.getByRole('button').query()).toBeNull();
});

test('what is critical or keeps coming back is said; what is neither is not', async () => {
	await render(OpenIntrusions, { open: [open('grave', 3, true), open('leve')] });
	const row = (at: number) => page.getByRole('listitem').nth(at);
	await expect.element(row(0)).toMatchTextContent(es.today.critical);
	await expect.element(row(0)).toMatchTextContent(es.today.again(3));
	await expect
		.element(row(0).getByRole('link'))
		.toHaveAttribute('href', '/walks/walk-grave/closing');
	await expect.element(row(1)).toMatchTextContent('Salón · leve');
	await expect.element(row(1)).not.toMatchTextContent(es.today.critical);
});

test('nothing open is good news, said in words', async () => {
	await render(OpenIntrusions, { open: [] });
	await expect.element(page.getByRole('heading', { name: es.today.noOpen })).toBeVisible();
	expect(page.getByRole('list').query()).toBeNull();
});
