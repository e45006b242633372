// The screens of what is taken along, for every eye and thumb: an item's history, exports, the closing.
import { expect, test, type Page } from '@playwright/test';
import { exampleDatabase, heldBy } from '../support/held.ts';
import { offencesOn } from '../support/axe.ts';
import { illegibleOn } from '../support/legible.ts';
import { targetsOn, tooSmall } from '../support/targets.ts';
import { aPhone, Screens } from './screens.ts';

test.use(aPhone);

const sizes = [
	{ width: 360, height: 640 },
	{ width: 1280, height: 800 },
];

/** Leads past the screens in the example; the check runs between two steps. */
async function* screensOf(screens: Screens): AsyncGenerator<string> {
	const { page, m } = screens;
	await screens.openExample();
	await page.goto(await anItemOf(page));
	await expect(page.getByRole('heading', { name: m.itemHistory.strip })).toBeVisible();
	await page.evaluate(() => {
		for (const one of document.querySelectorAll('main details')) one.setAttribute('open', '');
	});
	yield 'an item';
	await page.goto('/trends/items');
	await expect(page.getByText(m.itemHistory.none)).toBeVisible();
	yield 'no item';
	await page.goto('/settings/export');
	await screens.button(m.takeAway.make).click();
	await expect(page.getByText(m.takeAway.ready, { exact: true })).toBeVisible();
	yield 'exports';
	await page.goto('/walks');
	await page
		.getByRole('link', { name: /\d+[.,]\d$/ })
		.first()
		.click();
	await screens.closes();
	await expect(screens.button(m.share.report)).toBeVisible();
	yield 'a closing';
}

/** The address of the item with the most photos. */
async function anItemOf(page: Page): Promise<string> {
	const { photos, walks } = await heldBy(page, exampleDatabase);
	const counts = new Map<string, number>();
	for (const { area, item } of photos) {
		const key = `area=${area}&item=${item}`;
		counts.set(key, (counts.get(key) ?? 0) + 1);
	}
	const [most] = [...counts].sort((a, b) => b[1] - a[1]);
	return `/trends/items?site=${walks[0]?.site}&${most?.[0]}`;
}

for (const { language, locale } of [
	{ language: 'es', locale: 'es-MX' },
	{ language: 'en', locale: 'en-US' },
] as const) {
	test.describe(`in ${language}`, () => {
		test.use({ locale });
		test.slow();

		test('axe finds nothing, light or dark, narrow or wide', async ({ page }) => {
			const found: string[] = [];
			for await (const screen of screensOf(new Screens(page, language))) {
				for (const size of sizes) {
					await page.setViewportSize(size);
					for (const theme of ['light', 'dark'] as const) {
						const own = await offencesOn(page, theme);
						found.push(...own.map((one) => `${screen}, ${size.width}: ${one}`));
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
			const wrong: string[] = [];
			for await (const screen of screensOf(new Screens(page, language)))
				wrong.push(...(await illegibleOn(page)).map((one) => `${screen}: ${one}`));
			expect(wrong).toEqual([]);
		});

		test('everything that can be tapped is as large as a thumb', async ({ page }) => {
			const wrong: string[] = [];
			for await (const screen of screensOf(new Screens(page, language))) {
				wrong.push(...tooSmall(await targetsOn(page)).map((one) => `${screen}: ${one}`));
			}
			expect(wrong).toEqual([]);
		});
	});
}
