// A band is told by its word and by its shape, so that colour is never needed.
import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import type { Band } from '#lib/domain/score/score.ts';
import { es } from '#lib/messages/es.ts';
import { speak } from '#lib/state/words.svelte.ts';
import BandMark from './BandMark.svelte';

await speak('es');

const bands: Band[] = [1, 2, 3, 4];

test('four bands have four words and four shapes', async () => {
	const shapes = new Set<string>();
	for (const band of bands) {
		const { container, unmount } = await render(BandMark, { band });
		await expect.element(page.getByText(es.bands[band - 1] ?? '')).toBeVisible();
		const drawn = [...container.querySelectorAll('svg path')].map((path) => path.getAttribute('d'));
		shapes.add(drawn.join(' '));
		await unmount();
	}
	expect(shapes.size).toBe(4);
});

test('where only the shape has room, the word is still read aloud', async () => {
	const { container } = await render(BandMark, { band: 2, bare: true });
	expect(container.textContent.trim()).toBe(es.bands[1]);
});
