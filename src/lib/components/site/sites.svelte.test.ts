// Sites of a business: which one the phone is at, another one, closing one, and the business itself.
import { beforeEach, expect, test, vi } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import type { Site } from '#lib/domain/site/site.ts';
import { es } from '#lib/messages/es.ts';
import { chosenSite } from '#lib/state/site-choice.svelte.ts';
import { speak } from '#lib/state/words.svelte.ts';
import ArchiveSite from './ArchiveSite.svelte';
import BusinessForm from './BusinessForm.svelte';
import NewSiteForm from './NewSiteForm.svelte';
import SiteFacts from './SiteFacts.svelte';
import SiteSwitch from './SiteSwitch.svelte';

await speak('es');
beforeEach(() => localStorage.clear());

const field = (name: string) => page.getByLabelText(name, { exact: false });

const site = (name: string, over: Partial<Site> = {}): Site => ({
	id: name,
	name,
	sector: 'restaurant',
	region: 'MX',
	tz: 'America/Mexico_City',
	cut: 240,
	shifts: [{ id: 'shift-1', name: 'mañana', from: 360, to: 840 }],
	...over,
});

test('a phone of several sites says which it is at and changes with two taps', async () => {
	const sites = [site('Centro'), site('Norte')];
	await render(SiteSwitch, { site: sites[0] ?? site(''), sites });
	await page.getByRole('button', { name: 'Centro' }).click();
	await expect
		.element(page.getByRole('button', { name: `Centro ${es.sites.here}` }))
		.toHaveAttribute('aria-current', 'true');
	await page.getByRole('button', { name: 'Norte' }).click();
	expect(chosenSite()).toBe('Norte');
	await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
});

test('another site needs a name, and starts with the areas of its trade', async () => {
	const onadd = vi.fn(async () => true);
	await render(NewSiteForm, { onadd });
	await page.getByRole('button', { name: es.sites.addGo }).click();
	await expect.element(page.getByRole('alert')).toHaveTextContent(es.site.nameMissing);
	await field(es.site.name).fill('  Norte ');
	await page.getByRole('radio', { name: es.site.sectors.hotel }).click();
	await page.getByRole('button', { name: es.sites.addGo }).click();
	expect(onadd.mock.calls).toEqual([['Norte', 'hotel']]);
	await expect.element(field(es.site.name)).toHaveValue('');
});

test('a site is archived after a question, opened again with a tap, and the last one never', async () => {
	const onarchive = vi.fn();
	const { rerender } = await render(ArchiveSite, { site: site('Norte'), isLast: false, onarchive });
	await page.getByRole('button', { name: es.sites.archive }).click();
	expect(onarchive).not.toHaveBeenCalled();
	await page.getByRole('button', { name: es.sites.archiveYes, exact: true }).click();
	await rerender({ site: site('Norte', { archived: true }), isLast: false, onarchive });
	await page.getByRole('button', { name: es.sites.reopen }).click();
	expect(onarchive.mock.calls).toEqual([[true], [false]]);
	await rerender({ site: site('Norte'), isLast: true, onarchive });
	await expect.element(page.getByText(es.sites.lastOne)).toBeVisible();
});

test('who may not change a site sees it whole, and why it has no buttons', async () => {
	const areas = [{ id: 'a', name: 'Salón', list: 'a', order: 0, archived: false }];
	await render(SiteFacts, { site: site('Centro'), areas });
	await expect.element(page.getByText('Salón')).toBeVisible();
	await expect
		.element(page.getByText(es.sites.shiftLine('mañana', '06:00', '14:00')))
		.toBeVisible();
	await expect.element(page.getByText(es.sites.readOnly)).toBeVisible();
	expect(page.getByRole('button').elements()).toHaveLength(0);
});

test('the business keeps its name until it is given another that says something', async () => {
	const onsave = vi.fn();
	await render(BusinessForm, { business: { name: 'Fondas', region: 'MX' }, onsave });
	await field(es.sites.businessName).fill('  ');
	await page.getByRole('button', { name: es.app.save }).click();
	await expect.element(page.getByText(es.sites.businessMissing)).toBeVisible();
	await field(es.sites.businessName).fill('Casa Jacaranda');
	await field(es.site.region).selectOptions('ES');
	await page.getByRole('button', { name: es.app.save }).click();
	expect(onsave.mock.calls).toEqual([[{ name: 'Casa Jacaranda', region: 'ES' }]]);
});
