// Advice to install: this phone's own steps, put aside when read, and a warning without HTTPS.
import { beforeEach, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { es } from '#lib/messages/es.ts';
import { speak } from '#lib/state/words.svelte.ts';
import { install } from '#lib/state/install.svelte.ts';
import { prefer, preferences } from '#lib/state/preferences.svelte.ts';
import InstallAdvice from './InstallAdvice.svelte';

await speak('es');

beforeEach(() => {
	Object.assign(install, { installed: false, canPrompt: false, platform: 'iphone', secure: true });
	prefer({ installLater: false });
});
const title = page.getByRole('heading', { name: es.install.title });
const steps = () =>
	page
		.getByRole('listitem')
		.elements()
		.map((step) => step.textContent);

test('an iPhone gets its reason and its steps in order, until they are put aside', async () => {
	await render(InstallAdvice);
	await expect.element(page.getByText(es.install.whyIphone)).toBeVisible();
	expect(steps()).toEqual(es.install.iphoneSteps);
	await page.getByRole('button', { name: es.install.later }).click();
	await expect.element(title).not.toBeInTheDocument();
	expect(preferences.installLater).toBe(true);
});

test('an Android phone gets its own steps, or the button when its browser offers one', async () => {
	install.platform = 'android';
	await render(InstallAdvice);
	await expect.element(page.getByText(es.install.why)).toBeVisible();
	expect(steps()).toEqual(es.install.androidSteps);
	install.canPrompt = true;
	await expect.element(page.getByRole('button', { name: es.install.button })).toBeVisible();
	expect(steps()).toEqual([]);
});

test('without HTTPS the warning stands alone, and an installed app is told nothing', async () => {
	await render(InstallAdvice);
	install.secure = false;
	await expect.element(page.getByRole('alert')).toMatchTextContent(es.install.insecure);
	expect(title.query()).toBeNull();
	Object.assign(install, { secure: true, installed: true });
	await expect.element(page.getByRole('alert')).not.toBeInTheDocument();
	expect(title.query()).toBeNull();
});
