// A walk past every screen, for checks that hold on all of them.
import { expect } from '@playwright/test';
import { areaNames } from '#lib/domain/example/words.ts';
import { listOf, type Screens } from './screens.ts';

const outside = listOf('exterior-parking');

/**
 * Leads past every screen and names each one while it stands still: first on an empty phone, then
 * in the example. The check runs between two steps; it may scroll, and changes nothing else.
 */
export async function* tour(screens: Screens): AsyncGenerator<string> {
	const { page, m } = screens;
	await page.goto('/');
	await expect(screens.title).toHaveText(m.welcome.title);
	yield 'welcome';
	await page.goto('/begin');
	await expect(screens.title).toHaveText(m.site.beginTitle);
	yield 'begin';
	await screens.openExample();
	yield 'today, in the example';
	yield* history(screens);
	yield* settings(screens);
	yield* walk(screens);
	yield* closing(screens);
}

async function* history({ page, m, title }: Screens): AsyncGenerator<string> {
	await page.goto('/walks');
	await expect(title).toHaveText(m.history.title);
	await expect(page.locator('canvas')).toBeVisible();
	yield 'history';
	await page.getByText(m.history.table, { exact: true }).click();
	await expect(page.getByRole('table')).toBeVisible();
	yield 'history, in numbers';
}

async function* settings(screens: Screens): AsyncGenerator<string> {
	const { page, m, title, dialog } = screens;
	await page.goto('/settings');
	await expect(title).toHaveText(m.settings.title);
	yield 'settings';
	await screens.button(m.sync.here).click();
	await expect(dialog).toBeVisible();
	yield 'where the answers are';
	await screens.button(m.app.close, dialog).click();
	await page.goto('/settings/site');
	await expect(page.getByLabel(m.site.name)).toBeVisible();
	yield 'settings, the site';
	await page.goto('/settings/sites');
	await expect(title).toHaveText(m.sites.title);
	yield 'settings, the sites';
	await page.goto('/settings/sync');
	await expect(title).toHaveText(m.syncing.title);
	yield 'settings, sync';
	yield* lists(screens);
}

async function* lists(screens: Screens): AsyncGenerator<string> {
	const { page, m, title } = screens;
	await page.goto('/checklists');
	await expect(title).toHaveText(m.lists.title);
	await page.getByRole('listitem').getByRole('link').first().click();
	await expect(page.getByRole('heading', { name: m.lists.history })).toBeVisible();
	yield 'a list';
	await screens.button(m.lists.edit).click();
	await page.getByText(m.lists.addItem, { exact: true }).click();
	await page.getByRole('combobox', { name: m.lists.weight }).first().selectOption('2');
	yield 'a list, changed';
}

async function* walk(screens: Screens): AsyncGenerator<string> {
	const { page, m, title, dialog } = screens;
	await page.goto('/walks/new');
	// The example is written in the language it was planted in.
	await screens.chooseAreas(areaNames.exterior[screens.language]);
	yield 'new walk';
	await screens.button(m.start.begin).click();
	await screens.showsItem(outside.items[0]);
	yield 'an item on the scale';
	await screens.pass();
	await screens.showsItem(outside.items[1]);
	yield 'an item, good or bad';
	await screens.button(m.walk.skip).click();
	await expect(dialog).toBeVisible();
	yield 'could not check';
	await screens.button(m.app.close, dialog).click();
	await screens.fail();
	await screens.note('Una caja cierra el paso.');
	yield 'an item that speaks badly';
	await screens.button(m.walk.photo).click();
	await expect(screens.shutter).toBeEnabled();
	yield 'camera';
	await screens.shutter.click();
	await screens.picture(1, 1).click();
	await screens.button(m.photo.circle, dialog).click();
	yield 'a photo';
	await screens.button(m.app.close, dialog).click();
	await screens.goOn();
	await screens.button(m.walk.list).click();
	await expect(screens.button(m.finish.title)).toBeVisible();
	yield 'the list';
	await screens.button(m.finish.title).click();
	await expect(title).toHaveText(m.finish.title);
	yield 'finish';
}

async function* closing(screens: Screens): AsyncGenerator<string> {
	const { page, m, dialog } = screens;
	await screens.finish();
	yield 'closing';
	await page.getByRole('button', { name: new RegExp(`^${m.closing.foundLong}`) }).click();
	await expect(dialog.getByRole('table')).toBeVisible();
	yield 'how the score came about';
	await screens.button(m.app.close, dialog).click();
	await screens.button(m.closing.void).click();
	await screens.button(m.closing.void, dialog).click();
	await expect(dialog.getByRole('alert')).toBeVisible();
	yield 'voiding';
}
