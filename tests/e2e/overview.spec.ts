// Panorama over 90 days of an example: sentences, ways on that lead where they say, for every eye.
import { expect, test, type Locator, type Page } from '@playwright/test';
import { areaNames } from '#lib/domain/example/words.ts';
import { es } from '#lib/messages/es.ts';
import { offencesOn } from '../support/axe.ts';
import { illegibleOn } from '../support/legible.ts';
import { targetsOn, tooSmall } from '../support/targets.ts';
import { aPhone, Screens } from './screens.ts';

test.use(aPhone);

const sizes = [
	{ width: 360, height: 640 },
	{ width: 1280, height: 800 },
];

async function openOverview(screens: Screens): Promise<void> {
	await screens.openExample();
	await screens.page.goto('/overview');
	await expect(screens.page.getByText(screens.m.overview.period(90))).toBeVisible();
	await expect(screens.title).toBeVisible();
}

const openAll = (page: Page) =>
	page.evaluate(() => {
		for (const details of document.querySelectorAll('main details')) {
			details.setAttribute('open', '');
		}
	});

const section = (page: Page, name: string | RegExp): Locator => page.getByRole('region', { name });

test('the first sentence is what truly changed, and its numbers are one tap away', async ({
	page,
}) => {
	const screens = new Screens(page);
	await openOverview(screens);
	await expect(screens.title).toHaveText(/ (bajó|mejoró) de verdad .*desde el \d+ de [a-z]+$/);
	const usual = page.getByText(/^Lo usual era \d+\.\d/).first();
	await expect(usual).toBeHidden();
	await page.getByText(es.overview.how).first().click();
	await expect(usual).toBeVisible();
	await expect(page.getByText(/saldrían por azar unos \d+\.\d avisos/)).toBeVisible();
});

test('every row leads where it says', async ({ page }) => {
	const screens = new Screens(page);
	await openOverview(screens);

	await page.getByRole('link', { name: es.overview.line }).first().click();
	await page.waitForURL(/\/trends\?site=[0-9a-f-]{36}&/);
	await page.goBack();

	const late = section(page, /pasado su plazo/)
		.getByRole('link')
		.first();
	const closing = (await late.getAttribute('href')) ?? '';
	await late.click();
	await screens.closes();
	expect(new URL(page.url()).pathname).toBe(closing);
	await page.goBack();

	const item = section(page, es.overview.itemsTitle).getByRole('link').first();
	await expect(item).toHaveAttribute('href', /^\/trends\/items\?site=.+&area=.+&item=[a-z-]+$/);
});

test('a walk of what nobody looked at begins with just those areas', async ({ page }) => {
	const screens = new Screens(page);
	await openOverview(screens);
	const unlooked = section(page, es.overview.unlookedTitle);
	await unlooked.getByText(es.overview.grid).click();
	await expect(unlooked.getByRole('table')).toBeVisible();
	const way = unlooked.getByRole('link', { name: es.overview.walkThem });
	const asked = new URL((await way.getAttribute('href')) ?? '', 'http://here').searchParams;
	const areas = asked.get('areas')?.split(',') ?? [];
	expect(areas.length).toBeGreaterThan(0);
	expect(areas.length).toBeLessThan(Object.keys(areaNames).length);
	await way.click();
	await expect(screens.title).toHaveText(es.start.title);
	await expect(page.getByRole('checkbox', { checked: true })).toHaveCount(areas.length);
});

test('before the first walk it says what will stand here, and starts one', async ({ page }) => {
	const screens = new Screens(page);
	await screens.preparePlace();
	await page.goto('/overview');
	await expect(screens.title).toHaveText(es.overview.emptyTitle);
	await page.getByRole('main').getByRole('link', { name: es.today.start }).click();
	await expect(screens.title).toHaveText(es.start.title);
});

test('after one walk it tells what is open, and how many walks are still missing', async ({
	page,
}) => {
	const screens = new Screens(page);
	await screens.preparePlace();
	await screens.startWalk('Baños');
	await screens.fail();
	await screens.goOn();
	await screens.finish();
	await page.goto('/overview');
	await expect(screens.title).toHaveText(es.overview.tooFew);
	await expect(page.getByText(es.overview.tooFewHelp(12))).toBeVisible();
	await expect(section(page, es.overview.unlookedTitle)).toBeVisible();
});

test('the keyboard reaches a number, opens it, and is always seen', async ({ page }) => {
	const screens = new Screens(page);
	await openOverview(screens);
	const how = page.locator('summary', { hasText: es.overview.how }).first();
	for (let step = 0; step < 40; step += 1) {
		if (await how.evaluate((element) => element === document.activeElement)) break;
		await page.keyboard.press('Tab');
	}
	await expect(how).toBeFocused();
	expect(await how.evaluate((one) => parseFloat(getComputedStyle(one).outlineWidth))).toBe(3);
	await page.keyboard.press('Enter');
	await expect(page.getByText(/^Lo usual era/).first()).toBeVisible();
	await page.keyboard.press('Tab');
	await expect(page.getByRole('link', { name: /^Empezó/ })).toBeFocused();
	await page.keyboard.press('Enter');
	await screens.closes();
});

for (const { language, locale } of [
	{ language: 'es', locale: 'es-MX' },
	{ language: 'en', locale: 'en-US' },
] as const) {
	test.describe(`in ${language}`, () => {
		test.use({ locale });
		test.slow();

		test('axe and the thumb find nothing, closed and opened, light or dark, narrow or wide', async ({
			page,
		}) => {
			await openOverview(new Screens(page, language));
			const found: string[] = [];
			for (const isOpen of [false, true]) {
				if (isOpen) await openAll(page);
				for (const size of sizes) {
					await page.setViewportSize(size);
					found.push(...tooSmall(await targetsOn(page)));
					for (const theme of ['light', 'dark'] as const) {
						const own = await offencesOn(page, theme);
						found.push(...own.map((one) => `${size.width} ${isOpen}: ${one}`));
					}
				}
			}
			expect(found).toEqual([]);
		});

		test('with text twice as large everything can be read', async ({ page }) => {
			await page.addInitScript(() =>
				addEventListener('DOMContentLoaded', () => {
					document.documentElement.style.fontSize = '200%';
				}),
			);
			await openOverview(new Screens(page, language));
			expect(await illegibleOn(page)).toEqual([]);
			await openAll(page);
			expect(await illegibleOn(page)).toEqual([]);
		});
	});
}
