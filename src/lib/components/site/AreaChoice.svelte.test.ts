// An area of the walk to be: taken or not, and what never applies in it.
import { expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { es } from '#lib/messages/es.ts';
import { speak } from '#lib/state/words.svelte.ts';
import { anItem, aVersion } from '../../../../tests/support/marks.ts';
import AreaChoice from './AreaChoice.svelte';

await speak('es');

const area = { id: 'hall', name: 'Salón', list: 'hall', order: 0, archived: false };
const version = aVersion('t', [
	anItem('Piso'),
	anItem('Planta', { naWhen: { es: 'No hay plantas.' } }),
	anItem('Rampa', { naWhen: { es: 'No hay escalones.' } }),
]);
const shown = { area, version, exempt: ['Rampa'], isChosen: true };
const box = (name: string) => page.getByRole('checkbox', { name, exact: false });

test('an area says how many items it asks, what never counts left out', async () => {
	const ontoggle = vi.fn();
	await render(AreaChoice, { ...shown, ontoggle, onexempt: () => {} });
	const choice = box('Salón');
	await expect.element(choice).toBeChecked();
	await expect
		.element(choice)
		.toHaveAccessibleName(`Salón ${es.start.items(2)} · ${es.start.neverCount(1)}`);
	await choice.click();
	expect(ontoggle).toHaveBeenCalledOnce();
});

test('only what may be N/A can be marked as never, and it is marked when it was told', async () => {
	const onexempt = vi.fn();
	const { rerender } = await render(AreaChoice, { ...shown, ontoggle: () => {}, onexempt });
	await page.getByText(es.start.never).click();
	expect(page.getByRole('listitem').elements()).toHaveLength(2);
	await expect.element(box('Rampa')).toBeChecked();
	await box('Planta').click();
	await box('Rampa').click();
	expect(onexempt.mock.calls).toEqual([
		['Planta', true],
		['Rampa', false],
	]);
	await expect.element(box('Planta')).not.toBeChecked();
	await expect.element(box('Rampa')).toBeChecked();

	await rerender({ exempt: ['Planta'] });
	await expect.element(box('Planta')).toBeChecked();
	await expect.element(box('Rampa')).not.toBeChecked();
});
