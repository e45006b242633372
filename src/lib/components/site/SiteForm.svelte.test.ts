// The place's form: what is wrong has its sentence, and nothing wrong is saved.
import { expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import type { Site } from '#lib/domain/site/site.ts';
import { es } from '#lib/messages/es.ts';
import { speak } from '#lib/state/words.svelte.ts';
import { aPlace, world } from '../../../../tests/support/builders.ts';
import SiteForm from './SiteForm.svelte';

await speak('es');

const { site } = aPlace(world());
const [day, night] = site.shifts;
const name = page.getByRole('textbox', { name: es.site.name, exact: false });
const zone = page.getByRole('combobox', { name: es.site.zone, exact: false });
const save = page.getByRole('button', { name: es.app.save });
const alert = page.getByRole('alert');

async function form() {
	const onsave = vi.fn<(site: Site) => void>();
	await render(SiteForm, { site, onsave });
	return onsave;
}

test('a time zone that does not exist gets its sentence and saves nothing', async () => {
	const onsave = await form();
	await userEvent.fill(zone, 'America/Macondo');
	await save.click();
	await expect.element(alert).toMatchTextContent(es.site.zoneBad);
	await expect.element(zone).toHaveAttribute('aria-invalid', 'true');
	expect(onsave).not.toHaveBeenCalled();

	await userEvent.fill(zone, 'America/Bogota');
	await save.click();
	expect(onsave.mock.calls).toEqual([[{ ...site, tz: 'America/Bogota' }]]);
	expect(alert.query()).toBeNull();
});

test('a place without a name is not saved, and blanks are no name', async () => {
	const onsave = await form();
	await userEvent.fill(name, '   ');
	await save.click();
	await expect.element(alert).toMatchTextContent(es.site.nameMissing);
	expect(onsave).not.toHaveBeenCalled();
});

test('the end of the day, a shift changed and a shift removed are saved as one', async () => {
	const onsave = await form();
	await userEvent.fill(page.getByLabelText(es.site.cut, { exact: false }), '03:30');
	await userEvent.fill(page.getByLabelText(es.site.shiftFrom).first(), '07:15');
	await page.getByRole('button', { name: es.site.removeShift('Noche') }).click();
	await save.click();
	expect(onsave.mock.calls).toEqual([[{ ...site, cut: 210, shifts: [{ ...day, from: 435 }] }]]);
});

test('up to four shifts are added, each its own, and none is saved without a name or without length', async () => {
	const onsave = await form();
	const add = page.getByRole('button', { name: es.site.addShift });
	await add.click();
	await userEvent.fill(page.getByLabelText(es.site.shiftName).nth(2), 'Tarde');
	await add.click();
	expect(add.query()).toBeNull();
	await save.click();
	await expect.element(page.getByText(es.site.shiftBad)).toBeVisible();
	expect(onsave).not.toHaveBeenCalled();
	await userEvent.fill(page.getByLabelText(es.site.shiftName).nth(3), 'Madrugada');
	await userEvent.fill(page.getByLabelText(es.site.shiftFrom).nth(3), '16:00');
	await userEvent.fill(page.getByLabelText(es.site.shiftTo).nth(3), '16:00');
	await save.click();
	expect(onsave).not.toHaveBeenCalled();
	await userEvent.fill(page.getByLabelText(es.site.shiftTo).nth(3), '18:00');
	await save.click();
	const shifts = onsave.mock.lastCall?.[0].shifts ?? [];
	expect(shifts.map((shift) => shift.name)).toEqual([day?.name, night?.name, 'Tarde', 'Madrugada']);
	expect(new Set(shifts.map(({ id }) => id)).size).toBe(4);
});
