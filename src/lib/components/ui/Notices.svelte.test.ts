// Sentences at the foot: good news leaves by itself, bad news waits to be put aside.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { es } from '#lib/messages/es.ts';
import { speak } from '#lib/state/words.svelte.ts';
import { notices } from '#lib/state/notices.svelte.ts';
import Notices from './Notices.svelte';

await speak('es');

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => {
	vi.useRealTimers();
	notices.all.map(({ id }) => id).forEach((id) => notices.dismiss(id));
});
const sentences = (role: 'alert' | 'status') => page.getByRole(role);

test('good news leaves by itself, bad news stays until it is put aside', async () => {
	await render(Notices);
	notices.say(es.site.saved);
	notices.say(es.problem.quota, 'bad');
	await expect.element(sentences('status')).toMatchTextContent(es.site.saved);
	await expect.element(sentences('alert')).toMatchTextContent(es.problem.quota);

	vi.advanceTimersByTime(60_000);
	await expect.element(sentences('status')).not.toBeInTheDocument();
	await expect.element(sentences('alert')).toBeVisible();
	await page.getByRole('button', { name: es.app.close }).click();
	await expect.element(sentences('alert')).not.toBeInTheDocument();
});
