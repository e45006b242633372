// Two languages, whole: switching loses nothing, no word of the other shines through, and numbers
// are written as the place's region writes them.
import { expect, test, type Page } from '@playwright/test';
import { es } from '#lib/messages/es.ts';
import { en } from '#lib/messages/en.ts';
import { shippedLists } from '#lib/content/library.ts';
import { Given } from '../support/given.ts';
import { heldBy } from '../support/held.ts';
import { piecesOf } from '../support/pieces.ts';
import { aPhone, listOf, Screens } from './screens.ts';
import { tour } from './tour.ts';

test.use(aPhone);

const outside = listOf('exterior-parking');

test('changing the language in the middle of a walk keeps the walk, the place and the note', async ({
	page,
}) => {
	const spanish = new Screens(page);
	const english = new Screens(page, 'en');
	await spanish.preparePlace();
	await spanish.startWalk('Estacionamiento');
	await spanish.pass();
	await spanish.fail();
	await spanish.note('Vidrio roto junto a la');
	await spanish.link(es.walk.leave).click();
	await spanish.link(es.app.settings).click();
	const before = await heldBy(page);

	await page.getByRole('radio', { name: es.settings.languages.en }).check();
	await expect(english.title).toHaveText(en.settings.title);
	await expect(page.locator('html')).toHaveAttribute('lang', 'en');
	await english.link(en.app.today).click();
	await expect(page.getByText('Casa Jacaranda')).toBeVisible();
	await english.link(en.today.resume).click();
	await english.showsItem(outside.items[1]);
	await expect(english.noteField).toHaveValue('Vidrio roto junto a la');
	expect(await heldBy(page)).toEqual(before);

	await english.goOn();
	await english.showsItem(outside.items[2]);
	await page.reload();
	await english.showsItem(outside.items[2]);
});

/** Every text a person can see or hear on the screen shown. */
const saidOn = (page: Page): Promise<string[]> =>
	page.evaluate(() => {
		const said: string[] = [];
		const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
		for (let node = texts.nextNode(); node; node = texts.nextNode()) {
			const around = node.parentElement;
			const isScript = around?.closest('script, style, noscript');
			if (!isScript && around?.checkVisibility()) said.push(node.textContent ?? '');
		}
		for (const name of ['aria-label', 'alt', 'title', 'placeholder'])
			for (const element of document.querySelectorAll(`[${name}]`))
				said.push(element.getAttribute(name) ?? '');
		return said.map((text) => text.replace(/\s+/g, ' ').trim()).filter(Boolean);
	});

/** What only a screen in Spanish can say: whole messages, parts of those with a number, and lists. */
const spanishOnly = (() => {
	const inEnglish = new Set(piecesOf(en));
	const ofLists = (language: 'es' | 'en') =>
		shippedLists.flatMap((list) => [
			list.title[language],
			...list.items.flatMap(({ text, tells, quickFix, naWhen }) =>
				[text, tells, quickFix, naWhen].map((one) => one?.[language]),
			),
		]);
	const dates = ['month', 'weekday'].flatMap((part) =>
		Array.from({ length: 12 }, (_, n) =>
			new Intl.DateTimeFormat('es', { [part]: 'long', timeZone: 'UTC' }).format(
				Date.UTC(2026, n, n + 1),
			),
		),
	);
	return [...piecesOf(es), ...ofLists('es').filter((text) => text !== undefined), ...dates].filter(
		(piece) => !inEnglish.has(piece),
	);
})();

const spanishIn = (said: string): string[] =>
	spanishOnly.filter((piece) => {
		if (said === piece) return true;
		if (piece.length < 6) return false;
		const at = said.indexOf(piece);
		const isWord = (sign: string | undefined) => /\p{L}/u.test(sign ?? '');
		return at >= 0 && !isWord(said[at - 1]) && !isWord(said[at + piece.length]);
	});

test.describe('in English', () => {
	test.use({ locale: 'en-US' });

	test('no screen says a word of Spanish', async ({ page }) => {
		test.slow();
		const found: string[] = [];
		let count = 0;
		for await (const screen of tour(new Screens(page, 'en'))) {
			const said = await saidOn(page);
			count += said.length;
			for (const text of said)
				found.push(...spanishIn(text).map((piece) => `${screen}: ${text} (${piece})`));
		}
		expect(count).toBeGreaterThan(500);
		expect([...new Set(found)]).toEqual([]);
	});
});

test('the check for Spanish can fail', () => {
	expect(spanishIn('Bien')).not.toEqual([]);
	expect(spanishIn('Faltan 12 puntos por contestar')).not.toEqual([]);
	expect(spanishIn(outside.items[0]?.text.es ?? '')).not.toEqual([]);
	expect(spanishIn('domingo, 22 de noviembre')).not.toEqual([]);
	expect(spanishIn('12 items left to answer')).toEqual([]);
});

test('numbers are written as the region writes them: 88,2 in Spain, 88.2 in Mexico', async ({
	page,
}) => {
	const screens = new Screens(page);
	const given = new Given({ name: outside.id, list: outside });
	const [litter, path, spaces] = outside.items;
	if (!litter || !path || !spaces) throw new Error('a short list');
	await screens.preparePlace();
	await screens.startWalk('Estacionamiento');
	await screens.moves(() => screens.scale(3).click());
	given.say(litter, { kind: 'scale', level: 3 });
	await screens.pass();
	given.say(path, { kind: 'pass' });
	await screens.pass();
	given.say(spaces, { kind: 'pass' });
	await screens.finish();
	expect(given.written()).toMatch(/^\d+\.[1-9]$/);
	await expect(screens.score(given.written())).toBeVisible();
	const closing = page.url();

	await page.goto('/settings/site');
	await page.getByLabel(es.site.region).selectOption('ES');
	await screens.button(es.app.save).click();
	await expect(page.getByText(es.site.saved)).toBeVisible();
	await page.goto(closing);
	expect(given.written('asFound', 'ES')).toMatch(/^\d+,[1-9]$/);
	await expect(screens.score(given.written('asFound', 'ES'))).toBeVisible();
	await page.goto('/');
	await expect(page.getByText(given.written('asFound', 'ES'), { exact: true })).toBeVisible();
});
