// What axe finds on the screen shown, in one theme.
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

export async function offencesOn(page: Page, theme: 'light' | 'dark'): Promise<string[]> {
	await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
	// Sizes are measured in taps.spec.ts, twice as strictly; axe measures half of what lies under a
	// bar that sticks to the foot, though it can be scrolled from there.
	const axe = new AxeBuilder({ page }).setLegacyMode();
	// In the dark only colours are other ones.
	if (theme === 'dark') axe.withRules('color-contrast');
	else axe.withTags(tags).disableRules('target-size');
	const { violations } = await axe.analyze();
	return violations.flatMap(({ id, nodes }) =>
		nodes.map(({ html, any }) => `${theme}: ${id}: ${html.slice(0, 120)} ${any[0]?.message ?? ''}`),
	);
}
