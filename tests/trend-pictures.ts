// `npm run pictures`: Tendencias from three walks to 14,600, narrow and wide, light and dark.
import { join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright';
import sharp from 'sharp';
import { es } from '#lib/messages/es.ts';
import { root } from '#lib/server/admin/build.ts';
import { launchOptions } from './e2e/screens.ts';
import { currentBuild } from './support/build.ts';
import { plantYears } from './support/plant-years.ts';
import { Site } from './support/site.ts';
import { yearsOf, type Years } from './support/years.ts';

const areas: Record<string, string> = {
	'exterior-parking': 'Exterior',
	'reception-entrance': 'Recepción',
	'tableware-dining': 'Comedor',
	restrooms: 'Baños',
};
const towns = [
	...['Centro', 'Norte', 'Sur', 'Reforma', 'Condesa', 'Roma', 'Coyoacán', 'Del Valle', 'Satélite'],
	...['Lindavista', 'Narvarte', 'Mixcoac', 'Tlalpan', 'Xochimilco', 'Tacuba', 'Vallejo'],
	...['Polanco', 'Portales', 'Nápoles', 'Anzures'],
];
const views = [
	{ size: 'phone', viewport: { width: 360, height: 640 }, deviceScaleFactor: 1.5 },
	{ size: 'wide', viewport: { width: 1280, height: 800 }, deviceScaleFactor: 1 },
] as const;

const site = await Site.of(await currentBuild());
const browser = await chromium.launch(launchOptions);
try {
	for (const walks of [3, 8, 12, 100, 14_600]) await picture(browser, walks);
} finally {
	await browser.close();
	await site.close();
}

async function picture(browser: Browser, walks: number): Promise<void> {
	const years = asLived(walks);
	for (const { size, viewport, deviceScaleFactor } of views)
		for (const theme of ['light', 'dark'] as const) {
			const context = await browser.newContext({
				...{ baseURL: site.origin, viewport, deviceScaleFactor, colorScheme: theme },
				...{ locale: 'es-MX', timezoneId: 'America/Mexico_City', serviceWorkers: 'block' },
			});
			const page = await context.newPage();
			await page.goto('/');
			await page.getByRole('heading', { level: 1 }).waitFor();
			await plantYears(page, years);
			await open(page, years, walks);
			const name = `trends-${walks}-${size}-${theme}.png`;
			await small(await page.screenshot(), join(root, 'docs/pictures', name));
			console.log(name);
			await context.close();
		}
}

/** The line of order where something happened to it, with what somebody noted then. */
async function open(page: Page, { places }: Years, walks: number): Promise<void> {
	const dimension = walks >= 100 ? '&dimension=order' : '';
	await page.goto(`/trends?site=${places[0]?.site.id}${dimension}`);
	await page.getByRole('heading', { name: es.trends.items }).waitFor();
	if (walks >= 100) {
		const day = new Date(Date.now() - 16 * 86_400_000).toISOString().slice(0, 10);
		await page.getByRole('button', { name: es.trends.addNote }).click();
		await page.getByRole('dialog').getByLabel(es.trends.noteDay).fill(day);
		await page
			.getByRole('dialog')
			.getByLabel(es.trends.noteText)
			.fill('cambió el horario de entregas');
		await page.getByRole('button', { name: es.trends.noteGo }).click();
		await page.getByText(es.trends.noteSaved).waitFor();
		await page.reload();
		await page.getByRole('heading', { name: es.trends.items }).waitFor();
	}
	await page.waitForTimeout(1000);
}

/** Daily walks, now and then a spot check, other people from some day on, days with nobody. */
function asLived(walks: number): Years {
	const sites = walks > 1_000 ? 20 : 1;
	const days = walks / sites;
	const years = yearsOf({
		...{ seed: 7, sites, days, rounds: [Object.keys(areas)] },
		begins: (Math.floor(Date.now() / 86_400_000) - days) * 86_400_000,
		planted: [
			{ site: 0, from: days - 14, factor: 2.2, where: (item) => item.dimension === 'order' },
		],
		rateOf: (_item, _place, dice) => dice.between(0.02, 0.16),
	});
	for (const [at, { site, areas: own }] of years.places.entries()) {
		site.name = towns[at] ?? 'Casa';
		for (const area of own) area.name = areas[area.list] ?? area.list;
	}
	const isClosed = (at: number) => walks >= 100 && at % days > days - 49 && at % days < days - 41;
	return {
		...years,
		walks: years.walks
			.filter((_, at) => !isClosed(at))
			.map((walk, at) => ({
				...walk,
				by: walks >= 100 && at % days > days - 60 ? 'other' : 'own',
				kind: walks >= 100 && at % 23 === 11 ? 'spot' : walk.kind,
			})),
	};
}

/** A picture of flat colours loses nothing one sees with a palette, and most of its weight. */
async function small(png: Buffer, path: string): Promise<void> {
	await sharp(png).png({ palette: true, quality: 90, effort: 10 }).toFile(path);
}
