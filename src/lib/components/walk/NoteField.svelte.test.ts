// A note: heard at every stroke, told on leaving, and honest about how much still fits.
import { expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { noteLimit } from '#lib/domain/walk/answer-facts.ts';
import { es } from '#lib/messages/es.ts';
import { speak } from '#lib/state/words.svelte.ts';
import NoteField from './NoteField.svelte';

await speak('es');

const field = page.getByRole('textbox', { name: es.walk.noteLabel });

test('every stroke is kept, and leaving the field tells the note', async () => {
	const ontype = vi.fn();
	const onleave = vi.fn();
	await render(NoteField, { text: '', focus: true, ontype, onleave });
	await expect.element(field).toHaveFocus();
	await userEvent.keyboard('sal');
	expect(ontype.mock.calls).toEqual([['s'], ['sa'], ['sal']]);
	expect(onleave).not.toHaveBeenCalled();
	await userEvent.tab();
	expect(onleave).toHaveBeenCalledOnce();
});

test('what the database says later never overwrites what is being typed', async () => {
	const heard = { ontype: () => {}, onleave: () => {} };
	const { rerender } = await render(NoteField, { text: 'mesa', focus: false, ...heard });
	await userEvent.type(field, ' 4');
	await rerender({ text: 'mesa' });
	await expect.element(field).toHaveValue('mesa 4');
});

test('how much still fits is said near the limit, and no stroke goes past it', async () => {
	const ontype = vi.fn();
	const heard = { focus: true, ontype, onleave: () => {} };
	const { unmount } = await render(NoteField, { text: 'x'.repeat(1799), ...heard });
	expect(page.getByText(es.walk.noteLeft(201)).query()).toBeNull();
	await unmount();

	await render(NoteField, { text: 'x'.repeat(noteLimit - 2), ...heard });
	await expect.element(page.getByText(es.walk.noteLeft(2))).toBeVisible();
	await userEvent.keyboard('abc');
	await expect.element(page.getByText(es.walk.noteLeft(0))).toBeVisible();
	expect(ontype.mock.lastCall?.[0]).toHaveLength(noteLimit);
});
