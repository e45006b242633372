// `npm run pictures`: makes the pictures that the README shows, from the example, in a real browser.
// Names after it make only those that begin so: `npm run pictures -- overview`.
import { join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright';
import sharp from 'sharp';
import type { Language } from '#lib/domain/checklist/checklist.ts';
import { root } from '#lib/server/admin/build.ts';
import { launchOptions, Screens } from './e2e/screens.ts';
import { currentBuild } from './support/build.ts';
import { Site } from './support/site.ts';

type Look = { language: Language; theme: 'light' | 'dark'; isWide?: boolean };

const site = await Site.of(await currentBuild());
const browser = await chromium.launch(launchOptions);
try {
	await onAPhone(browser, { language: 'es', theme: 'light' }, async (screens) => {
		await shot(screens.page, '/', 'today');
		await shot(screens.page, '/overview', 'overview-phone-light');
		await shot(screens.page, '/trends', 'trends');
		await shot(screens.page, '/walks', 'walks');
		await pictureTheWalk(screens);
	});
	await onAPhone(browser, { language: 'en', theme: 'dark' }, async ({ page }) => {
		await shot(page, '/walks/new', 'start-dark-en');
		await shot(page, await lastClosing(page), 'closing-dark-en');
	});
	await onAPhone(browser, { language: 'es', theme: 'dark' }, ({ page }) =>
		shot(page, '/overview', 'overview-phone-dark'),
	);
	for (const theme of ['light', 'dark'] as const)
		await onAPhone(browser, { language: 'es', theme, isWide: true }, ({ page }) =>
			shot(page, '/overview', `overview-wide-${theme}`),
		);
	await onAPhone(browser, { language: 'en', theme: 'light', isWide: true }, ({ page }) =>
		shot(page, '/trends', 'trends-wide-en'),
	);
} finally {
	await browser.close();
	await site.close();
}

async function onAPhone(
	browser: Browser,
	{ language, theme, isWide = false }: Look,
	work: (screens: Screens) => Promise<void>,
): Promise<void> {
	const context = await browser.newContext({
		baseURL: site.origin,
		locale: language === 'es' ? 'es-MX' : 'en-US',
		timezoneId: 'America/Mexico_City',
		colorScheme: theme,
		viewport: isWide ? { width: 1280, height: 800 } : { width: 360, height: 640 },
		deviceScaleFactor: isWide ? 1 : 1.5,
		permissions: ['camera'],
		serviceWorkers: 'block',
	});
	const screens = new Screens(await context.newPage(), language);
	await screens.openExample();
	await work(screens);
	await context.close();
}

/** One screen as it stands when everything on it has been drawn. */
async function shot(page: Page, path: string | null, name: string): Promise<void> {
	const asked = process.argv.slice(2);
	if (asked.length > 0 && !asked.some((word) => name.startsWith(word))) return;
	if (path !== null) await page.goto(path);
	await page.getByRole('heading', { level: 1 }).first().waitFor();
	await page.waitForTimeout(1500);
	const picture = sharp(await page.screenshot()).png({ palette: true, effort: 10 });
	await picture.toFile(join(root, 'docs/pictures', `${name}.png`));
	console.log(name);
}

/** An intrusion, photographed and fixed at once. */
async function pictureTheWalk(screens: Screens): Promise<void> {
	const { page, m } = screens;
	await page.goto('/');
	await screens.link(m.today.resume).click();
	await screens.item();
	await shot(page, null, 'item');
	await screens.fail();
	await shot(page, null, 'intrusion');
}

async function lastClosing(page: Page): Promise<string> {
	await page.goto('/walks');
	const way = page.getByRole('link', { name: /\d+\.\d$/ }).first();
	return (await way.getAttribute('href')) ?? '/walks';
}
