// Walks under way: where each was left, and one tap to go on.
import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import type { Walk } from '#lib/domain/walk/walk.ts';
import { es } from '#lib/messages/es.ts';
import { speak } from '#lib/state/words.svelte.ts';
import Drafts from './Drafts.svelte';

await speak('es');

const area = (id: string, name: string) => ({ id, name, list: id, tpl: '', exempt: [] });
const walk = (id: string, hour: number): Walk => ({
	id,
	site: 's',
	kind: 'house',
	areas: [area('hall', 'Salón'), area('restrooms', 'Baños')],
	shift: null,
	tz: 'America/Mexico_City',
	cut: 240,
	walkedAt: Date.UTC(2026, 10, 2, hour + 6, 5),
	day: '2026-11-02',
	state: 'open',
	finishedAt: null,
	voidReason: null,
});

test('each draft says its hour, its place and how far it is, the latest one foremost', async () => {
	const drafts = [
		{ walk: walk('tarde', 16), place: { area: 'restrooms' }, done: 31, total: 46 },
		{ walk: walk('temprano', 9), place: null, done: 0, total: 1 },
	];
	await render(Drafts, { drafts });
	await expect.element(page.getByText(es.today.walkOf('16:05'))).toBeVisible();
	await expect.element(page.getByText(es.today.progress('Baños', 31, 46))).toBeVisible();
	await expect.element(page.getByText(es.today.progress('Salón', 0, 1))).toBeVisible();
	const go = page.getByRole('link', { name: es.today.resume });
	await expect.element(go).toHaveAttribute('href', '/walks/tarde');
	const other = page.getByRole('link', { name: es.today.resumeOther });
	await expect.element(other).toHaveAttribute('href', '/walks/temprano');
});
