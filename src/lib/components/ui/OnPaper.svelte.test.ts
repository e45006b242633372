// Paper: what a finger would open stands open, rows and all, and is as it was when the paper is out.
import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import type { Look } from '#lib/domain/trend/item-history.ts';
import { es } from '#lib/messages/es.ts';
import { speak } from '#lib/state/words.svelte.ts';
import ItemTable from '../trend/ItemTable.svelte';
import OnPaper from './OnPaper.svelte';

await speak('es');
const none = { shift: null, level: null, sight: 'good' } as const;

test('a table that is drawn only when opened is on the paper whole, and folded again after it', async () => {
	const main = document.createElement('main');
	document.body.append(main);
	const look: Look = { walk: 'w1', day: '2026-11-03', walkedAt: 0, ...none };
	await render(ItemTable, { target: main, props: { looks: [look], shifts: [] } });
	await render(OnPaper);
	const rows = () => main.querySelectorAll('tbody tr').length;
	await expect.element(page.getByText(es.itemHistory.table)).toBeVisible();
	expect(rows()).toBe(0);
	// The browser takes its picture as soon as this returns.
	dispatchEvent(new Event('beforeprint'));
	expect(rows()).toBe(1);
	dispatchEvent(new Event('afterprint'));
	expect(main.querySelector('details')?.open).toBe(false);
	await expect.poll(rows).toBe(0);
	main.remove();
});
