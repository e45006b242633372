// Row 14 of the fault matrix: no room, little room, and room that comes and goes.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, type CDPSession, type Page } from '@playwright/test';
import { photoInput } from '../../bench/photo/input.ts';
import { preparePlace, startWalk } from '../../bench/rig.ts';
import { currentBuild } from '../../support/build.ts';
import { DiskPhone } from '../../support/disk-phone.ts';
import { heldBy } from '../../support/held.ts';
import { Site } from '../../support/site.ts';
import { Screens } from '../screens.ts';
import { chance, isWhole } from './check.ts';
import { answerHonestly, countFaults, faultsOf, type Outcome } from './taps.ts';

let site: Site;
let phone: DiskPhone;
let page: Page;
let disk: CDPSession;
let screens: Screens;
let faults: Map<string, number>;
/** Bytes in use; the browser itself knows them only after it opened the data. */
let used: number;

/** A walk under way, on a browser just started: with much room it would not look again for 30 s. */
async function walkWith(room: number, script?: () => void): Promise<void> {
	page = await phone.start();
	await startWalk(await preparePlace(page));
	const walk = new URL(page.url()).pathname;
	disk = await phone.context.newCDPSession(page);
	used = await usage();
	await phone.stop();
	page = await phone.start([countFaults], ...(script ? [[script] as [() => void]] : []));
	faults = faultsOf(page);
	disk = await phone.context.newCDPSession(page);
	await leave(room);
	await page.goto(walk);
	screens = new Screens(page);
	await expect(screens.title).toBeVisible();
}

test.beforeEach(async () => {
	test.setTimeout(90_000);
	site = await Site.of(await currentBuild());
	phone = await DiskPhone.of(site.origin);
});
test.afterEach(async () => {
	await phone.throwAway();
	await site.close();
});

test('with no room at all no answer is shown as saved, and with room again all goes on', async () => {
	await walkWith(0);
	const before = await heldBy(page);
	for (const isGood of [true, false, true, false]) {
		expect(await answerHonestly(screens, isGood)).toBe('refused');
	}
	expect((await isWhole(page)).ops).toEqual(before.ops);
	await freeAll();
	for (const isGood of [true, false, true]) {
		expect(await answerHonestly(screens, isGood)).toBe('saved');
	}
	expect((await isWhole(page)).answers).toHaveLength(3);
	fired();
});

test('room that comes and goes: every answer is saved or refused in words, never half', async () => {
	const { seed, next } = chance();
	await walkWith(0);
	const outcomes: Outcome[] = [];
	for (let tap = 0; tap < 40; tap += 1) {
		if (tap % 4 === 0) await leave(Math.floor(next() * 12_000));
		outcomes.push(await answerHonestly(screens, next() < 0.7));
	}
	await freeAll();
	expect(await answerHonestly(screens, true)).toBe('saved');
	const saved = outcomes.filter((one) => one === 'saved').length;
	expect((await isWhole(page)).answers).toHaveLength(saved + 1);
	expect(saved).toBeGreaterThan(0);
	fired(seed, `${saved} saved`);
});

test('a photo that finds no room is refused in words; its answer stands and answers go on', async () => {
	await walkWith(0);
	const file = await aPhotograph();
	// What the data takes on disk is known to the browser alone: room is given until an answer fits.
	let room = 0;
	while ((await answerHonestly(screens, true)) === 'refused') await leave((room += 40_000));
	await leave(room + 80_000);
	await screens.fail();
	await screens.chooseFromGallery(file);
	const told = page.getByRole('alert');
	await expect(told.first()).toContainText(screens.m.problem.quota);
	await told.getByRole('button', { name: screens.m.app.close }).first().click();
	await screens.goOn();
	expect(await answerHonestly(screens, true)).toBe('saved');
	const { answers, photos, blobs } = await isWhole(page);
	expect([answers.length, photos.length, blobs.length]).toEqual([3, 0, 0]);
	fired();
	await freeAll();
	await screens.fail();
	await screens.chooseFromGallery(file);
	await expect(screens.picture(1, 1)).toBeVisible();
	expect((await isWhole(page)).photos).toHaveLength(1);
});

test('below 50 MB free a photo is refused before it is taken in, and answers go on', async () => {
	// This browser tells pages of a free disk whatever its state; others tell the truth.
	await walkWith(1e9, () => {
		navigator.storage.estimate = async () => {
			console.debug('fault estimate');
			return { usage: 1e6, quota: 1e6 + 49 * 1024 * 1024 };
		};
	});
	await screens.fail();
	await screens.chooseFromGallery(await aPhotograph());
	await expect(page.getByRole('alert')).toContainText(screens.m.photo.noRoom('49'));
	await page.getByRole('alert').getByRole('button', { name: screens.m.app.close }).click();
	await screens.goOn();
	expect(await answerHonestly(screens, true)).toBe('saved');
	const { answers, photos, raws } = await isWhole(page);
	expect([answers.length, photos.length, raws.length]).toEqual([2, 0, 0]);
	expect(faults.get('estimate')).toBeGreaterThan(0);
});

/** Leaves so many bytes beyond what is used. */
async function leave(room: number): Promise<void> {
	used = Math.max(used, await usage());
	// 0 would lift the limit.
	const quotaSize = room === 0 ? 1 : used + room;
	await disk.send('Storage.overrideQuotaForOrigin', { origin: site.origin, quotaSize });
}

const usage = async () =>
	(await disk.send('Storage.getUsageAndQuota', { origin: site.origin })).usage;

async function freeAll(): Promise<void> {
	await disk.send('Storage.overrideQuotaForOrigin', { origin: site.origin });
}

async function aPhotograph(): Promise<string> {
	const blank = await phone.context.newPage();
	const file = join(phone.folder, 'photo.jpg');
	await writeFile(file, (await photoInput(blank)).bytes);
	await blank.close();
	return file;
}

function fired(seed?: number, more = ''): void {
	const refused = faults.get('QuotaExceededError') ?? 0;
	console.log(`seed ${seed ?? 'none'}: ${refused} commits refused for want of room ${more}`);
	expect(refused).toBeGreaterThan(0);
}
