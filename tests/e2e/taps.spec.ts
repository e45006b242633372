// What the thumb pays: taps counted in the page, sizes measured in the page.
import { expect, test, type Page } from '@playwright/test';
import { es } from '#lib/messages/es.ts';
import { targetsOn, tooClose, tooSmall } from '../support/targets.ts';
import { aPhone, listOf, Screens } from './screens.ts';
import { tour } from './tour.ts';

test.use(aPhone);

const areas = ['exterior-parking', 'reception-entrance', 'dress-presentation'].map(listOf);
const items = areas.flatMap((list) => list.items);

/** Counts fingers and mouse presses as the browser itself reports them, not calls of this test. */
async function countTaps(page: Page): Promise<() => Promise<number>> {
	await page.addInitScript(() => {
		let taps = 0;
		addEventListener(
			'pointerdown',
			(event) => {
				if (event.isTrusted) taps += 1;
				document.documentElement.dataset.taps = String(taps);
			},
			true,
		);
	});
	let before = 0;
	return async () => {
		const now = Number(await page.evaluate(() => document.documentElement.dataset.taps ?? '0'));
		const since = now - before;
		before = now;
		return since;
	};
}

async function tapFailAndPhoto(screens: Screens): Promise<void> {
	await screens.button(es.walk.fail).or(screens.scale(0)).tap();
	await screens.button(es.walk.photo).tap();
	await screens.shutter.tap();
	await screens.moves(() => screens.next.tap());
}

const tapPass = (screens: Screens) =>
	screens.moves(() => screens.button(es.walk.pass).or(screens.scale(4)).tap());

test('good costs one tap, bad two, bad with a photo four', async ({ page }) => {
	const taps = await countTaps(page);
	const screens = new Screens(page);
	await screens.preparePlace();
	await screens.startWalk('Estacionamiento');
	await taps();

	await tapPass(screens);
	expect(await taps(), 'good, on the scale').toBe(1);
	await tapPass(screens);
	expect(await taps(), 'good').toBe(1);
	await screens.button(es.walk.fail).tap();
	await screens.moves(() => screens.next.tap());
	expect(await taps(), 'bad').toBe(2);
	await tapFailAndPhoto(screens);
	expect(await taps(), 'bad with a photo').toBeLessThanOrEqual(4);
});

test('forty items of an ordinary day cost at most sixty taps', async ({ page }) => {
	const taps = await countTaps(page);
	const screens = new Screens(page);
	await screens.preparePlace();
	await screens.startWalk('Estacionamiento', 'Recepción', 'Vestimenta');
	await taps();
	const bad = new Set([1, 6, 13, 20]);
	const seen: string[] = [];
	let naLeft = 1;
	let skipsLeft = 1;
	for (let n = 0; n < 40; n += 1) {
		const item = await screens.item();
		seen.push(item.id);
		if (bad.has(n)) await tapFailAndPhoto(screens);
		else if (item.naWhen && naLeft-- > 0) {
			await screens.moves(() => screens.button(es.walk.na).tap());
		} else if (n > 30 && skipsLeft-- > 0) {
			await screens.moves(async () => {
				await screens.button(es.walk.skip).tap();
				await screens.button(es.walk.reasons.no_time, screens.dialog).tap();
			});
		} else await tapPass(screens);
	}
	expect(await taps()).toBeLessThanOrEqual(60);
	expect(seen, 'each item was asked once').toEqual(items.slice(0, 40).map(({ id }) => id));
	const held = await screens.page.evaluate(() => document.documentElement.dataset.taps);
	expect(Number(held), 'taps were really counted').toBeGreaterThan(40);
});

test('on every item of the longest walk the answers lie under the thumb, apart and unscrolled', async ({
	page,
}) => {
	const screens = new Screens(page);
	await screens.preparePlace();
	await page.goto('/walks/new');
	await screens.button(es.start.begin).click();
	const answers = [es.walk.pass, es.walk.fail, ...es.walk.scale];
	const actions = [...answers, es.walk.undo, es.walk.skip, es.walk.na, es.walk.photo, es.walk.note];
	const wrong: string[] = [];
	await expect(screens.title).toBeVisible();
	for (let n = 0; n < 86; n += 1) {
		const item = await screens.item();
		const targets = await targetsOn(page);
		const high = targets.filter(({ name, top, bottom }) => {
			return answers.includes(name) && (top < 320 || bottom > 640);
		});
		const close = tooClose(targets.filter(({ name }) => actions.includes(name)));
		wrong.push(...high.map(({ name, top, bottom }) => `${item.id}: ${name} ${top}–${bottom}`));
		wrong.push(...close.map((pair) => `${item.id}: ${pair}`));
		await tapPass(screens);
	}
	await expect(screens.title).toHaveText(es.finish.title);
	expect(wrong).toEqual([]);
});

test('after a bad answer the way on lies under the thumb too', async ({ page }) => {
	const screens = new Screens(page);
	await screens.preparePlace();
	await screens.startWalk('Estacionamiento');
	await screens.fail();
	const targets = await targetsOn(page);
	const ways = targets.filter(({ name }) => name === es.walk.next || name === es.walk.undo);
	expect(ways).toHaveLength(2);
	for (const { name, top, bottom } of ways) {
		expect(top, name).toBeGreaterThanOrEqual(320);
		expect(bottom, name).toBeLessThanOrEqual(640);
	}
	expect(tooClose(ways)).toEqual([]);
});

test('everything that can be tapped, on every screen, is at least 48 px wide and high', async ({
	page,
}) => {
	const small: string[] = [];
	let count = 0;
	for await (const screen of tour(new Screens(page))) {
		const targets = await targetsOn(page);
		count += targets.length;
		small.push(...tooSmall(targets).map((target) => `${screen}: ${target}`));
	}
	expect(count).toBeGreaterThan(150);
	expect(small).toEqual([]);
});
