// Taking a walk out of every number needs a reason, and happens only when it was told.
import { expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { es } from '#lib/messages/es.ts';
import { speak } from '#lib/state/words.svelte.ts';
import VoidWalk from './VoidWalk.svelte';

await speak('es');

const dialog = page.getByRole('dialog', { name: es.closing.void });
const annul = dialog.getByRole('button', { name: es.closing.void });
const reason = dialog.getByRole('textbox', { name: es.closing.voidReason });

test('a walk is not voided without a reason, and blanks are none', async () => {
	const onvoid = vi.fn(async () => true);
	await render(VoidWalk, { onvoid });
	await page.getByRole('button', { name: es.closing.void }).click();
	await annul.click();
	await expect.element(page.getByRole('alert')).toMatchTextContent(es.closing.voidMissing);
	await expect.element(reason).toHaveAttribute('aria-invalid', 'true');
	await userEvent.fill(reason, '   ');
	await annul.click();
	expect(onvoid).not.toHaveBeenCalled();

	await userEvent.fill(reason, ' Fue una prueba ');
	await annul.click();
	expect(onvoid.mock.calls).toEqual([['Fue una prueba']]);
	await expect.element(dialog).not.toBeInTheDocument();
});

test('when it could not be told, the question and its reason stay', async () => {
	await render(VoidWalk, { onvoid: async () => false });
	await page.getByRole('button', { name: es.closing.void }).click();
	await userEvent.fill(reason, 'Prueba');
	await annul.click();
	await expect.element(reason).toHaveValue('Prueba');
});
