// The first visit: how much JavaScript and CSS the page itself asks for until Hoy can be used, with
// nothing cached. The service worker's own downloads come later and are not the page's.
import { gzipSync } from 'node:zlib';
import type { Page, Response } from 'playwright';
import { es } from '#lib/messages/es.ts';
import type { DiskPhone } from '../support/disk-phone.ts';
import { rounded, type Figures } from './figures.ts';
import { onARig, preparePlace, startWalk } from './rig.ts';

type Load = { first: number; later: number; html: number; files: number };

export const measure = (): Promise<Figures> =>
	onARig(async ({ phone }) => {
		const welcome = await loadOf(await phone.start(), es.welcome.begin);
		await walkOnce(phone);
		await forget(phone);
		const today = await loadOf(await phone.context.newPage(), es.today.start);
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
async function loadOf(page: Page, action: string): Promise<Load> {
	const answers: Response[] = [];
	page.on('response', (answer) => answers.push(answer));
	await page.goto('/', { waitUntil: 'commit' });
	await page.getByRole('link', { name: action, exact: true }).waitFor();
	const first = [...answers];
	await page.waitForTimeout(3000);
	const sum = async (some: Response[], kind: RegExp) => {
		const code = some.filter((one) => kind.test(one.headers()['content-type'] ?? ''));
		const sizes = await Promise.all(code.map(async (one) => gzipSync(await one.body()).length));
		return sizes.reduce((total, size) => total + size, 0) / 1000;
	};
	const code = /javascript|css/;
	const load = {
		first: await sum(first, code),
		later: await sum(answers.slice(first.length), code),
		html: await sum(first, /html/),
		files: first.filter((one) => code.test(one.headers()['content-type'] ?? '')).length,
	};
	await page.close();
	return load;
}

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
