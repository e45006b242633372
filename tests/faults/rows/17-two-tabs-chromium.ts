// Row 17 in a real browser: two tabs on one disk tap and send at once, with the browser's locks and
// without; then one falls asleep in mid-round with its lock in hand, and the other goes on.
// Before Dexie, which looks for a database once.
import 'fake-indexeddb/auto';
import type { Page, Request } from 'playwright';
import { startWalk } from '../../bench/rig.ts';
import type { DoorScreens } from '../../e2e/door-screens.ts';
import { bareOf } from '../../e2e/faults/check.ts';
import { Heard, thumb } from '../../e2e/faults/thumb.ts';
import { chanceOf, type Chance } from '../chance.ts';
import type { Row } from '../row.ts';
import { pause, Shop } from '../tabs.ts';

const together = 8_000;
/** A round is broken off after one minute; whoever sees it last longer goes without its lock. */
const patience = 100_000;

export const row: Row = {
	number: 17,
	name: 'two tabs send at once; one freezes in mid-round: in Chromium, on a disk',
	run: async (seed) => {
		const chance = chanceOf(seed);
		const shop = await Shop.open();
		try {
			const heard = new Heard();
			const locked = await sendTogether(shop, chance, heard, true);
			if (locked.doubled > 0) throw new Error(`${locked.doubled} pushes under one lock at once`);
			const unlocked = await sendTogether(shop, chance, heard, false);
			const asleep = await fallsAsleep(shop, chance, heard);
			const { ops } = await shop.holds(await shop.aside(), heard.shown);
			if (heard.broken.length > 0) throw new Error(`a page broke: ${heard.broken[0]}`);
			const fired = locked.turnedAway + unlocked.doubled + 1;
			const { turnedAway } = locked;
			return {
				...{ fired, ops, shown: heard.shown.length, turnedAway, doubled: unlocked.doubled },
				...{ asleep_s: Math.round(asleep / 1000) },
			};
		} finally {
			await shop.close();
		}
	},
};

/** `turnedAway` counts rounds that found the lock taken, `doubled` pushes begun while another was out. */
async function sendTogether(shop: Shop, chance: Chance, heard: Heard, isLocked: boolean) {
	const out = new Set<Request>();
	const seen = { turnedAway: 0, doubled: 0 };
	const tabs: DoorScreens[] = [];
	for (let tab = 0; tab < 2; tab += 1) {
		const watch = isLocked ? tellTurnedAway : takeLocks;
		const screens = await shop.tab([thumb, chance.below(1e9)], [watch]);
		const { page } = screens;
		heard.from(page);
		page.on('console', (line) => {
			if (line.text() === 'fault turned away') seen.turnedAway += 1;
		});
		await page.route('**/sync/push', async (route) => {
			// A line as slow as a basement's: rounds of both tabs meet.
			if (out.size > 0) seen.doubled += 1;
			out.add(route.request());
			const answer = await route.fetch();
			await pause(100 + chance.below(500));
			out.delete(route.request());
			await route.fulfill({ response: answer });
		});
		await begins(screens);
		tabs.push(screens);
	}
	for (const { page } of tabs) await page.evaluate(() => void window.startWalking());
	const end = performance.now() + together;
	while (performance.now() < end) {
		// The network is back: both hear of it at once.
		for (const { page } of tabs) await page.evaluate(() => void dispatchEvent(new Event('online')));
		await pause(200 + chance.below(600));
	}
	for (const { page } of tabs) await leaves(page, shop);
	await comesToRest(shop);
	return seen;
}

/** Its round reached the server, and it never hears the answer while it sleeps. Gives the other's wait. */
async function fallsAsleep(shop: Shop, chance: Chance, heard: Heard): Promise<number> {
	const one = await shop.tab();
	const other = await shop.tab([thumb, chance.below(1e9)]);
	heard.from(other.page);
	await beginsAnew(one);
	await begins(other);
	await comesToRest(shop);
	const renderer = await rendererOf(shop, one.page, other.page);
	try {
		await stopsInMidRound(one, renderer, chance);
		await other.page.evaluate(() => void window.startWalking());
		await pause(2_000);
		await leaves(other.page, shop);
		const aside = await shop.aside();
		if ((await shop.unsentOn(aside)).length === 0) throw new Error('nothing waits for anybody');
		await other.page.goto('/');
		return await shop.sends(aside, patience);
	} finally {
		// It wakes, hears what was said long ago, and loses nothing by it.
		renderer.goesOn();
		await one.page.unrouteAll({ behavior: 'ignoreErrors' });
		await pause(1_500);
		for (const { page } of [one, other]) await leaves(page, shop);
		await comesToRest(shop);
	}
}

type Renderer = { stops: () => void; goesOn: () => void };

async function rendererOf({ phone }: Shop, page: Page, other: Page): Promise<Renderer> {
	const [id, another] = [await phone.rendererOf(page), await phone.rendererOf(other)];
	if (id <= 1 || id === another) throw new Error('both tabs live in one process');
	return {
		stops: () => process.kill(id, 'SIGSTOP'),
		goesOn: () => process.kill(id, 'SIGCONT'),
	};
}

/** As a system does that needs the power: stopped whole while the server commits, lock in hand. */
async function stopsInMidRound(
	one: DoorScreens,
	renderer: Renderer,
	chance: Chance,
): Promise<void> {
	let isOut: () => void = () => undefined;
	const sent = new Promise<void>((done) => (isOut = done));
	await one.page.route('**/sync/push', async (route) => {
		const answer = await route.fetch();
		await pause(200 + chance.below(500));
		renderer.stops();
		isOut();
		await route.fulfill({ response: answer });
	});
	await one.pass();
	await sent;
}

/** Into the walk under way, or a new one. */
async function begins(screens: DoorScreens): Promise<void> {
	const { page, m } = screens;
	await page.goto('/');
	await page.locator('main .primary').first().waitFor();
	const resume = screens.link(m.today.resume);
	if (!(await resume.isVisible())) return beginsAnew(screens);
	await resume.click();
	await page.waitForURL(/\/walks\/[0-9a-f-]{36}$/);
	await screens.title.waitFor();
}

/** A walk of its own: in another's a thumb may have left an item half told. */
async function beginsAnew(screens: DoorScreens): Promise<void> {
	await screens.page.goto('/walks/new');
	await startWalk(screens);
}

const leaves = (page: Page, { site }: Shop): Promise<void> => bareOf(page, site.origin);

/** One tab alone sends what is left. */
async function comesToRest(shop: Shop): Promise<void> {
	const page = await shop.aside();
	await page.goto('/');
	await shop.sends(page, 60_000);
	await page.close();
}

/** Runs in the page: says when a round finds that somebody else is at it. */
function tellTurnedAway(): void {
	const request = navigator.locks.request.bind(navigator.locks) as (
		name: string,
		options: LockOptions,
		work: (lock: Lock | null) => unknown,
	) => Promise<unknown>;
	const told = (name: string, options: LockOptions, work: (lock: Lock | null) => unknown) =>
		request(name, options, (lock) => {
			if (!lock) console.debug('fault turned away');
			return work(lock);
		});
	Object.assign(navigator.locks, { request: told });
}

/** Runs in the page: an old browser knows no locks. */
function takeLocks(): void {
	Object.defineProperty(Navigator.prototype, 'locks', { value: undefined });
}
