// Taking a history back: all that leaves is named first, and nothing leaves that could not be read.
import { expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { es } from '#lib/messages/es.ts';
import { speak } from '#lib/state/words.svelte.ts';
import BroughtList from './BroughtList.svelte';

await speak('es');
const { bringing } = es;

const brought = (id: string, file: string) => ({
	...{ id, count: 3, hash: id, files: [file], at: Date.UTC(2026, 10, 3, 18) },
	...{ isWithdrawn: false, inspections: 3, isWhole: true },
});
const imports = [brought('a', 'uno.csv'), brought('b', 'dos.csv'), brought('c', 'tres.csv')];
const dialog = page.getByRole('dialog');
const ask = () => page.getByRole('button', { name: bringing.withdrawOf('uno.csv') }).click();
const confirm = () => dialog.getByRole('button', { name: bringing.withdraw, exact: true }).click();

test('what holds the same rows is named, and leaves together', async () => {
	const onwithdraw = vi.fn(() => Promise.resolve());
	await render(BroughtList, { imports, onwithdraw, alikeOf: () => Promise.resolve(['a', 'c']) });
	await ask();
	await expect.element(dialog.getByText(bringing.withdrawAlike)).toBeVisible();
	await expect.element(dialog.getByText('tres.csv')).toBeVisible();
	expect(dialog.getByText('dos.csv').query()).toBeNull();
	await confirm();
	expect(onwithdraw).toHaveBeenCalledExactlyOnceWith(['a', 'c']);
	await expect.element(dialog).not.toBeInTheDocument();
});

test('a history of its own is named alone', async () => {
	await render(BroughtList, {
		...{ imports, onwithdraw: () => Promise.resolve() },
		alikeOf: () => Promise.resolve(['a']),
	});
	await ask();
	await expect.element(dialog.getByText('uno.csv')).toBeVisible();
	expect(dialog.getByText(bringing.withdrawAlike).query()).toBeNull();
});

test('where that cannot be read nothing is asked and nothing leaves', async () => {
	const onwithdraw = vi.fn(() => Promise.resolve());
	const alikeOf = vi.fn(() => Promise.resolve(null));
	await render(BroughtList, { imports, onwithdraw, alikeOf });
	await ask();
	await expect.poll(() => alikeOf.mock.calls.length).toBe(1);
	expect(dialog.query()).toBeNull();
	expect(onwithdraw).not.toHaveBeenCalled();
});
