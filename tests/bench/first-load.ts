// The first visit: how much JavaScript and CSS the page itself asks for until Hoy can be used, with
// nothing cached. The service worker's own downloads come later and are not the page's.
import { gzipSync } from 'node:zlib';
import type { Response } from 'playwright';
import { es } from '#lib/messages/es.ts';
import type { DiskPhone } from '../support/disk-phone.ts';
import { rounded, type Figures } from './figures.ts';
import { onARig, preparePlace, startWalk } from './rig.ts';
import { watchFor } from './tappable.ts';

type Load = { first: number; later: number; html: number; files: number };

export const measure = (): Promise<Figures> =>
	onARig(async ({ phone }) => {
		await phone.start();
		const welcome = await loadOf(phone, es.welcome.begin);
		await walkOnce(phone);
		await forget(phone);
		const today = await loadOf(phone, es.today.start);
		return {
			js_css_gzip_kb: rounded(Math.max(welcome.first, today.first), 1),
			welcome_js_css_gzip_kb: rounded(welcome.first, 1),
			today_js_css_gzip_kb: rounded(today.first, 1),
			welcome_later_js_css_gzip_kb: rounded(welcome.later, 1),
			today_later_js_css_gzip_kb: rounded(today.later, 1),
			html_gzip_kb: rounded(today.html, 1),
			files: today.files,
		};
	});

/** In kB of 1,000 bytes. `later` is what follows within three seconds, when the screen is in use. */
async function loadOf(phone: DiskPhone, action: string): Promise<Load> {
	const page = await phone.context.newPage();
	await page.addInitScript(watchFor, action);
	const answers = new Map<string, Response>();
	page.on('response', (answer) => answers.set(answer.url(), answer));
	await page.goto('/');
	await page.waitForTimeout(3000);
	const begun = await page.evaluate(() => ({
		ready: window.tappableAt ?? Number.NaN,
		asked: performance
			.getEntriesByType('resource')
			.map((one) => [one.name, one.startTime] as const),
	}));
	const load = { first: 0, later: 0, files: 0, html: 0 };
	for (const [url, at] of [[page.url(), 0] as const, ...begun.asked]) {
		const answer = answers.get(url);
		const kind = answer?.headers()['content-type'] ?? '';
		if (!answer || !/javascript|css|html/.test(kind)) continue;
		const kb = gzipSync(await answer.body()).length / 1000;
		const isFirst = at <= begun.ready;
		if (kind.includes('html')) {
			load.html += kb;
			// Styles written into the shell weigh as much as in a file of their own.
			load.first += gzipSync(stylesIn((await answer.body()).toString())).length / 1000;
		} else load[isFirst ? 'first' : 'later'] += kb;
		if (isFirst && !kind.includes('html')) load.files += 1;
	}
	await page.close();
	return Number.isNaN(begun.ready) ? { ...load, first: Number.NaN } : load;
}

const stylesIn = (html: string): string =>
	[...html.matchAll(/<style[^>]*>([\s\S]*?)<\/style>/g)].map(([, style]) => style).join('\n');

/** Prepares a place and finishes one walk, so that Hoy has all its parts to show. */
async function walkOnce(phone: DiskPhone): Promise<void> {
	const page = await phone.context.newPage();
	const screens = await preparePlace(page);
	await startWalk(screens);
	await screens.fail();
	await screens.finish();
	await page.close();
}

/** The data stays, everything that was downloaded goes: worker, its caches, the HTTP cache. */
async function forget(phone: DiskPhone): Promise<void> {
	const page = await phone.context.newPage();
	const line = await phone.context.newCDPSession(page);
	await line.send('Network.clearBrowserCache');
	await line.send('Storage.clearDataForOrigin', {
		origin: phone.origin,
		storageTypes: 'service_workers,cache_storage',
	});
	await page.close();
}
