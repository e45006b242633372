// A dialog is named, leaves by Escape or its button, and gives the focus back to who opened it.
import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { es } from '#lib/messages/es.ts';
import { speak } from '#lib/state/words.svelte.ts';
import SyncChip from './SyncChip.svelte';

await speak('es');

const opener = page.getByRole('button', { name: es.sync.here });
const dialog = page.getByRole('dialog', { name: es.sync.explainTitle });

test('Escape closes it and the focus is back where it was', async () => {
	await render(SyncChip);
	opener.element().focus();
	await userEvent.keyboard('{Enter}');
	await expect.element(dialog).toBeVisible();
	await expect.element(page.getByText(es.sync.explain)).toBeVisible();
	expect(dialog.element().contains(document.activeElement)).toBe(true);
	await userEvent.keyboard('{Escape}');
	await expect.element(dialog).not.toBeInTheDocument();
	await expect.element(opener).toHaveFocus();
});

test('closed by its button, it opens again', async () => {
	await render(SyncChip);
	await opener.click();
	await dialog.getByRole('button', { name: es.app.close }).click();
	await expect.element(dialog).not.toBeInTheDocument();
	await expect.element(opener).toHaveFocus();
	await opener.click();
	await expect.element(dialog).toBeVisible();
});
