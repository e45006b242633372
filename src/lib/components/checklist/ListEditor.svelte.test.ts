// An owner changes a list: nothing counts until it is published, and what it would move is said first.
import { expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { es } from '#lib/messages/es.ts';
import { ListDraft } from '#lib/state/lists.svelte.ts';
import { speak } from '#lib/state/words.svelte.ts';
import { anItem, aVersion } from '../../../../tests/support/marks.ts';
import ListEditor from './ListEditor.svelte';

await speak('es');

const list = aVersion('hall', [anItem('Piso limpio'), anItem('Luz encendida')]).checklist;
const told = { walks: 12, up: 3, down: 1, most: 25, least: -4 };
const given = () => ({
	draft: new ListDraft(list),
	title: 'Salón',
	told,
	onpublish: vi.fn(),
	ondiscard: vi.fn(),
});
const field = (name: string) => page.getByLabelText(name, { exact: false });
const press = (locator: { element: () => Element }) => (locator.element() as HTMLElement).click();
const publish = () => page.getByRole('button', { name: es.lists.publish });

test('an unchanged list cannot be published; a new weight can, and tells what it would have moved', async () => {
	const props = given();
	await render(ListEditor, props);
	await expect.element(publish()).toBeDisabled();
	await page.getByRole('combobox', { name: es.lists.weight }).first().selectOptions('3');
	expect(props.draft.list.items[0]?.weight).toBe(3);
	await expect.element(page.getByText(es.lists.whatIfMoved(12, 3, 1))).toBeVisible();
	await expect.element(page.getByText(es.lists.whatIfUp('2.5'))).toBeVisible();
	await expect.element(page.getByText(es.lists.whatIfDown('0.4'))).toBeVisible();
	await publish().click();
	expect(props.onpublish).toHaveBeenCalledOnce();
});

test('a list of nothing cannot be published, and says why', async () => {
	const props = given();
	await render(ListEditor, props);
	for (const name of ['Piso limpio', 'Luz encendida'])
		await page.getByRole('button', { name: es.lists.leaveOutOf(name) }).click();
	await expect.element(page.getByText(es.lists.empty)).toBeVisible();
	await expect.element(publish()).toBeDisabled();
});

test('an item of their own needs its three sentences', async () => {
	const props = given();
	await render(ListEditor, props);
	// Without the bar under it the foot lies over what is above.
	press(page.getByText(es.lists.addItem));
	await field(es.lists.newText).fill('El menú está completo');
	press(page.getByRole('button', { name: es.lists.add, exact: true }));
	await expect.element(page.getByText(es.lists.missing)).toBeVisible();
	expect(props.draft.list.items).toHaveLength(2);
	await field(es.lists.newTells).fill('No hay lo que quiero');
	await field(es.lists.newFix).fill('Cambiarlo');
	press(page.getByRole('button', { name: es.lists.add, exact: true }));
	expect(props.draft.list.items.at(-1)?.text).toEqual({ es: 'El menú está completo' });
});

test('other words keep the item and drop the translation that no longer says the same', async () => {
	const props = given();
	await render(ListEditor, props);
	const field = page.getByLabelText(es.lists.wording, { exact: false }).first();
	await field.fill('El piso brilla');
	await page.getByRole('heading', { level: 1 }).click();
	expect(props.draft.list.items[0]).toMatchObject({
		id: 'Piso limpio',
		text: { es: 'El piso brilla' },
	});
});
