// A whole walk without a finger: keyboard only, focus always seen and never lost.
import { expect, test, type Locator, type Page } from '@playwright/test';
import { es } from '#lib/messages/es.ts';
import { Given } from '../support/given.ts';
import { heldBy } from '../support/held.ts';
import { aPhone, listOf, Screens } from './screens.ts';

test.use(aPhone);

const outside = listOf('exterior-parking');

type Focus = { name: string; isOutlined: boolean; isSeen: boolean } | null;

/** What has focus, whether it shows that, and whether anything lies over it; null on the bare page. */
const focusOn = (page: Page): Promise<Focus> =>
	page.evaluate(() => {
		const element = document.activeElement;
		if (!element || element === document.body) return null;
		const label = element.closest('label');
		const around = [element, ...(label ? [label] : [])];
		const isOutlined = around.some((one) => {
			const { outlineStyle, outlineWidth } = getComputedStyle(one);
			return outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2;
		});
		const box = (label ?? element).getBoundingClientRect();
		const parts = [0.1, 0.5, 0.9];
		const isSeen = parts.some((down) =>
			parts.some((across) => {
				const hit = document.elementFromPoint(
					box.left + box.width * across,
					box.top + box.height * down,
				);
				return hit !== null && around.some((one) => one.contains(hit) || hit.contains(one));
			}),
		);
		const name = element.getAttribute('aria-label') ?? element.textContent?.trim() ?? '';
		return { name: `${element.tagName} ${name.slice(0, 60)}`, isOutlined, isSeen };
	});

class Keyboard {
	readonly page: Page;
	/** What had focus without showing it, or under something else. */
	readonly hidden: string[] = [];
	constructor(page: Page) {
		this.page = page;
	}

	/** Goes forward until the thing has focus; a whole round without it fails. */
	async reach(wanted: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
		await expect(wanted).toBeVisible();
		for (let step = 0; step < 70; step += 1) {
			if (await wanted.evaluate((element) => element === document.activeElement)) return;
			await this.page.keyboard.press(key);
			await this.look();
		}
		throw new Error(`the keyboard does not reach ${String(wanted)}`);
	}
	async press(wanted: Locator, key: 'Enter' | 'Space' = 'Enter'): Promise<void> {
		await this.reach(wanted);
		await this.page.keyboard.press(key);
	}
	/** A title is told focus for whoever listens; it needs no frame. */
	async look(): Promise<void> {
		const focus = await focusOn(this.page);
		if (!focus || focus.name.startsWith('H1')) return;
		if (!focus.isOutlined) this.hidden.push(`no frame: ${focus.name}`);
		if (!focus.isSeen) this.hidden.push(`covered: ${focus.name}`);
	}
	async isSomewhere(after: string): Promise<void> {
		await expect.poll(async () => focusOn(this.page), `focus after ${after}`).not.toBeNull();
	}
}

test('the keyboard alone goes from Hoy to the closing', async ({ page }) => {
	test.slow();
	const screens = new Screens(page);
	const keys = new Keyboard(page);
	await screens.preparePlace();
	await page.goto('/');
	await keys.press(screens.link(es.today.start));
	await expect(screens.title).toHaveText(es.start.title);
	await keys.press(screens.button(es.start.none), 'Space');
	await keys.press(screens.areaBox('Estacionamiento'), 'Space');
	await keys.press(screens.button(es.start.begin));

	const given = new Given({ name: outside.id, list: outside });
	const [litter, path, spaces, order, ...others] = outside.items;
	if (!litter || !path || !spaces || !order) throw new Error('a short list');

	await screens.showsItem(litter);
	await keys.press(screens.scale(1));
	await keys.isSomewhere('a bad answer');
	await keys.press(screens.page.getByRole('switch', { name: es.walk.fixed }), 'Space');
	await keys.press(screens.button(es.walk.note));
	await expect(screens.noteField).toBeFocused();
	await page.keyboard.type('Colillas junto a la entrada');
	await screens.moves(() => keys.press(screens.next));
	await keys.isSomewhere('moving on from a bad answer');
	given.say(litter, { kind: 'scale', level: 1 }, { fixed: true });

	await screens.showsItem(path);
	await keys.press(screens.button(es.walk.skip));
	await expect(screens.dialog).toBeVisible();
	await page.keyboard.press('Escape');
	await expect(screens.dialog).toBeHidden();
	await expect(screens.button(es.walk.skip)).toBeFocused();
	await page.keyboard.press('Enter');
	await screens.moves(() =>
		keys.press(screens.button(es.walk.reasons.not_safe, screens.dialog), 'Space'),
	);
	await keys.isSomewhere('a reason');
	given.say(path, { kind: 'skip', reason: 'not_safe' });

	await screens.showsItem(spaces);
	await screens.moves(() => keys.press(screens.button(es.walk.pass)));
	await keys.isSomewhere('a good answer');
	await screens.showsItem(order);
	await screens.moves(() => keys.press(screens.button(es.walk.undo)));
	await screens.showsItem(spaces);
	await keys.isSomewhere('taking back');
	await screens.moves(() => keys.press(screens.button(es.walk.na)));
	given.say(spaces, { kind: 'na' });
	await screens.moves(() => keys.press(screens.button(es.walk.pass), 'Space'));
	given.say(order, { kind: 'pass' });

	for (const item of others.slice(0, -1)) {
		await screens.showsItem(item);
		await screens.moves(() => keys.press(screens.button(es.walk.pass).or(screens.scale(4))));
		await keys.isSomewhere(item.id);
		given.say(item, item.response === 'scale4' ? { kind: 'scale', level: 4 } : { kind: 'pass' });
	}

	await keys.press(screens.button(es.walk.list));
	await keys.press(screens.button(es.finish.title));
	await expect(page.getByText(es.finish.left(1))).toBeVisible();
	await keys.press(screens.button(es.finish.goAnyway));
	await screens.closes();
	await keys.reach(screens.score(given.written()));
	await page.keyboard.press('Enter');
	await expect(screens.dialog).toBeVisible();
	await page.keyboard.press('Escape');
	await expect(screens.score(given.written())).toBeFocused();

	expect([...new Set(keys.hidden)]).toEqual([]);
	const { ops } = await heldBy(page);
	expect(ops.filter(({ kind }) => kind === 'note.set')).toHaveLength(1);
});

test('the camera can be used and left by keyboard, and focus comes back to the item', async ({
	page,
}) => {
	const screens = new Screens(page);
	const keys = new Keyboard(page);
	await screens.preparePlace();
	await screens.startWalk('Estacionamiento');
	await keys.press(screens.scale(0));
	await keys.press(screens.button(es.walk.photo));
	await page.keyboard.press('Escape');
	await expect(screens.dialog).toBeHidden();
	await keys.isSomewhere('leaving the camera');
	await keys.press(screens.button(es.walk.photo));
	await expect(screens.shutter).toBeEnabled();
	await keys.press(screens.shutter);
	await expect(screens.picture(1, 1)).toBeVisible();
	await keys.isSomewhere('taking a photo');
	await keys.press(screens.picture(1, 1));
	await keys.press(screens.button(es.photo.circle, screens.dialog));
	await keys.press(screens.button(es.photo.centre, screens.dialog));
	await expect(screens.button(es.photo.clear, screens.dialog)).toBeVisible();
	await page.keyboard.press('Escape');
	await expect(screens.picture(1, 1)).toBeFocused();
	expect([...new Set(keys.hidden)]).toEqual([]);
});
