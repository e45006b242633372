// What one person likes on this phone. Kept outside the database: it must be known before it opens.
import type { Language } from '#lib/domain/checklist/checklist.ts';

export type Preferences = {
	language: Language;
	theme: 'auto' | 'light' | 'dark';
	hand: 'right' | 'left';
	motion: 'auto' | 'off';
	vibration: boolean;
	/** The advice to install was read and put aside. */
	installLater: boolean;
};

const key = 'todo-habla/preferences';

const spoken = (): Language =>
	typeof document !== 'undefined' && navigator.language.startsWith('en') ? 'en' : 'es';

function stored(): Preferences {
	const preset: Preferences = {
		language: spoken(),
		theme: 'auto',
		hand: 'right',
		motion: 'auto',
		vibration: true,
		installLater: false,
	};
	try {
		const text = localStorage.getItem(key);
		return text ? { ...preset, ...(JSON.parse(text) as Partial<Preferences>) } : preset;
	} catch {
		return preset;
	}
}

export const preferences = $state<Preferences>(stored());

/** Changes and remembers; where storage is refused the change lasts as long as the page. */
export function prefer(change: Partial<Preferences>): void {
	Object.assign(preferences, change);
	try {
		localStorage.setItem(key, JSON.stringify(preferences));
	} catch {
		// Nothing to tell: the choice is in force, only not remembered.
	}
}

/** Puts the choices on the page: colours, hand and motion are told to CSS by attributes. */
export function showPreferences(root: HTMLElement): void {
	root.lang = preferences.language;
	root.dataset.theme = preferences.theme;
	root.dataset.hand = preferences.hand;
	root.dataset.motion = preferences.motion;
}

export function vibrate(): void {
	if (preferences.vibration && preferences.motion !== 'off') navigator.vibrate?.(12);
}
