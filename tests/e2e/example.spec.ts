// The example is a place to try things: marked, apart from own data, and gone without a trace.
import { expect, test } from '@playwright/test';
import { es } from '#lib/messages/es.ts';
import { areaNames } from '#lib/domain/example/words.ts';
import { databasesOf, exampleDatabase, heldBy, ownDatabase } from '../support/held.ts';
import { aPhone, Screens } from './screens.ts';

test.use(aPhone);

test('the example opens full of walks, and says on every screen that it is one', async ({
	page,
}) => {
	const screens = new Screens(page);
	const banner = page.getByText(es.example.banner);
	await screens.openExample();
	await expect(page.getByText(/^Último recorrido/)).toBeVisible();
	await expect(page.getByRole('heading', { name: /sigue/ })).toBeVisible();
	for (const path of ['/walks', '/walks/new', '/settings', '/settings/site']) {
		await page.goto(path);
		await expect(screens.title).toBeVisible();
		await expect(banner, path).toBeVisible();
	}
	await screens.startWalk(areaNames.exterior.es);
	await expect(banner, 'on an item').toBeVisible();
	await page.goto('/walks');
	await expect(page.getByRole('link', { name: /\d+\.\d$/ }).nth(20)).toBeVisible();
});

test('Hoy says whether anything truly changed, and leads to where it is explained', async ({
	page,
}) => {
	const screens = new Screens(page);
	await screens.openExample();
	const verdict = page.getByRole('link', { name: new RegExp(es.overview.worse) });
	await expect(verdict).toBeVisible();
	const sentence = await verdict.locator('b').textContent();
	await verdict.click();
	await expect(screens.title).toHaveText(sentence ?? '');
});

test('what is done in the example never touches own data', async ({ page }) => {
	const screens = new Screens(page);
	await screens.preparePlace();
	await screens.startWalk('Estacionamiento');
	await screens.pass();
	await screens.fail();
	await page.goto('/settings');
	const own = await heldBy(page);

	await screens.button(es.settings.exampleOpen).click();
	await expect(page.getByText(es.example.banner)).toBeVisible();
	expect(await databasesOf(page)).toEqual([ownDatabase, exampleDatabase]);
	const planted = (await heldBy(page, exampleDatabase)).ops.length;
	await screens.startWalk(areaNames.reception.es);
	await screens.pass();
	await screens.fail();
	await screens.photograph();
	await screens.finish();
	expect((await heldBy(page, exampleDatabase)).ops.length).toBeGreaterThan(planted + 4);
	expect(await heldBy(page)).toEqual(own);

	await screens.button(es.example.leave).click();
	await expect(page.getByText(es.example.banner)).toBeHidden();
	await expect(page.getByText('Casa Jacaranda')).toBeVisible();
	await expect(screens.link(es.today.resume)).toBeVisible();
	expect(await heldBy(page)).toEqual(own);
});

test('the example can be removed whole, from within and from outside', async ({ page }) => {
	const screens = new Screens(page);
	await screens.openExample();
	await page.goto('/settings');
	await screens.button(es.settings.exampleRemove).click();
	await expect(screens.title).toHaveText(es.welcome.title);
	await expect(page.getByText(es.example.banner)).toBeHidden();
	expect(await databasesOf(page)).toEqual([ownDatabase]);

	await screens.openExample();
	await screens.button(es.example.leave).click();
	await expect(screens.title).toHaveText(es.welcome.title);
	expect(await databasesOf(page)).toEqual([ownDatabase, exampleDatabase]);
	await page.goto('/settings');
	await screens.button(es.settings.exampleRemove).click();
	await expect(page.getByText(es.settings.exampleRemoved)).toBeVisible();
	expect(await databasesOf(page)).toEqual([ownDatabase]);
});
