// What one person likes: remembered, and never a reason not to start.
import { afterEach, expect, test, vi } from 'vitest';
import type * as Module from './preferences.svelte.ts';
import { prefer, preferences, showPreferences } from './preferences.svelte.ts';

const key = 'todo-habla/preferences';
afterEach(() => {
	vi.restoreAllMocks();
	localStorage.removeItem(key);
});

/** The module as a page that starts now finds it. */
let starts = 0;
async function atStart(stored: string): Promise<Module.Preferences> {
	localStorage.setItem(key, stored);
	starts += 1;
	const fresh: typeof Module = await import(
		/* @vite-ignore */ `/src/lib/state/preferences.svelte.ts?start=${starts}`
	);
	return fresh.preferences;
}

test('what was chosen is there at the next start, the rest as it comes', async () => {
	expect(await atStart('{"hand":"left","vibration":false}')).toMatchObject({
		hand: 'left',
		vibration: false,
		theme: 'auto',
		installLater: false,
	});
});

test.each(['{"hand":', '', 'null', '7', '[]'])(
	'damaged memory %j starts as new',
	async (stored) => {
		expect(await atStart(stored)).toMatchObject({ hand: 'right', theme: 'auto', motion: 'auto' });
	},
);

test('where storage is refused, the choice holds as long as the page', () => {
	vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
		throw new DOMException('full', 'QuotaExceededError');
	});
	prefer({ hand: 'left' });
	expect(preferences.hand).toBe('left');
	prefer({ hand: 'right' });
});

test('choices are told to the page, where the look reads them', () => {
	const root = document.createElement('html');
	prefer({ theme: 'dark', hand: 'left', motion: 'off', language: 'en' });
	showPreferences(root);
	expect(root.dataset.theme).toBe('dark');
	expect([root.lang, root.dataset.hand, root.dataset.motion]).toEqual(['en', 'left', 'off']);
	prefer({ theme: 'auto', hand: 'right', motion: 'auto', language: 'es' });
	showPreferences(root);
	expect(root.dataset.theme).toBe('auto');
});
