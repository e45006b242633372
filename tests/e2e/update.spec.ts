// Deploying under an open tab: N → N + 1, and back. Nothing is forced, nothing turns white.
import { expect, test, type Page } from '@playwright/test';
import { buildOf, chunksOf, currentBuild, entryIn, entryOf } from '../support/build.ts';
import { Site } from '../support/site.ts';

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
	await isWaiting(page);
	await isRunning(page, now);

	await context.setOffline(true);
	await site.stop();
	await loads(page, await onlyIn(now, next));
	await page.goto(`${site.origin}/walks`);
	await isRunning(page, now);
	await context.setOffline(false);
	await site.start();

	await changeOver(page);
	await isRunning(page, next);
	expect(new URL(page.url()).pathname).toBe('/walks');
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
	await isWaiting(page);
	await changeOver(page);
	await isRunning(page, next);

	await context.setOffline(true);
	await site.stop();
	await isRunning(other, now);
	await loads(other, await onlyIn(now, next));
	await loads(page, await onlyIn(next, now));
	await other.reload();
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
	await isWaiting(page);
	await isRunning(page, next);
	await loads(page, await onlyIn(next, now));
	await changeOver(page);
	await isRunning(page, now);

	await context.setOffline(true);
	await site.stop();
	await page.goto(`${site.origin}/settings`);
	await isRunning(page, now);
});

test('four builds that were never taken leave no rubbish behind', async ({ page }) => {
	await open(page, now);
	for (const build of [next, now, next]) {
		await site.deploy(build);
		await checkForUpdate(page);
	}
	await isWaiting(page);
	await changeOver(page);
	await isRunning(page, next);
	const caches = await page.evaluate(async () =>
		(await window.caches.keys()).filter((name) => name.startsWith('todo-habla-build-')),
	);
	expect(caches.length).toBeLessThanOrEqual(2);
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

async function isWaiting(page: Page) {
	await page.waitForFunction(
		async () => (await navigator.serviceWorker.ready).waiting?.state === 'installed',
	);
}

/** The message `update.apply()` sends, and its one reload. */
async function changeOver(page: Page) {
	const reloaded = page.waitForEvent('load');
	await page.evaluate(async () => {
		navigator.serviceWorker.addEventListener('controllerchange', () => location.reload());
		(await navigator.serviceWorker.ready).waiting?.postMessage({ type: 'SKIP_WAITING' });
	});
	await reloaded;
}

/** Chunks one build has and the other has not; without any the test would prove nothing. */
async function onlyIn(build: string, other: string): Promise<string[]> {
	const others = new Set(await chunksOf(other));
	const chunks = (await chunksOf(build)).filter((chunk) => !others.has(chunk));
	expect(chunks.length).toBeGreaterThan(0);
	return chunks;
}

/** As when a lazy route is opened: the module is really evaluated. */
async function loads(page: Page, chunks: string[]) {
	const lazy = chunks.filter((chunk) => chunk.includes('/nodes/'));
	for (const chunk of lazy.length > 0 ? lazy : chunks)
		await page.evaluate((url) => import(url).then(() => true), chunk);
}
