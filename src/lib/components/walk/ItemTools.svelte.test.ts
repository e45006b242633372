// Beside the answer: N/A where it is legitimate, a reason for what was not seen, and taking back.
import { expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { es } from '#lib/messages/es.ts';
import { speak } from '#lib/state/words.svelte.ts';
import { na } from '../../../../tests/support/marks.ts';
import ItemTools from './ItemTools.svelte';

await speak('es');

const button = (name: string) => page.getByRole('button', { name });
const told = () => ({ onanswer: vi.fn(), onundo: vi.fn(), onphoto: vi.fn(), onnote: vi.fn() });
const still = { answer: null, naWhen: '', canUndo: false, photos: 0, hasNote: false };

test('«No aplica» is offered only where the item says when', async () => {
	const heard = told();
	const { rerender } = await render(ItemTools, { ...still, ...heard });
	await expect.element(button(es.walk.skip)).toBeVisible();
	expect(button(es.walk.na).query()).toBeNull();

	await rerender({ naWhen: 'No hay plantas.' });
	await expect.element(button(es.walk.na)).toHaveAccessibleDescription('No hay plantas.');
	await button(es.walk.na).click();
	expect(heard.onanswer.mock.calls).toEqual([[na]]);
});

test('what could not be seen is told only with its reason', async () => {
	const heard = told();
	await render(ItemTools, { ...still, ...heard });
	await button(es.walk.skip).click();
	const why = page.getByRole('dialog', { name: es.walk.skipWhy });
	await expect.element(why).toBeVisible();
	await userEvent.keyboard('{Escape}');
	await expect.element(why).not.toBeInTheDocument();
	expect(heard.onanswer).not.toHaveBeenCalled();

	await button(es.walk.skip).click();
	await button(es.walk.reasons.not_safe).click();
	expect(heard.onanswer.mock.calls).toEqual([[{ kind: 'skip', reason: 'not_safe' }]]);
	await expect.element(why).not.toBeInTheDocument();
});

test('there is nothing to take back before the first answer', async () => {
	const heard = told();
	const { rerender } = await render(ItemTools, { ...still, ...heard });
	await expect.element(button(es.walk.undo)).toBeDisabled();

	await rerender({ canUndo: true });
	await button(es.walk.undo).click();
	await button(es.walk.photo).click();
	await button(es.walk.note).click();
	expect(heard.onundo).toHaveBeenCalledOnce();
	expect(heard.onphoto).toHaveBeenCalledOnce();
	expect(heard.onnote).toHaveBeenCalledOnce();
	expect(heard.onanswer).not.toHaveBeenCalled();
});
