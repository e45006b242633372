// The shell: opens at every address with no network, installs, and keeps to its own server.
import { expect, test, type Page } from '@playwright/test';
import { chunksOf, currentBuild } from '../support/build.ts';
import { Site } from '../support/site.ts';

const addresses = [
	...['/', '/walks', '/walks/x', '/settings', '/settings/people', '/team'],
	...['/join', '/sign-in', '/set-up', '/una-direccion-inventada'],
];

let site: Site;
test.beforeAll(async () => {
	site = await Site.of(await currentBuild());
});
test.afterAll(() => site.close());

async function visitOnce(page: Page) {
	await page.goto(site.origin);
	await page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated');
}

test('after one visit every address opens with the server gone', async ({ context, page }) => {
	const broken: string[] = [];
	page.on('pageerror', (error) => broken.push(error.message));
	await visitOnce(page);
	// A phone clears its HTTP cache whenever it likes: being offline may not lean on it.
	await (await context.newCDPSession(page)).send('Network.clearBrowserCache');
	await page.close();
	await context.setOffline(true);
	await site.stop();
	for (const address of addresses) {
		const fresh = await context.newPage();
		fresh.on('pageerror', (error) => broken.push(`${address}: ${error.message}`));
		const answer = await fresh.goto(site.origin + address);
		expect(answer?.fromServiceWorker(), address).toBe(true);
		await expect(fresh.getByRole('heading', { level: 1 }).first(), address).toBeVisible();
		expect(new URL(fresh.url()).pathname, address).toBe(address);
		await fresh.close();
	}
	expect(broken).toEqual([]);
	await site.start();
});

test('with the server gone, what needs the server fails honestly', async ({ context, page }) => {
	await visitOnce(page);
	await context.setOffline(true);
	await site.stop();
	const answers = await page.evaluate(() =>
		Promise.all(
			['/api/health', '/no-such-file.json'].map((url) =>
				fetch(url).then(
					(answer) => `${url} ${answer.status}`,
					() => `${url} unreachable`,
				),
			),
		),
	);
	expect(answers).toEqual(['/api/health unreachable', '/no-such-file.json unreachable']);
	await expect(page.goto(`${site.origin}/api/health`)).rejects.toThrow();
	await site.start();
});

test('the phone keeps the app and nothing else in its caches', async ({ page }) => {
	await visitOnce(page);
	await page.evaluate(() => fetch('/api/health').catch(() => null));
	const kept = await page.evaluate(async () => {
		const urls: string[] = [];
		for (const name of await caches.keys())
			for (const request of await (await caches.open(name)).keys())
				urls.push(new URL(request.url).pathname);
		return urls;
	});
	for (const chunk of await chunksOf(await currentBuild())) expect(kept).toContain(chunk);
	expect(kept).toContain('/');
	expect(
		kept.filter((path) => !/^\/($|_app\/immutable\/|icons\/|active$|[\w-]+\.\w+$)/.test(path)),
	).toEqual([]);
});

test('no request leaves the server’s own address', async ({ context, page }) => {
	const asked: string[] = [];
	context.on('request', (request) => asked.push(request.url()));
	await visitOnce(page);
	for (const address of addresses) await page.goto(site.origin + address);
	expect(asked.length).toBeGreaterThan(5);
	expect(
		asked.filter((url) => !/^(blob|data):/.test(url) && !url.startsWith(`${site.origin}/`)),
	).toEqual([]);
});

test('the browser finds nothing wrong with the manifest', async ({ page }) => {
	await page.goto(site.origin);
	const browser = await page.context().newCDPSession(page);
	const { errors, data } = await browser.send('Page.getAppManifest');
	expect(errors).toEqual([]);
	const manifest = JSON.parse(data ?? '');
	expect(manifest).toMatchObject({
		id: '/',
		name: 'Todo Habla',
		start_url: '/',
		scope: '/',
		display: 'standalone',
		lang: 'es',
	});
	expect(manifest.shortcuts.map(({ url }: { url: string }) => url)).toEqual([
		'/walks/new',
		'/walks',
	]);
	const purposes = manifest.icons.map((icon: { purpose: string }) => icon.purpose);
	expect(new Set(purposes)).toEqual(new Set(['any', 'maskable']));
});

test('every icon is there in the size it claims', async ({ request }) => {
	const manifest = await (await request.get(`${site.origin}/manifest.webmanifest`)).json();
	const touch = { src: '/icons/apple-touch.png', sizes: '180x180', type: 'image/png' };
	for (const { src, sizes, type } of [...manifest.icons, touch]) {
		const answer = await request.get(site.origin + src);
		expect(answer.status(), src).toBe(200);
		expect(answer.headers()['content-type'], src).toBe(type);
		const bytes = await answer.body();
		if (type === 'image/png')
			expect(`${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}`, src).toBe(sizes);
		else expect(bytes.toString(), src).toContain('viewBox="0 0 512 512"');
	}
});

test('files, prerendered and dynamic pages all carry the protective headers', async ({
	request,
}) => {
	const chunk = (await chunksOf(await currentBuild()))[0] ?? '';
	for (const path of [
		'/',
		'/walks/x',
		'/no-existe',
		'/manifest.webmanifest',
		'/service-worker.js',
		chunk,
	]) {
		const headers = (await request.get(site.origin + path)).headers();
		expect(headers['x-content-type-options'], path).toBe('nosniff');
		expect(headers['referrer-policy'], path).toBe('same-origin');
		expect(headers['permissions-policy'], path).toContain('camera=(self)');
		expect(headers['x-frame-options'], path).toBe('DENY');
		expect(headers['content-security-policy'], path).toContain("frame-ancestors 'none'");
		expect(headers['cache-control'], path).toBe(
			path === chunk ? 'public,max-age=31536000,immutable' : 'no-cache',
		);
	}
});

test('a made-up address says 404 to machines and opens the app for people', async ({ page }) => {
	const answer = await page.goto(`${site.origin}/una-direccion-inventada`);
	expect(answer?.status()).toBe(404);
	await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
});
