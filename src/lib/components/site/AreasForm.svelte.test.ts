// Changing the areas: each change reports what changed and nothing else.
import { expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import type { Area } from '#lib/domain/site/site.ts';
import { es } from '#lib/messages/es.ts';
import { speak } from '#lib/state/words.svelte.ts';
import { aChecklist } from '../../../../tests/support/builders.ts';
import AreasForm from './AreasForm.svelte';

await speak('es');

const area = (id: string, name: string, order: number): Area => ({
	id,
	name,
	list: id,
	order,
	archived: false,
});
const hall = area('hall', 'Salón', 0);
const restrooms = area('restrooms', 'Baños', 1);
const kitchen = area('kitchen', 'Cocina', 2);
const lists = ['hall', 'restrooms', 'kitchen'].map((id) => aChecklist(id, []));

const heard = () => ({ onchange: vi.fn(), onadd: vi.fn(), onarchive: vi.fn() });
const form = (told: ReturnType<typeof heard>) =>
	render(AreasForm, { areas: [hall, restrooms, kitchen], lists, ...told });
const names = page.getByRole('list').getByRole('textbox', { name: es.site.areaName, exact: false });
const button = (name: string) => page.getByRole('button', { name });

test('renaming reports that one area with its new name', async () => {
	const told = heard();
	await form(told);
	await userEvent.fill(names.nth(1), ' Baño de damas ');
	await userEvent.tab();
	expect(told.onchange.mock.calls).toEqual([[[{ ...restrooms, name: 'Baño de damas' }]]]);
});

test('an area is never left without a name, on screen either', async () => {
	const told = heard();
	await form(told);
	await userEvent.fill(names.nth(1), '   ');
	await userEvent.tab();
	expect(told.onchange).not.toHaveBeenCalled();
	await expect.element(names.nth(1)).toHaveValue('Baños');
});

test('moving reports the two areas that change places, and the ends stay at the ends', async () => {
	const told = heard();
	await form(told);
	await button(es.site.moveUp('Baños')).click();
	expect(told.onchange.mock.calls).toEqual([
		[
			[
				{ ...restrooms, order: 0 },
				{ ...hall, order: 1 },
			],
		],
	]);
	await expect.element(button(es.site.moveUp('Salón'))).toBeDisabled();
	await expect.element(button(es.site.moveDown('Cocina'))).toBeDisabled();
});

test('an area is asked about before it is no longer walked', async () => {
	const told = heard();
	await form(told);
	await button(es.site.archive('Cocina')).click();
	expect(told.onarchive).not.toHaveBeenCalled();
	await button(es.site.archiveYes).click();
	expect(told.onarchive.mock.calls).toEqual([[kitchen]]);
});

test('a new area takes the name given, or that of its list', async () => {
	const told = heard();
	await form(told);
	const adding = page.getByRole('textbox', { name: es.site.areaName }).last();
	await page.getByRole('combobox', { name: es.site.areaList }).selectOptions('restrooms');
	await userEvent.fill(adding, 'Baño de caballeros');
	await button(es.site.addArea).click();
	await expect.element(adding).toHaveValue('');
	await button(es.site.addArea).click();
	expect(told.onadd.mock.calls).toEqual([
		['Baño de caballeros', 'restrooms'],
		['restrooms', 'restrooms'],
	]);
});
