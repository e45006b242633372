// What a first user met and must not meet again: each was seen going wrong once.
import { expect, test } from '@playwright/test';
import { es } from '#lib/messages/es.ts';
import { heldBy } from '../support/held.ts';
import { aPhone, Screens } from './screens.ts';

test.use(aPhone);

const paperOf = () => getComputedStyle(document.body).backgroundColor;

test('the appearance chosen is the one shown, whatever the phone prefers', async ({ page }) => {
	await page.emulateMedia({ colorScheme: 'light' });
	await page.goto('/settings');
	const light = await page.evaluate(paperOf);
	await page.getByRole('radio', { name: es.settings.themes.dark }).check();
	await expect.poll(() => page.evaluate(paperOf)).not.toBe(light);
	await page.reload();
	await expect.poll(() => page.evaluate(paperOf)).not.toBe(light);
	await page.emulateMedia({ colorScheme: 'dark' });
	await page.getByRole('radio', { name: es.settings.themes.light }).check();
	await expect.poll(() => page.evaluate(paperOf)).toBe(light);
});

test('a place is prepared once: asking again leads to Hoy and makes no second site', async ({
	page,
}) => {
	const screens = new Screens(page);
	await screens.preparePlace('Casa Jacaranda');
	await page.goto('/begin');
	await page.waitForURL(/\/$/);
	await expect(page.getByText('Casa Jacaranda')).toBeVisible();
	const { ops } = await heldBy(page);
	expect(ops.filter(({ kind }) => kind === 'site.set')).toHaveLength(1);
});

test('an address in a note never widens the page', async ({ page }) => {
	const screens = new Screens(page);
	await screens.preparePlace('Sucursalconunnombrelarguísimosinespacios'.repeat(2));
	await screens.startWalk('Estacionamiento');
	await screens.fail();
	await screens.note(`https://example.test/${'a'.repeat(120)}`);
	await screens.finish();
	for (const address of [page.url(), '/', '/walks', '/settings']) {
		await page.goto(address);
		await expect(screens.title).toBeVisible();
		const width = await page.evaluate(() => document.documentElement.scrollWidth);
		expect(width, address).toBeLessThanOrEqual(360);
	}
});

test('a walk that saw almost nothing is not praised', async ({ page }) => {
	const screens = new Screens(page);
	await screens.preparePlace();
	await screens.startWalk('Estacionamiento');
	await screens.pass();
	await screens.finish();
	await expect(page.getByText(es.closing.saysNothingSeen)).toBeVisible();
	await expect(page.getByText(es.closing.saysNothing, { exact: true })).toBeHidden();
	await page.goto('/');
	await expect(page.getByText(es.today.noOpen)).toBeHidden();
});
