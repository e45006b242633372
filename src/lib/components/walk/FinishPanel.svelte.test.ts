// Before finishing: what is unanswered is named, and finishing anyway is called that.
import { expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import type { Mark } from '#lib/domain/walk/mark.ts';
import { es } from '#lib/messages/es.ts';
import { speak } from '#lib/state/words.svelte.ts';
import { aMark, na, pass } from '../../../../tests/support/marks.ts';
import FinishPanel from './FinishPanel.svelte';

await speak('es');

const areas = [
	{ id: 'hall', name: 'Salón' },
	{ id: 'restrooms', name: 'Baños' },
];
const told = () => ({ onfinish: vi.fn(), onpick: vi.fn(), onvoid: async () => true });
const panel = (marks: Mark[], heard: ReturnType<typeof told>) =>
	render(FinishPanel, { marks, areas, back: '/walks/w', ...heard });

test('only what is asked and unanswered is listed, one tap from being answered', async () => {
	const exempt = { ...aMark('Rampa', na), exempt: true as const };
	const heard = told();
	await panel([aMark('Piso', pass), exempt, aMark('Jabón', null, { area: 'restrooms' })], heard);
	await expect.element(page.getByText(es.finish.left(1))).toBeVisible();
	expect(page.getByRole('listitem').elements()).toHaveLength(1);
	expect(page.getByRole('heading', { name: 'Salón' }).query()).toBeNull();
	await page.getByRole('button', { name: 'Jabón', exact: false }).click();
	expect(heard.onpick.mock.calls).toEqual([[{ area: 'restrooms', item: 'Jabón' }]]);

	const back = page.getByRole('link', { name: es.finish.keepWalking });
	await expect.element(back).toHaveAttribute('href', '/walks/w');
	await page.getByRole('button', { name: es.finish.goAnyway }).click();
	expect(heard.onfinish).toHaveBeenCalledOnce();
});

test('a whole walk says that it is whole', async () => {
	const heard = told();
	await panel([aMark('Piso', pass)], heard);
	await expect.element(page.getByText(es.finish.complete)).toBeVisible();
	expect(page.getByRole('listitem').elements()).toHaveLength(0);
	await page.getByRole('button', { name: es.finish.go }).click();
	expect(heard.onfinish).toHaveBeenCalledOnce();
});
