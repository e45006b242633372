// What an intrusion says, and the switch that tells it was fixed on the spot.
import { createRawSnippet } from 'svelte';
import { expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { es } from '#lib/messages/es.ts';
import { speak } from '#lib/state/words.svelte.ts';
import { anItem, fail, level } from '../../../../tests/support/marks.ts';
import IntrusionPanel from './IntrusionPanel.svelte';

await speak('es');

const evidence = createRawSnippet(() => ({ render: () => '<i></i>' }));
const said = {
	item: anItem('floor', { critical: true }),
	answer: fail,
	tells: '«Aquí nadie barre.»',
	quickFix: 'Barrer ya',
	isFixed: false,
	evidence,
};
const criticalPoint = page.getByText(es.walk.criticalPoint, { exact: false });

test('an intrusion says its word, what its level means, and whether it is critical', async () => {
	const { rerender } = await render(IntrusionPanel, { ...said, onfixed: () => {} });
	await expect.element(page.getByText(said.tells)).toBeVisible();
	await expect.element(page.getByText(es.walk.fail)).toBeVisible();
	await expect.element(criticalPoint).toBeVisible();

	await rerender({ answer: level(1) });
	await expect.element(page.getByText(es.walk.scale[1] ?? '')).toBeVisible();
	await expect.element(page.getByText(es.walk.anchors[1] ?? '')).toBeVisible();
	await expect.element(criticalPoint).toBeVisible();

	// «Se nota» speaks badly, yet is no critical failure.
	await rerender({ answer: level(2) });
	await expect.element(page.getByText(es.walk.anchors[2] ?? '')).toBeVisible();
	expect(criticalPoint.query()).toBeNull();
});

test('the fix is a switch with its advice, and it is on only when it was told', async () => {
	const onfixed = vi.fn();
	const { rerender } = await render(IntrusionPanel, { ...said, onfixed });
	const fix = page.getByRole('switch', { name: es.walk.fixed, exact: false });
	await expect.element(fix).toHaveAccessibleName(`${es.walk.fixed} ${said.quickFix}`);
	await fix.click();
	expect(onfixed).toHaveBeenLastCalledWith(true);
	// Nobody said that it was kept: a full phone, for one, would not have kept it.
	await expect.element(fix).not.toBeChecked();

	await rerender({ isFixed: true });
	await expect.element(fix).toBeChecked();
	await fix.click();
	expect(onfixed).toHaveBeenLastCalledWith(false);
	await expect.element(fix).toBeChecked();
	await rerender({ isFixed: false });
	await expect.element(fix).not.toBeChecked();
});
