// Row 15 of the fault matrix: the connection to the phone's data breaks, hangs, is blocked, or belongs
// to a newer version. Always a sentence, never a white page, and nothing is changed.
import { readFile } from 'node:fs/promises';
import { expect, test, type Page } from '@playwright/test';
import { readExport } from '#lib/files/export/read-export.ts';
import { es } from '#lib/messages/es.ts';
import { preparePlace, startWalk } from '../../bench/rig.ts';
import { currentBuild } from '../../support/build.ts';
import { DiskPhone } from '../../support/disk-phone.ts';
import { heldBy } from '../../support/held.ts';
import { Site } from '../../support/site.ts';
import { Screens } from '../screens.ts';
import { bareOf, chance, isWhole } from './check.ts';
import { answerHonestly, countFaults, faultsOf, type Outcome } from './taps.ts';

let site: Site;
let phone: DiskPhone;
test.beforeEach(async () => {
	test.setTimeout(120_000);
	site = await Site.of(await currentBuild());
	phone = await DiskPhone.of(site.origin);
});
test.afterEach(async () => {
	await phone.throwAway();
	await site.close();
});

test('the browser breaks the connection again and again: answers go on, none is lost or twice', async () => {
	const { seed, next } = chance();
	const page = await phone.start([countFaults]);
	const faults = faultsOf(page);
	const screens = await preparePlace(page);
	await startWalk(screens);
	const internals = await phone.context.newPage();
	await internals.goto('chrome://indexeddb-internals');
	const breakIt = internals.locator('.force-close').first();
	const outcomes: Outcome[] = [];
	for (let tap = 0; tap < 30; tap += 1) {
		const isHit = next() < 0.5;
		const broken = isHit ? wait(next() * 40).then(() => breakIt.click()) : null;
		outcomes.push(await answerHonestly(screens, next() < 0.8));
		await broken;
	}
	const { answers } = await isWhole(page);
	expect(answers).toHaveLength(outcomes.filter((one) => one === 'saved').length);
	const closed = faults.get('close') ?? 0;
	const refused = outcomes.filter((one) => one === 'refused').length;
	console.log(`seed ${seed}: ${closed} connections broken, ${refused} taps refused in words`);
	expect(closed).toBeGreaterThan(0);
	expect(await answerHonestly(screens, true)).toBe('saved');
});

for (const times of [1, 2, 5]) {
	test(`a connection found dead ${times} times is opened anew or said to be lost`, async () => {
		const page = await phone.start([countFaults], [dieOnWord]);
		const faults = faultsOf(page);
		const screens = await preparePlace(page);
		await startWalk(screens);
		await page.evaluate((times) => window.dies(times), times);
		const first = await answerHonestly(screens, true);
		if (times === 1) expect(first).toBe('saved');
		await expect(async () => expect(await answerHonestly(screens, true)).toBe('saved')).toPass();
		await isWhole(page);
		console.log(`no seed: ${faults.get('dead')} transactions refused`);
		expect(faults.get('dead')).toBe(times);
	});
}

for (const times of [1, 2]) {
	test(`an opening that hangs ${times} times is tried again, and Hoy comes by itself`, async () => {
		await aPlace();
		const page = await phone.start([hang, times]);
		const faults = faultsOf(page);
		await page.goto('/');
		await isNeverWhite(page, 10_000);
		await expect(page.getByRole('heading', { name: es.today.title })).toBeVisible({
			timeout: 10_000 * times,
		});
		await page.getByRole('link', { name: es.today.resume, exact: true }).click();
		expect(await answerHonestly(new Screens(page), true)).toBe('saved');
		console.log(`no seed: ${faults.get('hang')} openings hung`);
		expect(faults.get('hang')).toBe(times);
	});
}

test('an opening that never ends is told within ten seconds a try, with a way to carry data out', async () => {
	await aPlace();
	const page = await phone.start([hang, 99]);
	const faults = faultsOf(page);
	await page.goto('/');
	await isNeverWhite(page, 10_000);
	await expect(page.getByText(es.problem.hangs)).toBeVisible({ timeout: 30_000 });
	await expect(page.getByRole('button', { name: es.problem.salvage })).toBeVisible();
	await expect(page.getByRole('button', { name: es.problem.reload })).toBeVisible();
	console.log(`no seed: ${faults.get('hang')} openings hung`);
	expect(faults.get('hang')).toBeGreaterThan(0);
});

test('an older tab in the way is told of, and when it is closed the app opens', async () => {
	const old = await phone.start();
	await bareOf(old, site.origin);
	await holdOpen(old, 5);
	const page = await phone.context.newPage();
	await page.goto('/');
	await expect(page.getByText(es.problem.blocked)).toBeVisible({ timeout: 10_000 });
	await old.close();
	await expect(page.getByRole('link', { name: es.welcome.begin })).toBeVisible({ timeout: 20_000 });
	await startWalk(await preparePlace(page));
	await isWhole(page);
});

test('a newer tab is never blocked by this one, which says what happened', async () => {
	const page = await phone.start();
	const screens = await preparePlace(page);
	await startWalk(screens);
	const newer = await phone.context.newPage();
	await bareOf(newer, site.origin);
	await holdOpen(newer, farAhead);
	await expect(page.getByText(es.problem.blocked)).toBeVisible();
});

test('data of a newer version is left as it is, said so, and can be carried out whole', async () => {
	await aPlace();
	const page = await phone.start();
	await bareOf(page, site.origin);
	const before = await heldBy(page);
	await holdOpen(page, farAhead);
	await bareOf(page, site.origin);
	for (const address of ['/', '/walks', '/begin']) {
		await page.goto(address);
		await expect(page.getByText(es.problem.newer)).toBeVisible();
	}
	const download = page.waitForEvent('download');
	await page.getByRole('button', { name: es.problem.salvage }).click();
	const file = await readFile(await (await download).path());
	const copy = await readExport(new Uint8Array(file));
	expect(copy.ops.map(({ id }) => id).sort()).toEqual(before.ops.map(({ id }) => id).sort());
	expect(copy.ops.length).toBeGreaterThan(5);
	await bareOf(page, site.origin);
	expect(await heldBy(page)).toEqual(before);
	expect(await page.evaluate(async () => (await indexedDB.databases())[0]?.version)).toBe(farAhead);
});

const wait = (ms: number) => new Promise((done) => setTimeout(done, ms));

async function aPlace(): Promise<void> {
	const screens = await preparePlace(await phone.start());
	await startWalk(screens);
	await screens.pass();
	await phone.stop();
}

/** Of a build that is years ahead of this one, whatever number this one has reached. */
const farAhead = 10_000;

/** Holds the data open in a version and does not let go when asked, as other code might. */
async function holdOpen(page: Page, version: number): Promise<void> {
	await page.evaluate(async (version) => {
		const request = indexedDB.open('todo-habla', version);
		await new Promise((done, failed) => {
			request.onsuccess = done;
			request.onerror = failed;
			request.onblocked = () => failed(new Error('blocked'));
		});
		Object.assign(window, { held: request.result });
	}, version);
}

/** For so long, at every look after the first second, there are words to read. */
async function isNeverWhite(page: Page, ms: number): Promise<void> {
	const end = Date.now() + ms;
	await wait(1_000);
	while (Date.now() < end) {
		expect((await page.locator('body').innerText()).trim()).not.toBe('');
		await wait(500);
	}
}

declare global {
	interface Window {
		dies: (times: number) => void;
	}
}

/** Runs in the page: after the word, so many writing transactions find the connection dead. */
function dieOnWord(): void {
	let left = 0;
	window.dies = (times) => (left = times);
	const begin = IDBDatabase.prototype.transaction;
	IDBDatabase.prototype.transaction = function (...asked) {
		if (asked[1] === 'readwrite' && left > 0) {
			left -= 1;
			console.debug('fault dead');
			throw new DOMException('The database connection is closing.', 'InvalidStateError');
		}
		return begin.apply(this, asked);
	};
}

/** Runs in the page: the first openings never answer. */
function hang(times: number): void {
	let left = times;
	const open = IDBFactory.prototype.open;
	IDBFactory.prototype.open = function (...asked) {
		if (left === 0) return open.apply(this, asked);
		left -= 1;
		console.debug('fault hang');
		return new EventTarget() as IDBOpenDBRequest;
	};
}
