// «Por revisar»: what was refused in plain words, with the reason and two ways on.
import { expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { es } from '#lib/messages/es.ts';
import type { RefusedSeen } from '#lib/state/tray.ts';
import { speak } from '#lib/state/words.svelte.ts';
import Tray from './Tray.svelte';

await speak('es');

const row = (over: Partial<RefusedSeen> = {}): RefusedSeen => ({
	id: 'op',
	what: 'op',
	kind: 'answer.set',
	why: 'sealed',
	at: 0,
	walk: { at: 0, tz: 'UTC' },
	area: 'Salón',
	item: { text: { es: 'El piso está limpio' } },
	body: { answer: { kind: 'fail' } },
	...over,
});

test('an answer says where it was given, what it was and why it was refused; a tap sends it again', async () => {
	const onagain = vi.fn();
	await render(Tray, { rows: [row()], onagain, onexport: () => {} });
	await expect.element(page.getByText('El piso está limpio')).toBeVisible();
	await expect.element(page.getByText('Salón', { exact: false })).toBeVisible();
	await expect.element(page.getByText(es.syncing.traySaid(es.walk.fail))).toBeVisible();
	await expect.element(page.getByText(es.team.why.sealed)).toBeVisible();
	await page.getByRole('button', { name: es.syncing.againOf('El piso está limpio') }).click();
	expect(onagain).toHaveBeenCalledOnce();
});

test('a picture, a note and something of a walk that is gone have their words too', async () => {
	const rows = [
		row({ id: '1', what: 'picture', kind: 'photo.add', why: 'not-a-picture', item: null }),
		row({ id: '2', kind: 'note.set', body: { text: 'Mesa 4' }, why: 'nobody knows' }),
		row({ id: '3', kind: 'walk.finish', walk: null, area: null, item: null, body: {} }),
	];
	await render(Tray, { rows, onagain: () => {}, onexport: () => {} });
	await expect.element(page.getByText(es.syncing.trayRefusedPhoto)).toBeVisible();
	await expect.element(page.getByText(es.syncing.trayNote('Mesa 4'))).toBeVisible();
	await expect.element(page.getByText(es.team.why.handler)).toBeVisible();
	await expect.element(page.getByText(es.team.kinds['walk.finish'])).toBeVisible();
	await expect.element(page.getByText(es.syncing.trayUnknownWalk, { exact: false })).toBeVisible();
});

test('with nothing refused it says so and offers nothing', async () => {
	await render(Tray, { rows: [], onagain: () => {}, onexport: () => {} });
	await expect.element(page.getByText(es.syncing.trayEmpty)).toBeVisible();
	expect(page.getByRole('button').elements()).toHaveLength(0);
});
