// Above a closing: a seal, a wrong clock, and everybody whose part is missing.
import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { togetherOf, type Spoken } from '#lib/domain/walk/together.ts';
import type { Walk } from '#lib/domain/walk/walk.ts';
import { es } from '#lib/messages/es.ts';
import type { TogetherSeen } from '#lib/state/together.ts';
import { speak } from '#lib/state/words.svelte.ts';
import ClosingNotes from './ClosingNotes.svelte';

await speak('es');

const walk: Walk = {
	id: 'w',
	site: 's',
	kind: 'house',
	areas: [],
	shift: null,
	tz: 'America/Mexico_City',
	cut: 240,
	walkedAt: 0,
	day: '2026-11-02',
	state: 'finished',
	finishedAt: 1,
	voidReason: null,
};
let ops = 0;
const spoke = (person: string, kind: Spoken['kind'], over: Partial<Spoken> = {}): Spoken => ({
	op: `${(ops += 1)}`,
	kind,
	ent: `w/hall/${ops}`,
	person,
	dev: person,
	...over,
});
const seen = (spoken: Spoken[], isEndSent = false): TogetherSeen => ({
	...togetherOf(spoken),
	me: 'ana',
	names: new Map([
		['ana', 'Ana'],
		['luis', 'Luis'],
	]),
	isEndSent,
});
const text = () => page.getByRole('list').element().textContent.replace(/\s+/g, ' ');

test('who is not done and whose answers are missing is said by name, with the revision', async () => {
	const together = seen([
		spoke('ana', 'answer.set'),
		spoke('luis', 'answer.set'),
		spoke('marta', 'walk.done', { count: 3 }),
		spoke('ana', 'walk.finish'),
		spoke('luis', 'answer.set'),
	]);
	await render(ClosingNotes, { walk, together });
	expect(text()).toContain(es.together.notDone('Luis'));
	expect(text()).toContain(es.together.missing(3, es.together.somebody));
	expect(text()).toContain(`${es.together.gave('Ana', 1)} · ${es.together.done}`);
	await expect.element(page.getByText(es.together.lateMany(1))).toBeVisible();
	await expect.element(page.getByText(es.together.revision('2'))).toBeVisible();
});

test('one who walked alone and is done needs no list of people', async () => {
	const alone = seen([spoke('ana', 'answer.set'), spoke('ana', 'walk.finish')]);
	const { container } = await render(ClosingNotes, { walk, together: alone });
	expect(container.textContent.trim()).toBe('');
});

test('a spot check waits for its seal until the server has its end', async () => {
	const spot: Walk = { ...walk, kind: 'spot' };
	const spoken = [spoke('ana', 'answer.set'), spoke('ana', 'walk.finish')];
	const { rerender } = await render(ClosingNotes, { walk: spot, together: seen(spoken) });
	await expect.element(page.getByText(es.spot.sealedWaits)).toBeVisible();
	await rerender({ walk: spot, together: seen(spoken, true) });
	await expect.element(page.getByText(es.spot.sealed)).toBeVisible();
	await expect.element(page.getByText(es.spot.seen)).toBeVisible();
	await expect.element(page.getByText(es.spot.by('Ana'), { exact: false })).toBeVisible();
});

test('a clock that was wrong is said in hours, or in days', async () => {
	const off = (hours: number): Walk => ({ ...walk, clockShift: hours * 3_600_000 });
	const { rerender } = await render(ClosingNotes, { walk: off(-3), together: null });
	await expect.element(page.getByText(es.together.clock(es.together.hours(3)))).toBeVisible();
	await rerender({ walk: off(24 * 365), together: null });
	await expect.element(page.getByText(es.together.clock(es.together.days(365)))).toBeVisible();
});
