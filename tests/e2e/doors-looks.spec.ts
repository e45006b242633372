// The doors and the team for every eye and thumb: axe in both themes and languages, large text, targets.
import { test } from '@playwright/test';
import { offencesOn } from '../support/axe.ts';
import { currentBuild } from '../support/build.ts';
import { illegibleOn } from '../support/legible.ts';
import { Site } from '../support/site.ts';
import { targetsOn, tooSmall } from '../support/targets.ts';
import { expect } from './door-screens.ts';
import { aPhone } from './screens.ts';
import { tourOfDoors } from './tour-doors.ts';

test.use(aPhone);

let site: Site;
test.beforeEach(async () => {
	site = await Site.of(await currentBuild());
});
test.afterEach(() => site.close());

const languages = [
	{ language: 'es', locale: 'es-MX' },
	{ language: 'en', locale: 'en-US' },
] as const;

for (const { language, locale } of languages) {
	test.describe(`in ${language}`, () => {
		test.use({ locale });
		test.setTimeout(360_000);

		test('axe finds nothing on any of these screens, and a thumb hits everything', async ({
			browser,
		}) => {
			const found: string[] = [];
			let count = 0;
			for await (const { name, on } of tourOfDoors({ site, browser, language })) {
				count += 1;
				for (const theme of ['light', 'dark'] as const)
					found.push(...(await offencesOn(on.page, theme)).map((one) => `${name}: ${one}`));
				found.push(...tooSmall(await targetsOn(on.page)).map((one) => `${name}: ${one}`));
			}
			expect(count).toBeGreaterThan(18);
			expect(found).toEqual([]);
		});
	});
}

test('with text twice as large, all of these screens can be read and tapped', async ({
	browser,
}) => {
	test.setTimeout(360_000);
	const wrong: string[] = [];
	for await (const { name, on } of tourOfDoors({ site, browser, language: 'es' })) {
		await on.page.evaluate(() => (document.documentElement.style.fontSize = '200%'));
		wrong.push(...(await illegibleOn(on.page)).map((one) => `${name}: ${one}`));
		await on.page.evaluate(() => (document.documentElement.style.fontSize = ''));
	}
	expect(wrong).toEqual([]);
});
