// Row 18 in a real browser: it throws away everything that the app keeps on this disk. What was sent
// comes back whole by signing in; what was not is told of, by the number that the phone last gave.
// Before Dexie, which looks for a database once.
import 'fake-indexeddb/auto';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright';
import { startWalk } from '../../bench/rig.ts';
import { ana, expect, type DoorScreens } from '../../e2e/door-screens.ts';
import { Heard, thumb } from '../../e2e/faults/thumb.ts';
import { databasesOf, heldBy, type Held } from '../../support/held.ts';
import { chanceOf, type Chance } from '../chance.ts';
import { logIn } from '../ledger.ts';
import type { Row } from '../row.ts';
import { idsOf, pause, Shop } from '../tabs.ts';

const photo = fileURLToPath(
	new URL('../../fixtures/photos/orientation/Landscape_1.jpg', import.meta.url),
);
/** More than go in one push. */
const unsentTaps = 230;

export const row: Row = {
	number: 18,
	name: 'full eviction, with and without unsent work: in Chromium, on a disk',
	run: async (seed) => {
		const chance = chanceOf(seed);
		const shop = await Shop.open();
		try {
			const before = await works(shop, chance);
			await isEvicted(shop);
			await comesBack(shop, null);
			const whole = await shop.holds(await shop.aside());
			mustBeAll(whole.held, before);

			const left = await isCutOff(shop, chance);
			await isEvicted(shop);
			await comesBack(shop, left);
			const { ops } = await shop.holds(await shop.aside());
			return { fired: 2, ops, lost_told: left.ops, photos_told: left.photos };
		} finally {
			await shop.close();
		}
	},
};

/** Somebody walks, and all of it is sent, a picture too. */
async function works(shop: Shop, chance: Chance): Promise<Held> {
	const screens = await shop.tab([thumb, chance.below(1e9)]);
	const { page } = screens;
	await page.goto('/walks/new');
	await startWalk(screens);
	await photographs(screens);
	await page.evaluate(() => void window.startWalking());
	await pause(3_000);
	await page.goto('/');
	const aside = await shop.aside();
	await shop.sends(aside, 60_000);
	await expect
		.poll(async () => (await waitingPictures(shop, aside)).length, { timeout: 30_000 })
		.toBe(0);
	const { held } = await shop.holds(aside);
	return held;
}

/** The phone loses its network; then one push gets through with its word of what waits, and no more. */
async function isCutOff(shop: Shop, chance: Chance): Promise<{ ops: number; photos: number }> {
	const heard = new Heard();
	const screens = await shop.tab([thumb, chance.below(1e9)]);
	const { page } = screens;
	let pushes = 0;
	let isUp = false;
	await page.route('**/api/**', async (route) => {
		const isPush = new URL(route.request().url()).pathname.endsWith('/sync/push');
		if (isUp && isPush) pushes += 1;
		return isUp && isPush && pushes === 1 ? route.continue() : route.abort();
	});
	await page.goto('/walks/new');
	await startWalk(screens);
	await photographs(screens);
	heard.from(page);
	await page.evaluate(() => void window.startWalking());
	const aside = await shop.aside();
	await expect
		.poll(async () => (await shop.unsentOn(aside)).length, { timeout: 60_000 })
		.toBeGreaterThan(unsentTaps);
	await page.goto('/');
	isUp = true;
	await page.evaluate(() => void dispatchEvent(new Event('online')));
	await expect.poll(() => pushes, { timeout: 30_000 }).toBeGreaterThan(1);
	await page.close();
	await pause(500);
	const held = await heldBy(aside, await shop.databaseOn(aside));
	const there = new Set((await logIn(shop.site, shop.org)).map(({ id }) => id));
	const photos = await waitingPictures(shop, aside);
	return { ops: idsOf(held).filter((id) => !there.has(id)).length, photos: photos.length };
}

async function photographs(screens: DoorScreens): Promise<void> {
	await screens.fail();
	await screens.chooseFromGallery(photo);
	await expect(screens.picture(1, 1)).toBeVisible();
}

async function waitingPictures(shop: Shop, page: Page): Promise<string[]> {
	const { blobs } = await heldBy(page, await shop.databaseOn(page));
	return blobs.filter((blob) => (blob as { waiting?: 1 }).waiting === 1).map(({ sha }) => sha);
}

/** The browser is off and on again, and nothing of the app is left but what it says of itself. */
async function isEvicted(shop: Shop): Promise<void> {
	await shop.phone.stop();
	const page = await shop.phone.start();
	const line = await shop.phone.context.newCDPSession(page);
	await line.send('Storage.clearDataForOrigin', {
		origin: shop.site.origin,
		storageTypes: 'indexeddb,service_workers,cache_storage,local_storage,file_systems',
	});
	await line.detach();
	const aside = await shop.aside();
	const left = await databasesOf(aside);
	if (left.length > 0) throw new Error(`nothing was thrown away: ${left.join(', ')}`);
	await aside.close();
}

/** From the first screen of a new phone, in the owner's own words, to Hoy; a loss is told or is none. */
async function comesBack(shop: Shop, lost: { ops: number; photos: number } | null): Promise<void> {
	const screens = await shop.tab();
	const { page, m } = screens;
	await page.goto('/');
	await expect(screens.title).toHaveText(m.welcome.title);
	await page.goto('/sign-in');
	await screens.signIn(ana);
	if (lost) {
		await expect(screens.title).toHaveText(m.signIn.elsewhereTitle);
		const said = m.signIn.elsewhere('«', lost.ops, lost.photos, '»');
		const [, words = said] = /«(.+)»/.exec(said) ?? [];
		await expect(page.getByText(words)).toBeVisible();
		await screens.button(m.signIn.elsewhereGo).click();
	}
	await screens.showsToday(ana.name);
	await expect(screens.title).toHaveText(m.today.title);
	await shop.sends(page, 60_000);
	await page.close();
}

function mustBeAll(after: Held, before: Held): void {
	const now = new Set(idsOf(after));
	const lost = idsOf(before).filter((id) => !now.has(id));
	if (lost.length > 0) throw new Error(`I3: ${lost.length} of ${before.ops.length} came not back`);
	for (const table of ['walks', 'answers', 'photos'] as const)
		if (after[table].length !== before[table].length)
			throw new Error(`I2: ${after[table].length} ${table}, there were ${before[table].length}`);
}
