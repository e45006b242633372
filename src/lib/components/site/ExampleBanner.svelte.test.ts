// While the example is open it says so, and one tap leaves it for one's own data.
import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { es } from '#lib/messages/es.ts';
import { speak } from '#lib/state/words.svelte.ts';
import ExampleBanner from './ExampleBanner.svelte';

await speak('es');

test('the example says that nothing of it is one’s own, and is left by starting anew', async () => {
	const key = 'todo-habla/example-open';
	sessionStorage.setItem(key, 'yes');
	const left = new Promise<string>((resolve) => {
		// The page of the tests itself must stay where it is.
		navigation.addEventListener('navigate', (event) => {
			event.preventDefault();
			resolve(new URL(event.destination.url).pathname);
		});
	});
	await render(ExampleBanner, { isWalking: false });
	await expect.element(page.getByText(es.example.banner)).toBeVisible();
	await page.getByRole('button', { name: es.example.leave }).click();
	expect(await left).toBe('/');
	expect(sessionStorage.getItem(key)).toBeNull();
});
