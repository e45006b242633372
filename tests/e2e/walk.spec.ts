// The heart of the product, as a person lives it: one walk from a cold phone with no network, and
// what happens to walks afterwards.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, type BrowserContext } from '@playwright/test';
import { es } from '#lib/messages/es.ts';
import { currentBuild } from '../support/build.ts';
import { Given } from '../support/given.ts';
import { heldBy, holesIn } from '../support/held.ts';
import { Site } from '../support/site.ts';
import { aPhone, launchOptions, listOf, Screens } from './screens.ts';

test.use(aPhone);

const outside = listOf('exterior-parking');
const restrooms = listOf('restrooms');

/** A phone on an address, its storage on disk, as a person's is. */
async function phoneOnDisk(profile: string, baseURL: string): Promise<BrowserContext> {
	const { chromium } = await import('@playwright/test');
	return chromium.launchPersistentContext(profile, {
		...launchOptions,
		baseURL,
		permissions: ['camera'],
		viewport: { width: 360, height: 640 },
		hasTouch: true,
		locale: 'es-MX',
		timezoneId: 'America/Mexico_City',
		serviceWorkers: 'allow',
	});
}

test('a phone that was online once walks a place with no network, and its numbers add up', async () => {
	const site = await Site.of(await currentBuild());
	const profile = await mkdtemp(join(tmpdir(), 'todo-habla-phone-'));
	try {
		await firstVisit(profile, site.origin);
		await site.stop();
		const given = new Given({ name: outside.id, list: outside });
		const id = await prepareAndBegin(profile, site.origin, given);
		await goOnAndFinish(profile, site.origin, given, id);
	} finally {
		await site.close();
		await rm(profile, { recursive: true, force: true });
	}
});

async function firstVisit(profile: string, origin: string): Promise<void> {
	const phone = await phoneOnDisk(profile, origin);
	const page = await phone.newPage();
	await page.goto('/');
	await page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated');
	await phone.close();
}

async function prepareAndBegin(profile: string, origin: string, given: Given): Promise<string> {
	const phone = await phoneOnDisk(profile, origin);
	await phone.setOffline(true);
	const screens = new Screens(await phone.newPage());
	await screens.page.goto('/');
	await screens.link(es.welcome.begin).click();
	await screens.fillPlace('Casa Jacaranda');
	await screens.chooseAreas('Estacionamiento');
	await screens.button(es.start.begin).click();

	const [litter, path, spaces, order, staff, bins] = outside.items;
	if (!litter || !path || !spaces || !order || !staff || !bins) throw new Error('a short list');
	await screens.showsItem(litter);
	await screens.scale(2).click();
	await screens.photograph();
	given.say(litter, { kind: 'scale', level: 2 });
	await screens.goOn();

	await screens.showsItem(path);
	await screens.pass();
	given.say(path, { kind: 'pass' });

	await screens.showsItem(spaces);
	await screens.fail();
	await screens.photograph();
	await screens.tick(screens.page.getByRole('switch', { name: es.walk.fixed }));
	await screens.photograph(es.walk.photoAfter, 2);
	await screens.note('Dos cajas en la rampa; las movimos.');
	given.say(spaces, { kind: 'fail' }, { fixed: true });
	await screens.goOn();

	await screens.showsItem(order);
	await screens.doesNotApply();
	given.say(order, { kind: 'na' });

	await screens.showsItem(staff);
	await screens.couldNotSee('no_access');
	given.say(staff, { kind: 'skip', reason: 'no_access' });

	await screens.showsItem(bins);
	const id = new URL(screens.page.url()).pathname.split('/').at(-1) ?? '';
	await phone.close();
	return id;
}

async function goOnAndFinish(profile: string, origin: string, given: Given, id: string) {
	const phone = await phoneOnDisk(profile, origin);
	await phone.setOffline(true);
	const screens = new Screens(await phone.newPage());
	const { page } = screens;
	await page.goto('/');
	await expect(page.getByText(es.today.unfinished)).toBeVisible();
	await screens.link(es.today.resume).click();
	const [, , spaces, , , bins, stains, plants] = outside.items;
	if (!spaces || !bins || !stains || !plants) throw new Error('a short list');
	await screens.showsItem(bins);

	await screens.fail();
	await screens.button(es.walk.undo).click();
	await expect(screens.next).toBeHidden();
	await screens.showsItem(bins);
	await screens.pass();
	given.say(bins, { kind: 'pass' });

	await page.reload();
	await screens.showsItem(stains);
	await screens.scale(3).click();
	given.say(stains, { kind: 'scale', level: 3 });
	await screens.showsItem(plants);

	await screens.button(es.walk.list).click();
	await screens.button(es.finish.title).click();
	await expect(page.getByText(es.finish.left(given.unanswered.length))).toBeVisible();
	for (const item of given.unanswered)
		await expect(page.getByRole('button', { name: item.text.es ?? '' })).toBeVisible();
	await page.getByRole('button', { name: plants.text.es ?? '' }).click();
	await screens.showsItem(plants);
	await screens.pass();
	given.say(plants, { kind: 'scale', level: 4 });

	await screens.finish();
	await expect(screens.score(given.written())).toBeVisible();
	await expect(page.getByText(`${es.closing.left} ${given.written('asLeft')}`)).toBeVisible();
	await expect(screens.button(es.closing.intrusions(2))).toBeVisible();
	expect(given.score.intrusions).toBe(2);
	await expect(page.getByText(spaces.tells.es ?? '')).toBeVisible();
	await expect(page.getByText('Dos cajas en la rampa; las movimos.')).toBeVisible();
	await expect(page.getByText(es.photo.after, { exact: true })).toBeVisible();

	const held = await heldBy(page);
	expect(held.walks).toMatchObject([{ id, state: 'finished' }]);
	expect(holesIn(held.ops)).toEqual([]);
	expect(held.photos).toHaveLength(3);
	expect(held.raws).toEqual([]);
	for (const { sha, bytes } of held.blobs) expect(bytes, 'a photo is what its name says').toBe(sha);
	expect(new Set(held.photos.map(({ added }) => added?.sha))).toEqual(
		new Set(held.blobs.map(({ sha }) => sha)),
	);
	await phone.close();
}

test.describe('afterwards', () => {
	let screens: Screens;
	test.beforeEach(async ({ page }) => {
		screens = new Screens(page);
		await screens.preparePlace();
	});

	test('walks begun side by side each keep their place', async ({ page }) => {
		const first = await screens.startWalk('Estacionamiento');
		await screens.pass();
		await screens.pass();
		const second = await screens.startWalk('Baños');
		await screens.pass();
		await page.goto('/');
		await expect(page.getByText(es.today.unfinished)).toHaveCount(2);
		await expect(
			page.getByText(es.today.progress('Estacionamiento y exterior', 2, outside.items.length)),
		).toBeVisible();
		await page.goto(`/walks/${first}`);
		await screens.showsItem(outside.items[2]);
		await page.goto(`/walks/${second}`);
		await screens.showsItem(restrooms.items[1]);
	});

	test('a walk that is opened again and finished again counts once, as it is now', async ({
		page,
	}) => {
		const given = new Given({ name: outside.id, list: outside });
		const [litter, path] = outside.items;
		if (!litter || !path) throw new Error('a short list');
		await screens.startWalk('Estacionamiento');
		await screens.pass();
		given.say(litter, { kind: 'scale', level: 4 });
		await screens.finish();
		await expect(screens.score(given.written())).toBeVisible();

		await screens.button(es.closing.reopen).click();
		await screens.button(es.closing.reopen, screens.dialog).click();
		await page.waitForURL(/\/walks\/[0-9a-f-]{36}$/);
		await page.goto('/walks');
		await expect(page.getByText(es.today.unfinished)).toBeVisible();
		await expect(page.getByText(given.written(), { exact: true })).toBeHidden();

		await screens.link(es.today.resume).click();
		await screens.showsItem(path);
		await screens.fail();
		given.say(path, { kind: 'fail' });
		await screens.finish();
		await expect(screens.score(given.written())).toBeVisible();
		await page.goto('/walks');
		await expect(page.getByText(given.written(), { exact: true })).toHaveCount(1);
	});

	test('a voided walk says why and leaves every number', async ({ page }) => {
		const id = await screens.startWalk('Estacionamiento');
		await screens.pass();
		await screens.finish();
		await screens.button(es.closing.void).click();
		await screens.button(es.closing.void, screens.dialog).click();
		await expect(screens.dialog.getByText(es.closing.voidMissing)).toBeVisible();
		await screens.dialog.getByLabel(es.closing.voidReason).fill('Era una práctica');
		await screens.button(es.closing.void, screens.dialog).click();
		await expect(page.getByText(es.closing.voidedBecause('Era una práctica'))).toBeVisible();

		await page.goto('/walks');
		await expect(page.getByText(es.closing.voided, { exact: true })).toBeVisible();
		await expect(page.getByText('100.0')).toHaveCount(0);
		await page.goto('/');
		await expect(page.getByText(es.today.emptyTitle)).toBeVisible();
		expect((await heldBy(page)).walks).toMatchObject([{ id, state: 'void' }]);
	});

	test('what never applies here is not asked', async ({ page }) => {
		const never = outside.items.find(({ naWhen }) => naWhen);
		if (!never) throw new Error('a list where everything applies');
		await page.goto('/walks/new');
		await page.getByText(es.start.never, { exact: true }).first().click();
		await screens.tick(page.getByRole('checkbox', { name: never.text.es ?? '' }));
		await expect(page.getByText(es.start.neverCount(1)).first()).toBeVisible();
		await screens.chooseAreas('Estacionamiento');
		await screens.button(es.start.begin).click();
		const asked = outside.items.filter((item) => item !== never);
		for (const item of asked) {
			await screens.showsItem(item);
			await screens.pass();
		}
		await expect(page.getByText(es.finish.complete)).toBeVisible();
	});

	test('two restrooms share a list and are answered apart', async ({ page }) => {
		await page.goto('/settings/site');
		const form = page.locator('form', { hasText: es.site.addAreaHelp });
		await form.getByLabel(es.site.areaList).selectOption({ label: 'Baños' });
		await form.getByLabel(es.site.areaName).fill('Baños de arriba');
		await screens.button(es.site.addArea, form).click();
		const added = page.getByRole('button', { name: es.site.archive('Baños de arriba') });
		await expect(added).toBeVisible();

		await page.goto('/walks/new');
		await screens.button(es.start.none).click();
		await screens.tick(screens.areaBox('Baños de arriba'));
		await screens.tick(page.getByRole('checkbox', { name: /^\s*Baños\s+14/ }));
		await screens.button(es.start.begin).click();
		const given = new Given(
			{ name: 'Baños', list: restrooms },
			{ name: 'arriba', list: restrooms },
		);
		const [first] = restrooms.items;
		if (!first) throw new Error('an empty list');
		for (const item of restrooms.items) {
			await screens.showsItem(item);
			if (item === first) {
				await screens.fail();
				await screens.goOn();
			} else await screens.pass();
			const best = item.response === 'scale4' ? ({ kind: 'scale', level: 4 } as const) : null;
			given.say(item, item === first ? { kind: 'fail' } : (best ?? { kind: 'pass' }));
		}
		await expect(page.getByText('Baños de arriba')).toBeVisible();
		await screens.showsItem(first);
		await expect(screens.next).toBeHidden();
		await screens.pass();
		given.say(first, { kind: 'pass' }, { area: 'arriba' });
		await screens.finish();
		await expect(screens.score(given.written())).toBeVisible();
		await expect(screens.button(es.closing.intrusions(1))).toBeVisible();
	});
});
