// Deploying under an open tab: N → N + 1, and back. Nothing is forced, nothing turns white.
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { buildOf, chunksOf, currentBuild, entryIn, entryOf } from '../support/build.ts';
import { Site } from '../support/site.ts';
import { es } from '#lib/messages/es.ts';
import { listOf, Screens } from './screens.ts';

let site: Site;
let now: string;
let next: string;

test.beforeAll(async () => {
	test.setTimeout(180_000);
	now = await currentBuild();
	next = await buildOf('next');
});
test.beforeEach(async () => {
	site = await Site.of(now);
});
test.afterEach(() => site.close());

test('an open tab goes on through an upgrade until the person says so', async ({
	context,
	page,
}) => {
	await open(page, now);
	await site.deploy(next);
	await checkForUpdate(page);
	await isOffered(page);
	await isRunning(page, now);

	await context.setOffline(true);
	await site.stop();
	await loads(page, await onlyIn(now, next));
	await page.goto(`${site.origin}/settings`);
	await isRunning(page, now);
	await context.setOffline(false);
	await site.start();

	await changeOver(page);
	await isRunning(page, next);
	expect(new URL(page.url()).pathname).toBe('/settings');
});

test('one tab changes over, the other goes on offline with chunks it never loaded', async ({
	context,
	page,
}) => {
	await open(page, now);
	const other = await context.newPage();
	await open(other, now);
	await site.deploy(next);
	await checkForUpdate(page);
	await isOffered(page);
	await changeOver(page);
	await isRunning(page, next);

	await context.setOffline(true);
	await site.stop();
	await forgetHttpCache(other);
	await isRunning(other, now);
	await loads(other, await onlyIn(now, next));
	await loads(page, await onlyIn(next, now));
	await changeOver(other);
	await isRunning(other, next);
});

test('a tab without a worker gets its old chunks from the upgraded server', async ({ request }) => {
	await site.deploy(next);
	for (const chunk of await onlyIn(now, next)) {
		const answer = await request.get(site.origin + chunk);
		expect(answer.status(), chunk).toBe(200);
		expect(answer.headers()['cache-control'], chunk).toContain('immutable');
	}
});

test('a rollback is offered like an upgrade and loses nobody', async ({ context, page }) => {
	await site.deploy(next);
	await open(page, next);
	await site.deploy(now);
	await checkForUpdate(page);
	await isOffered(page);
	await isRunning(page, next);
	await loads(page, await onlyIn(next, now));
	await changeOver(page);
	await isRunning(page, now);

	await context.setOffline(true);
	await site.stop();
	await page.goto(`${site.origin}/walks`);
	await isRunning(page, now);
});

test('a half-answered item keeps its answer and its typed note through an upgrade and back', async ({
	page,
}) => {
	const screens = new Screens(page);
	const [, path] = listOf('exterior-parking').items;
	await open(page, now);
	await page.goto(`${site.origin}/begin`);
	await screens.fillPlace('Casa Jacaranda');
	await screens.chooseAreas('Estacionamiento');
	await screens.button(es.start.begin).click();
	await screens.pass();
	await screens.fail();
	await screens.note('Charco junto a la');
	for (const [from, to] of [
		[now, next],
		[next, now],
	] as const) {
		await site.deploy(to);
		await checkForUpdate(page);
		// The item under the thumb is not interrupted; on Hoy the new version is offered.
		await expect(offer(page)).toBeHidden();
		await isRunning(page, from);
		await screens.link(es.walk.leave).click();
		await isOffered(page);
		await changeOver(page);
		await isRunning(page, to);
		await screens.link(es.today.resume).click();
		await screens.showsItem(path);
		await expect(screens.noteField).toHaveValue('Charco junto a la');
		await expect(page.getByText(es.walk.criticalPoint)).toBeVisible();
	}
	await screens.goOn();
	await screens.finish();
	await expect(page.getByText('Charco junto a la')).toBeVisible();
});

test('builds that were never taken leave no rubbish behind', async ({ page }) => {
	await open(page, now);
	for (const build of [next, now, next]) {
		await site.deploy(build);
		await checkForUpdate(page);
	}
	await isOffered(page);
	await changeOver(page);
	await isRunning(page, next);
	const caches = await page.evaluate(async () =>
		(await window.caches.keys()).filter((name) => name.startsWith('todo-habla-build-')),
	);
	expect(caches.length).toBeLessThanOrEqual(2);
});

test('a half-deployed server is not taken over: the phone keeps the whole build it has', async ({
	context,
	page,
}) => {
	await open(page, now);
	const mixed = await mkdtemp(join(tmpdir(), 'todo-habla-mixed-'));
	await cp(next, mixed, { recursive: true });
	await cp(join(now, 'prerendered'), join(mixed, 'prerendered'), { recursive: true });
	await site.deploy(mixed);
	await rm(mixed, { recursive: true });
	const end = await page.evaluate(async () => {
		const registration = await navigator.serviceWorker.ready;
		await registration.update();
		const worker = registration.installing ?? registration.waiting;
		while (worker?.state === 'installing') await new Promise((go) => setTimeout(go, 50));
		return worker?.state;
	});
	expect(end).toBe('redundant');

	await context.setOffline(true);
	await site.stop();
	await page.goto(`${site.origin}/settings`);
	await isRunning(page, now);
});

async function open(page: Page, build: string) {
	await page.goto(site.origin);
	await page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated');
	await isRunning(page, build);
}

/** Not white, and the code on the page is that build's. */
async function isRunning(page: Page, build: string) {
	await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
	expect(entryIn(await page.content())).toBe(await entryOf(build));
}

/** What the app does by itself when it becomes visible after an hour. */
async function checkForUpdate(page: Page) {
	await page.evaluate(async () => void (await (await navigator.serviceWorker.ready).update()));
}

const offer = (page: Page) => page.getByRole('button', { name: 'Actualizar' });

/** Offered, and downloaded: taking the offer needs no network. */
async function isOffered(page: Page) {
	await expect(offer(page)).toBeVisible();
}

/** Takes the offer; the page reloads itself once. */
async function changeOver(page: Page) {
	const reloaded = page.waitForEvent('load');
	await offer(page).click();
	await reloaded;
	await expect(offer(page)).toBeHidden();
}

/** A phone clears it whenever it likes: being offline may not lean on it. */
async function forgetHttpCache(page: Page) {
	const browser = await page.context().newCDPSession(page);
	await browser.send('Network.clearBrowserCache');
}

/** Chunks one build has and the other has not; without any the test would prove nothing. */
async function onlyIn(build: string, other: string): Promise<string[]> {
	const others = new Set(await chunksOf(other));
	const chunks = (await chunksOf(build)).filter((chunk) => !others.has(chunk));
	expect(chunks.length).toBeGreaterThan(0);
	return chunks;
}

/** As when lazy routes are opened: modules of screens nobody visited are fetched and evaluated. */
async function loads(page: Page, chunks: string[]) {
	const lazy = chunks.filter((chunk) => chunk.includes('/nodes/'));
	const had = await page.evaluate(() =>
		performance.getEntriesByType('resource').map((entry) => new URL(entry.name).pathname),
	);
	const fresh = lazy.filter((chunk) => !had.includes(chunk));
	expect(fresh.length).toBeGreaterThan(0);
	for (const chunk of fresh)
		expect(await page.evaluate((url) => import(url).then(() => true), chunk)).toBe(true);
}
