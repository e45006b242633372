// Row 16 of the fault matrix: tab, renderer and browser die in the middle of writing.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { es } from '#lib/messages/es.ts';
import { photoInput } from '../../bench/photo/input.ts';
import { preparePlace, startWalk } from '../../bench/rig.ts';
import { currentBuild } from '../../support/build.ts';
import { DiskPhone } from '../../support/disk-phone.ts';
import { heldBy } from '../../support/held.ts';
import { Site } from '../../support/site.ts';
import { Screens } from '../screens.ts';
import { bareOf, chance, isWhole } from './check.ts';
import { Heard, thumb } from './thumb.ts';

let site: Site;
let phone: DiskPhone;
test.beforeEach(async () => {
	site = await Site.of(await currentBuild());
	phone = await DiskPhone.of(site.origin);
});
test.afterEach(async () => {
	await phone.throwAway();
	await site.close();
});

test('thirty times the browser is killed while somebody answers, and nothing shown is lost', async () => {
	test.setTimeout(180_000);
	const { seed, next } = chance();
	const heard = new Heard();
	let page = await phone.start([thumb, seed]);
	await startWalk(await preparePlace(page));
	let fired = 0;
	for (let loop = 1; loop <= 30; loop += 1) {
		const { browser } = await phone.processes();
		heard.from(page);
		await page.evaluate(() => void window.startWalking());
		await wait(80 + next() * 500);
		await phone.kill(browser);
		fired += 1;
		page = await phone.start([thumb, seed + loop]);
		await comesBack(page);
		await isWhole(page, heard.shown);
		await goOn(page);
	}
	await tell(page, heard, { seed, fired });
});

test('a renderer that dies and a tab that is closed lose nothing that was shown', async () => {
	test.setTimeout(120_000);
	const { seed, next } = chance();
	const heard = new Heard();
	let page = await phone.start([thumb, seed]);
	await startWalk(await preparePlace(page));
	let fired = 0;
	for (let loop = 1; loop <= 10; loop += 1) {
		const { renderers } = await phone.processes();
		heard.from(page);
		await page.evaluate(() => void window.startWalking());
		await wait(80 + next() * 500);
		if (loop % 2 === 0) {
			const crashed = page.waitForEvent('crash');
			for (const renderer of renderers) process.kill(renderer, 'SIGKILL');
			await crashed;
		}
		// The renderers that were killed may be those that the next page was to get.
		const newPage = () => phone.context.newPage();
		const fresh = await newPage().catch(newPage);
		await page.close();
		fired += 1;
		page = fresh;
		await comesBack(page);
		await isWhole(page, heard.shown);
		await goOn(page);
	}
	await tell(page, heard, { seed, fired });
});

test('a photo being prepared when the browser is killed is finished afterwards, once', async () => {
	test.setTimeout(120_000);
	const { seed, next } = chance();
	let page = await phone.start([tellRaw]);
	const file = join(phone.folder, 'photo.jpg');
	await writeFile(file, (await photoInput(page)).bytes);
	await startWalk(await preparePlace(page));
	let fired = 0;
	for (let photo = 1; photo <= 4; photo += 1) {
		const { browser } = await phone.processes();
		const screens = new Screens(page);
		await screens.fail();
		const kept = page.waitForEvent('console', (line) => line.text() === 'raw kept');
		await screens.chooseFromGallery(file);
		await kept;
		await wait(next() * 60);
		await phone.kill(browser);
		page = await phone.start([tellRaw]);
		await bareOf(page, site.origin);
		fired += (await heldBy(page)).raws.length;
		await comesBack(page);
		await expect.poll(async () => (await heldBy(page)).raws.length, { timeout: 15_000 }).toBe(0);
		const { ops, photos, blobs } = await isWhole(page);
		expect(ops.filter(({ kind }) => kind === 'photo.add')).toHaveLength(photo);
		expect(photos).toHaveLength(photo);
		expect(blobs.map(({ sha }) => sha)).toEqual(blobs.map(({ bytes }) => bytes));
		expect(blobs.every(({ thumb }) => thumb !== null)).toBe(true);
		expect(photos.every(({ added }) => blobs.some(({ sha }) => sha === added?.sha))).toBe(true);
		await goOn(page);
		await new Screens(page).goOn();
	}
	console.log(`seed ${seed}: ${fired} of 4 photos were caught in preparation`);
	expect(fired).toBeGreaterThan(0);
});

const wait = (ms: number) => new Promise((done) => setTimeout(done, ms));

/** Hoy is there with something to go on with. */
async function comesBack(page: Page): Promise<void> {
	await page.goto(site.origin);
	await expect(page.locator('main .primary').first()).toBeVisible();
}

/** Into the walk under way, or a new one when the last was just finished. */
async function goOn(page: Page): Promise<void> {
	const resume = page.getByRole('link', { name: es.today.resume, exact: true });
	if (await resume.isVisible()) await resume.click();
	else await page.goto('/walks/new').then(() => startWalk(new Screens(page)));
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	await page.waitForURL(/\/walks\/[0-9a-f-]{36}$/);
}

async function tell(page: Page, heard: Heard, { seed, fired }: { seed: number; fired: number }) {
	const { ops } = await heldBy(page);
	const stands = new Set(ops.map(({ id }) => id));
	const shown = new Set(heard.shown.map(({ id }) => id));
	const caught = [...heard.begun].filter((id) => !shown.has(id));
	const whole = caught.filter((id) => stands.has(id)).length;
	console.log(
		`seed ${seed}: ${fired} killed, ${shown.size} answers shown and there, ${caught.length} caught ` +
			`in flight (${whole} whole, ${caught.length - whole} never begun on disk)`,
	);
	expect(heard.broken).toEqual([]);
	expect(fired).toBeGreaterThan(0);
	expect(shown.size).toBeGreaterThan(fired);
	expect(caught.length).toBeGreaterThan(0);
}

/** Runs in the page: says when the picture as the camera gave it is on disk. */
function tellRaw(): void {
	const put = IDBObjectStore.prototype.put;
	IDBObjectStore.prototype.put = function (...row) {
		if (this.name === 'raws')
			this.transaction.addEventListener('complete', () => console.debug('raw kept'));
		return put.apply(this, row);
	};
}
