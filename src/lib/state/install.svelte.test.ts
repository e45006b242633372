// Installing, as far as a browser lets a test act it: the offer is an event.
import { expect, test } from 'vitest';
import { install, platformOf, startInstall } from './install.svelte.ts';

const iPadAsMac =
	'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/18.0 Safari/605.1.15';

test('an iPad that calls itself a Mac is guided as an iPhone, a Mac is not', () => {
	expect(platformOf(iPadAsMac, 5)).toBe('iphone');
	expect(platformOf(iPadAsMac, 0)).toBe('desktop');
	expect(platformOf('Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X)', 5)).toBe('iphone');
	expect(platformOf('Mozilla/5.0 (Linux; Android 14; SM-A155M) Mobile', 5)).toBe('android');
});

test('the browser’s offer to install is kept for later and used once', async () => {
	const stop = startInstall();
	expect(install.canPrompt).toBe(false);
	expect(install.secure).toBe(true);
	let shown = 0;
	const offer = Object.assign(new Event('beforeinstallprompt', { cancelable: true }), {
		prompt: async () => void (shown += 1),
		userChoice: Promise.resolve({ outcome: 'accepted' }),
	});
	dispatchEvent(offer);
	expect(offer.defaultPrevented).toBe(true);
	expect(install.canPrompt).toBe(true);

	expect(await install.prompt()).toBe(true);
	expect(await install.prompt()).toBe(false);
	expect(shown).toBe(1);
	expect(install.canPrompt).toBe(false);

	dispatchEvent(new Event('appinstalled'));
	expect(install.installed).toBe(true);
	stop();
});
