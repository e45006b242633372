// The chip: in words where the answers are, green only when the server has everything.
import { beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { es } from '#lib/messages/es.ts';
import { sync } from '#lib/state/sync.svelte.ts';
import { speak } from '#lib/state/words.svelte.ts';
import SyncChip from './SyncChip.svelte';

await speak('es');

const waiting = (over: Partial<NonNullable<typeof sync.waiting>> = {}) => ({
	hasAccount: true,
	isSignedOut: false,
	name: 'Ana',
	role: 'lead' as const,
	ops: 0,
	photos: 0,
	refused: 0,
	at: 0,
	trouble: null,
	...over,
});
const chip = (name: string) => page.getByRole('button', { name, exact: true });

beforeEach(() => {
	sync.waiting = undefined;
	sync.isBusy = false;
});

test('without an account everything is on this phone, and a copy is the way on', async () => {
	await render(SyncChip);
	await chip(es.sync.here).click();
	await expect.element(page.getByRole('link', { name: es.sync.explainExport })).toBeVisible();
});

test('what waits is counted, what is going up too, and safe is said only when nothing waits', async () => {
	sync.waiting = waiting({ ops: 2, photos: 1 });
	await render(SyncChip);
	await expect.element(chip(es.sync.waits('3'))).toBeVisible();
	sync.isBusy = true;
	await expect.element(chip(es.sync.sending('3'))).toBeVisible();
	sync.waiting = waiting({ ops: 2, photos: 1, trouble: { code: 'offline' } });
	await expect.element(chip(es.sync.waits('3'))).toBeVisible();
	sync.waiting = waiting();
	await expect.element(chip(es.sync.safe)).toBeVisible();
	sync.waiting = waiting({ refused: 1 });
	await expect.element(chip(es.sync.review('1'))).toBeVisible();
});

test('a tap says why and leads to the sync', async () => {
	sync.waiting = waiting({ trouble: { code: 'revoked' }, ops: 4 });
	await render(SyncChip);
	await chip(es.sync.revoked).click();
	await expect.element(page.getByText(es.syncing.why.revoked)).toBeVisible();
	const way = page.getByRole('link', { name: es.sync.go });
	await expect.element(way).toHaveAttribute('href', '/settings/sync');
});

test('it stays within its part of a small screen, whatever it says', async () => {
	sync.waiting = waiting({ ops: 123_456 });
	await render(SyncChip);
	const name = es.sync.waits('123,456');
	const { width, height } = chip(name).element().getBoundingClientRect();
	expect(width).toBeLessThanOrEqual(0.46 * innerWidth);
	expect(height).toBeGreaterThanOrEqual(48);
});
