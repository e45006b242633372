// Every screen, for every eye: axe in both themes and languages, large text, no motion, contrast.
import { readFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { offencesOn } from '../support/axe.ts';
import { illegibleOn } from '../support/legible.ts';
import { aPhone, Screens } from './screens.ts';
import { tour } from './tour.ts';

test.use(aPhone);

const languages = [
	{ language: 'es', locale: 'es-MX' },
	{ language: 'en', locale: 'en-US' },
] as const;

for (const { language, locale } of languages) {
	test.describe(`in ${language}`, () => {
		test.use({ locale });
		test.slow();

		test('axe finds nothing on any screen, light or dark', async ({ page }) => {
			const found: string[] = [];
			let screenCount = 0;
			for await (const screen of tour(new Screens(page, language))) {
				screenCount += 1;
				for (const theme of ['light', 'dark'] as const)
					found.push(...(await offencesOn(page, theme)).map((one) => `${screen}: ${one}`));
			}
			expect(screenCount).toBeGreaterThan(16);
			expect(found).toEqual([]);
		});

		test('with text twice as large, all of every screen can be read and tapped', async ({
			page,
		}) => {
			await page.addInitScript(() =>
				addEventListener('DOMContentLoaded', () => {
					document.documentElement.style.fontSize = '200%';
				}),
			);
			const wrong: string[] = [];
			for await (const screen of tour(new Screens(page, language)))
				wrong.push(...(await illegibleOn(page)).map((one) => `${screen}: ${one}`));
			expect(wrong).toEqual([]);
		});
	});
}

test('whoever asks for less motion gets none, on any screen', async ({ page }) => {
	test.slow();
	await page.emulateMedia({ reducedMotion: 'reduce' });
	const moving: string[] = [];
	for await (const screen of tour(new Screens(page))) {
		const running = await page.evaluate(() =>
			document.getAnimations().map((one) => `${one.playState} ${one.constructor.name}`),
		);
		moving.push(...running.map((one) => `${screen}: ${one}`));
	}
	expect(moving).toEqual([]);
});

test('without that wish an item arrives with a short motion, so the check above can fail', async ({
	page,
}) => {
	const screens = new Screens(page);
	await screens.preparePlace();
	await screens.startWalk('Estacionamiento');
	const longest = page.evaluate(
		() =>
			new Promise<number>((resolve) =>
				addEventListener(
					'animationstart',
					() => {
						const lengths = document
							.getAnimations()
							.map(({ effect }) => Number(effect?.getComputedTiming().duration ?? 0));
						resolve(Math.max(...lengths));
					},
					{ once: true },
				),
			),
	);
	await screens.pass();
	expect(await longest).toBeGreaterThan(0);
	expect(await longest).toBeLessThanOrEqual(200);
});

test('body text stands out seven to one, in both themes', async () => {
	const css = await readFile(new URL('../../src/app.css', import.meta.url), 'utf8');
	for (const text of ['ink', 'muted'])
		for (const ground of ['paper', 'surface'])
			for (const theme of [0, 1] as const)
				expect(
					contrast(colour(css, text, theme), colour(css, ground, theme)),
					`${text} on ${ground}, ${theme === 0 ? 'light' : 'dark'}`,
				).toBeGreaterThanOrEqual(7);
	expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2);
});

function colour(css: string, token: string, theme: 0 | 1): string {
	const pair = new RegExp(`--${token}: light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\)`).exec(css);
	const value = pair?.[theme + 1];
	if (!value) throw new Error(`no colour ${token} in app.css`);
	return value;
}

/** WCAG 2.2, relative luminance and contrast ratio. */
function contrast(one: string, other: string): number {
	const luminance = (hex: string) => {
		const [red = 0, green = 0, blue = 0] = [1, 3, 5]
			.map((at) => parseInt(hex.slice(at, at + 2), 16) / 255)
			.map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
		return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
	};
	const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
	return (light + 0.05) / (dark + 0.05);
}
