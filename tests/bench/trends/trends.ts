// Twenty places over two years: from the tap on Tendencias in the running app to its sentence and its
// chart; how long a finger would have had to wait; and whether planted changes are found, and how soon.
import type { CDPSession, Page } from 'playwright';
import { es } from '#lib/messages/es.ts';
import { plantYears } from '../../support/plant-years.ts';
import { yearsOf, type Planted } from '../../support/years.ts';
import { median, quantile, rounded, spread, type Figures } from '../figures.ts';
import { onARig } from '../rig.ts';
import { foundIn } from './found.ts';
import { panBlocks } from './pan.ts';
import { watchOpening, type Opening } from './watch.ts';

const [sites, days, runs] = [20, 730, 7];
const tour = ['exterior-parking', 'reception-entrance', 'tableware-dining', 'restrooms'];

/** In every other place, at a known walk, order becomes twice as bad; the rest stays as it was. */
const planted: Planted[] = Array.from({ length: sites / 2 }, (_, at) => ({
	site: at * 2,
	from: 120 + at * 60,
	factor: 2,
	where: (item) => item.dimension === 'order',
}));

export const measure = (): Promise<Figures> =>
	onARig(async ({ phone }) => {
		const years = yearsOf({
			seed: 20_261,
			...{ sites, days, rounds: [tour], planted },
			begins: (Math.floor(Date.now() / 86_400_000) - days) * 86_400_000,
			rateOf: (_item, _place, dice) => dice.between(0.02, 0.16),
		});
		const page = await phone.start();
		await page.goto('/');
		await page.getByRole('heading', { level: 1 }).waitFor();
		await page.waitForTimeout(1500);
		await plantYears(page, years);
		const line = await phone.context.newCDPSession(page);
		const fast = await openings(page, line, 1);
		const slow = await openings(page, line, 4);
		const pans = await panBlocks(page, line);
		return {
			walks: years.walks.length,
			sites,
			...figuresOf(fast, ''),
			...figuresOf(slow, '_4x'),
			pan_block_ms_4x: rounded(median(pans), 1),
			...foundIn(years, planted),
			runs,
		};
	});

const figuresOf = (openings: readonly Opening[], under: string): Figures => ({
	...spread(
		`ms_open${under}`,
		openings.map(({ ms }) => ms),
		0,
	),
	[`ms_all${under}`]: rounded(median(openings.map(({ msAll }) => msAll)), 0),
	[`longest_block_ms${under}`]: rounded(median(openings.map(({ block }) => block)), 1),
	[`longest_block_ms${under}_max`]: rounded(
		quantile(
			openings.map(({ block }) => block),
			1,
		),
		1,
	),
});

/** Each opening begins with the app started anew on Hoy, so that nothing of Tendencias is there yet. */
async function openings(page: Page, line: CDPSession, rate: number): Promise<Opening[]> {
	const all: Opening[] = [];
	for (let run = 0; run < runs; run += 1) {
		await line.send('Emulation.setCPUThrottlingRate', { rate: 1 });
		await page.goto('/');
		const way = page.getByRole('link', { name: es.app.trends, exact: true });
		await way.waitFor();
		await page.waitForTimeout(2500);
		const title = (await page.locator('main h1').first().textContent()) ?? '';
		await page.evaluate(watchOpening, { title });
		await line.send('Emulation.setCPUThrottlingRate', { rate });
		await way.click();
		all.push(await page.evaluate(() => window.opening));
	}
	await line.send('Emulation.setCPUThrottlingRate', { rate: 1 });
	return all;
}
