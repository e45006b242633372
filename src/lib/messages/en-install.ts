// English of the advice to install.
import type { esInstall } from './es-install.ts';

export const enInstall: typeof esInstall = {
	/** Advice to install, shown before the first walk. */
	install: {
		title: 'Install it before your first walk',
		why: 'Once installed, it opens without signal and the phone does not erase what you saved.',
		whyIphone:
			'On iPhone, Safari erases the data of a site that goes unused for about seven days, and the installed app does not share data with Safari. Install it before you start.',
		iphoneSteps: [
			'Tap the Share button in Safari.',
			'Choose Add to Home Screen.',
			'Open Todo Habla from the new icon and start there.',
		],
		androidSteps: [
			'Open the browser’s ⋮ menu.',
			'Tap Install app or Add to Home screen.',
			'Open it from the new icon.',
		],
		button: 'Install',
		later: 'Go on without installing',
		insecure:
			'This address does not use HTTPS, so the browser does not allow the camera or working without signal. Ask whoever looks after the server for an address that starts with https://.',
	},
};
