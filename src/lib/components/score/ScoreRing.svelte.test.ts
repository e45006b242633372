// The ring says the score as the region writes it, and says when there is none.
import { afterEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { es } from '#lib/messages/es.ts';
import { speak, writeAsIn } from '#lib/state/words.svelte.ts';
import ScoreRing from './ScoreRing.svelte';

await speak('es');
afterEach(() => writeAsIn('MX'));

test('the score is read and written as the region does, and changes with it', async () => {
	await render(ScoreRing, { tenths: 882, band: 3 });
	await expect
		.element(page.getByRole('img', { name: `${es.closing.foundLong}: 88.2` }))
		.toMatchTextContent('88.2');
	writeAsIn('ES');
	await expect
		.element(page.getByRole('img', { name: `${es.closing.foundLong}: 88,2` }))
		.toMatchTextContent('88,2');
});

test('no score is said to be none, never zero', async () => {
	const { rerender } = await render(ScoreRing, { tenths: null, band: null });
	const none = page.getByRole('img', { name: es.closing.noScore });
	await expect.element(none).toMatchTextContent('–');
	await expect.element(none).not.toMatchTextContent('0');

	await rerender({ tenths: 0, band: 1 });
	await expect
		.element(page.getByRole('img', { name: `${es.closing.foundLong}: 0.0` }))
		.toBeVisible();
});
