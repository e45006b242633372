// Tendencias on the built app: what truly changes, how it is known, and what people write on it.
import { expect, test, type Page } from '@playwright/test';
import { es } from '#lib/messages/es.ts';
import type { Item } from '#lib/domain/checklist/checklist.ts';
import { offencesOn } from '../support/axe.ts';
import { illegibleOn } from '../support/legible.ts';
import { plantYears } from '../support/plant-years.ts';
import { targetsOn, tooSmall } from '../support/targets.ts';
import { yearsOf, type Years } from '../support/years.ts';
import { aPhone, Screens } from './screens.ts';

test.use(aPhone);

const m = es.trends;
const sizes = [
	{ width: 360, height: 640 },
	{ width: 1280, height: 800 },
];
const names: Record<string, string> = { 'reception-entrance': 'Recepción', restrooms: 'Baños' };

/** So many days of one walk through two areas, up to today; order falls 14 walks before the end. */
function daysOf(days: number, sites = 1): Years {
	const years = yearsOf({
		...{ seed: 7, sites, days, rounds: [Object.keys(names)] },
		begins: (Math.floor(Date.now() / 86_400_000) - days) * 86_400_000,
		planted: [{ site: 0, from: days - 14, factor: 3, where: isOrder }],
		rateOf: (_item, _place, dice) => dice.between(0.03, 0.12),
	});
	const towns = ['Centro', 'Norte', 'Sur'];
	for (const [at, { site, areas }] of years.places.entries()) {
		site.name = towns[at] ?? 'Casa';
		for (const area of areas) area.name = names[area.list] ?? area.list;
	}
	return years;
}
const isOrder = (item: Item): boolean => item.dimension === 'order';

/** Puts years on the phone and comes to them by the navigation, as people do. */
async function openTrends(screens: Screens, years: Years): Promise<void> {
	const { page } = screens;
	await page.goto('/');
	await expect(screens.title).toBeVisible();
	await plantYears(page, years);
	await page.goto('/');
	await screens.link(screens.m.app.trends).click();
	await expect(page).toHaveURL('/trends');
	await isWhole(page, screens.m.trends.items);
}
const isWhole = (page: Page, lastCard: string) =>
	expect(page.getByRole('heading', { name: lastCard })).toBeVisible();

const filter = (page: Page, name: string) => page.getByRole('combobox', { name, exact: true });
const chart = (page: Page) => page.getByRole('slider');

test.describe('a hundred walks', () => {
	test('the sentence leads to what truly changed, and each filter to its own line', async ({
		page,
	}) => {
		const screens = new Screens(page);
		await openTrends(screens, daysOf(100, 3));
		await screens.button(m.besideChanged(m.subjects.order)).click();
		await expect(page).toHaveURL(/dimension=order/);
		await expect(screens.title).toHaveText(/^El orden bajó de verdad desde el \d+ de [a-z]+$/);

		await filter(page, m.what).selectOption('Baños');
		await expect(page).toHaveURL(/area=/);
		await expect(page.getByRole('heading', { name: 'Orden · Baños' })).toBeVisible();
		await filter(page, m.dimension).selectOption(es.dimensions.cleanliness);
		await expect(page.getByText(m.heatHelp(es.dimensions.cleanliness))).toBeVisible();
		await filter(page, m.period).selectOption(m.periods.all);
		await expect(page).toHaveURL(/period=all/);
		await filter(page, m.site).selectOption('Norte');
		await expect(page.getByText('Norte', { exact: true }).first()).toBeVisible();
		await expect(page.getByRole('heading', { name: /^Limpieza/ })).toBeVisible();
		await page.reload();
		await expect(filter(page, m.site)).toHaveValue(/./);
		await expect(page.getByRole('heading', { name: /^Limpieza/ })).toBeVisible();
	});

	test('a point leads to its walk, an item to its history, a site to its line', async ({
		page,
	}) => {
		const screens = new Screens(page);
		const years = daysOf(100, 2);
		await openTrends(screens, years);
		await filter(page, m.site).selectOption('Centro');
		await expect(page).toHaveURL(/site=/);
		await chart(page)
			.locator('canvas')
			.click({ position: { x: 180, y: 90 } });
		const way = page.getByRole('link', { name: m.open });
		const walks = years.walks.map(({ walk }) => `/walks/${walk}/closing`);
		expect(walks).toContain(await way.getAttribute('href'));
		await way.click();
		await page.waitForURL(/\/walks\/[0-9a-f-]{36}\/closing$/);
		await page.goBack();

		const items = page.locator('section', { has: page.getByRole('heading', { name: m.items }) });
		await items.getByRole('link').first().click();
		await page.waitForURL(/\/trends\/items\?site=.+&area=.+&item=[a-z-]+$/);
		await expect(page.getByRole('heading', { name: es.itemHistory.photos })).toBeVisible();
		await page.goBack();

		const sites = page.locator('section', { has: page.getByRole('heading', { name: m.sites }) });
		await sites.getByRole('link', { name: /^Norte: \d+\.\d, .*entre/ }).click();
		await expect(filter(page, m.site)).toHaveValue(years.places[1]?.site.id ?? '');
	});

	test('an arrow goes from walk to walk and is heard, Enter opens the walk', async ({ page }) => {
		const screens = new Screens(page);
		const years = daysOf(100);
		await openTrends(screens, years);
		await chart(page).focus();
		await page.keyboard.press('Tab');
		await page.keyboard.press('Shift+Tab');
		expect(await chart(page).evaluate((one) => getComputedStyle(one).outlineStyle)).toBe('solid');
		await page.keyboard.press('ArrowLeft');
		await page.keyboard.press('ArrowLeft');
		const heard = (await chart(page).getAttribute('aria-valuetext')) ?? '';
		expect(heard).toMatch(/^[a-zé]+, \d+ de [a-z]+ de \d{4}: \d+\.\d, como quedó \d+\.\d$/);
		await page.keyboard.press('Home');
		await expect(chart(page)).toHaveAttribute('aria-valuenow', '0');
		await page.keyboard.press('Enter');
		await page.waitForURL(`/walks/${years.walks[0]?.walk}/closing`);
	});

	test('a finger drags the chart back in time, and so do two buttons', async ({ page }) => {
		const screens = new Screens(page);
		await openTrends(screens, daysOf(365));
		const seen = async () => (await chart(page).screenshot()).toString('base64');
		const newest = await seen();
		await screens.button(m.earlier).click();
		await expect.poll(seen).not.toBe(newest);
		const older = await seen();
		await screens.button(m.later).click();
		await expect.poll(seen).not.toBe(older);

		const box = await chart(page).boundingBox();
		if (!box) throw new Error('the chart is not there');
		const again = await seen();
		await page.mouse.move(box.x + 60, box.y + 100);
		await page.mouse.down();
		await page.mouse.move(box.x + 260, box.y + 100, { steps: 5 });
		await page.mouse.up();
		await expect.poll(seen).not.toBe(again);
		await expect(page.getByRole('link', { name: m.open })).toHaveCount(0);
	});

	test('a note stands on the chart and in words, for every visit, until it is taken away', async ({
		page,
	}) => {
		const screens = new Screens(page);
		await openTrends(screens, daysOf(30));
		await page.getByRole('button', { name: m.addNote }).click();
		await screens.button(m.noteGo).click();
		await expect(screens.dialog.getByText(m.noteMissing)).toBeVisible();
		await screens.dialog.getByLabel(m.noteText).fill('Cambió el horario de entregas');
		await screens.button(m.noteGo).click();
		await expect(page.getByText(m.noteSaved)).toBeVisible();
		await page.reload();
		await expect(page.getByText('Cambió el horario de entregas')).toBeVisible();
		await expect(page.getByText(m.legend.note, { exact: true })).toBeVisible();
		await screens.button(m.noteHide('Cambió el horario de entregas')).click();
		await expect(page.getByText('Cambió el horario de entregas')).toHaveCount(0);
	});

	test('a new usual level needs a reason, is drawn from there on, and can be taken back', async ({
		page,
	}) => {
		const screens = new Screens(page);
		await openTrends(screens, daysOf(100));
		await filter(page, m.dimension).selectOption(es.dimensions.order);
		await expect(screens.title).toHaveText(/bajó de verdad/);
		await screens.button(m.restart).first().click();
		await screens.button(m.restartGo).click();
		await expect(screens.dialog.getByText(m.restartMissing)).toBeVisible();
		await screens.dialog.getByLabel(m.restartNote).fill('Otro proveedor de limpieza');
		await screens.button(m.restartGo).click();
		await expect(page.getByText(m.restarted)).toBeVisible();
		await expect(screens.title).not.toHaveText(/bajó de verdad/);
		await expect(page.getByText('Otro proveedor de limpieza')).toBeVisible();
		await screens.button(m.undoRestart).click();
		await expect(screens.title).toHaveText(/bajó de verdad/);
	});

	test('behind the chart lie its numbers, and how they are known', async ({ page }) => {
		const screens = new Screens(page);
		await openTrends(screens, daysOf(100));
		await page.getByText(m.table, { exact: true }).click();
		await expect(page.getByRole('table', { name: /^Puntaje/ }).getByRole('row')).toHaveCount(101);
		await page.getByText(m.how, { exact: true }).click();
		await expect(page.getByText(m.howRules)).toBeVisible();
		await expect(page.getByText(/^El rango normal es ese promedio/)).toBeVisible();
	});
});

test('dots only below six walks, provisional below twelve, and no limit before it is known', async ({
	page,
}) => {
	const screens = new Screens(page);
	for (const [walks, title] of [
		[3, m.dots(3)],
		[8, m.provisional(4)],
	] as const) {
		await openTrends(screens, daysOf(walks));
		await expect(screens.title).toHaveText(title);
		await expect(page.getByText(/^rango normal/)).toHaveCount(0);
		await expect(page.getByText(m.legend.left, { exact: true })).toHaveCount(walks < 6 ? 0 : 1);
		await page.evaluate(() => indexedDB.deleteDatabase('todo-habla'));
	}
	await openTrends(screens, daysOf(12));
	await expect(page.getByText(/^rango normal/)).toBeVisible();
});

test('a week in which nobody looked is hatched, and said', async ({ page }) => {
	const screens = new Screens(page);
	const years = daysOf(60);
	const gone = years.walks.filter((_, at) => at < 20 || at > 35);
	await openTrends(screens, { ...years, walks: gone });
	const map = page.getByRole('region', { name: m.heat }).getByRole('table');
	await expect(map.getByText(m.unlooked).first()).toBeAttached();
	const cell = map.getByRole('cell', { name: m.unlooked }).first();
	expect(await cell.evaluate((one) => getComputedStyle(one).backgroundImage)).toContain(
		'repeating-linear-gradient',
	);
});

test('before the first walk it says what will stand here', async ({ page }) => {
	const screens = new Screens(page);
	await screens.preparePlace();
	await page.goto('/trends');
	await expect(screens.title).toHaveText(m.emptyTitle);
	await page.getByRole('main').getByRole('link', { name: m.emptyStart }).click();
	await expect(screens.title).toHaveText(es.start.title);
});

for (const { language, locale } of [
	{ language: 'es', locale: 'es-MX' },
	{ language: 'en', locale: 'en-US' },
] as const) {
	test.describe(`in ${language}`, () => {
		test.use({ locale });
		test.slow();

		test('axe and the thumb find nothing, light or dark, narrow or wide, folded and open', async ({
			page,
		}) => {
			const screens = new Screens(page, language);
			await openTrends(screens, daysOf(100, 3));
			await screens.button(screens.m.trends.besideChanged(screens.m.trends.subjects.order)).click();
			await page.getByRole('heading', { name: screens.m.trends.sites }).waitFor();
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

		test('nothing runs off the side, not even with text twice as large', async ({ page }) => {
			const screens = new Screens(page, language);
			await openTrends(screens, daysOf(100, 3));
			await openAll(page);
			expect(await illegibleOn(page)).toEqual([]);
			await page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
			expect(await illegibleOn(page)).toEqual([]);
		});
	});
}

const openAll = (page: Page) =>
	page.evaluate(() => {
		for (const one of document.querySelectorAll('main details')) one.setAttribute('open', '');
	});
