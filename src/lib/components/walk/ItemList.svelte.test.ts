// The whole walk at a glance: every item says its answer in a word.
import { expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { es } from '#lib/messages/es.ts';
import { speak } from '#lib/state/words.svelte.ts';
import { aMark, fail, level, na, pass, skip } from '../../../../tests/support/marks.ts';
import ItemList from './ItemList.svelte';

await speak('es');

const areas = [
	{ id: 'hall', name: 'Salón' },
	{ id: 'restrooms', name: 'Baños' },
];
const marks = [
	aMark('Piso', fail, { fixed: true }),
	aMark('Luz', level(3)),
	aMark('Mesa', pass),
	aMark('Planta', skip),
	{ ...aMark('Rampa', na), exempt: true as const },
	aMark('Jabón', null, { area: 'restrooms' }),
];

test('every item says its answer, its reason, its fix, or that it is never asked', async () => {
	await render(ItemList, { marks, areas, current: null, onpick: () => {} });
	const words = page.getByRole('listitem').elements();
	expect(words.map((one) => one.textContent.replace(/\s+/g, ' ').trim())).toEqual([
		`Piso ${es.walk.fail} · ${es.closing.fixed}`,
		`Luz ${es.walk.scale[3]}`,
		`Mesa ${es.walk.pass}`,
		`Planta ${es.walk.skip} · ${es.walk.reasons.no_time}`,
		`Rampa ${es.walk.exempt}`,
		`Jabón ${es.walk.unanswered}`,
	]);
	await expect.element(page.getByRole('heading', { name: 'Baños' })).toBeVisible();
});

test('a tap goes to that very item, and the one shown is marked', async () => {
	const onpick = vi.fn();
	await render(ItemList, { marks, areas, current: marks[1] ?? null, onpick });
	await page.getByRole('button', { name: 'Jabón', exact: false }).click();
	expect(onpick.mock.calls).toEqual([[{ area: 'restrooms', item: 'Jabón' }]]);
	const lamp = page.getByRole('button', { name: 'Luz', exact: false });
	await expect.element(lamp).toHaveAttribute('aria-current', 'true');
	await expect
		.element(page.getByRole('button', { name: 'Mesa', exact: false }))
		.not.toHaveAttribute('aria-current');
});
