// A few words to choose one from, by keyboard as by thumb.
import { expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { es } from '#lib/messages/es.ts';
import { speak } from '#lib/state/words.svelte.ts';
import ChoiceField from './ChoiceField.svelte';

await speak('es');

const radio = (name: string) => page.getByRole('radio', { name });

test('arrows move among the words, and the group says what it is about', async () => {
	const onchoose = vi.fn();
	const { rerender } = await render(ChoiceField, {
		name: 'theme',
		title: es.settings.theme,
		options: es.settings.themes,
		value: 'auto',
		onchoose,
	});
	await expect.element(page.getByRole('group', { name: es.settings.theme })).toBeVisible();
	await userEvent.tab();
	await expect.element(radio(es.settings.themes.auto)).toHaveFocus();
	await userEvent.keyboard('{ArrowDown}');
	expect(onchoose.mock.calls).toEqual([['light']]);
	await rerender({ value: 'light' });
	await expect.element(radio(es.settings.themes.light)).toBeChecked();

	await radio(es.settings.themes.dark).click();
	expect(onchoose).toHaveBeenLastCalledWith('dark');
});
