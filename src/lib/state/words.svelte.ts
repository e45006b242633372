// The words and number formats in force; switching the language changes them in place.
import type { Language } from '#lib/domain/checklist/checklist.ts';
import { formatsOf, type Formats } from '#lib/messages/formats.ts';
import {
	firstMessagesIn,
	installMessagesIn,
	messagesIn,
	type Messages,
} from '#lib/messages/index.ts';
import { preferences, prefer } from './preferences.svelte.ts';

type Spoken = { language: Language; words: Partial<Messages>; isWhole: boolean };

class Shown {
	now = $state.raw<Spoken>({ language: 'es', words: {}, isWhole: false });
	region = $state('MX');
}
const shown = new Shown();
const formats = $derived(formatsOf(shown.now.language, shown.region));

// Asked for while the app still starts: the first load finds them under way.
if (typeof window !== 'undefined') void firstMessagesIn(preferences.language).catch(() => null);

/** The messages in force: `m.walk.pass`. The layout's load sees to it that a screen has its groups. */
export const m: Messages = new Proxy({} as Messages, {
	get: (_, group: keyof Messages) => shown.now.words[group],
});

/** The formats in force: `f.tenths(632)`. */
export const f: Formats = new Proxy({} as Formats, {
	get: (_, name: keyof Formats) => formats[name],
});

export const language = (): Language => shown.now.language;

/** Loads the preferred language's words: all of them, or for the first paint only what Hoy says. */
export async function loadWords(part: 'first' | 'all' = 'all'): Promise<void> {
	const wanted = preferences.language;
	const { now } = shown;
	if (now.language === wanted && (now.isWhole || (part === 'first' && now.words.app))) return;
	const isWhole = part === 'all';
	const words = isWhole ? await messagesIn(wanted) : await firstMessagesIn(wanted);
	shown.now = { language: wanted, words, isWhole };
}

/** What Welcome says to a phone that should be installed first. */
export async function loadInstallWords(): Promise<void> {
	const install = await installMessagesIn(shown.now.language);
	if (!shown.now.isWhole) shown.now = { ...shown.now, words: { ...shown.now.words, ...install } };
}

export async function speak(language: Language): Promise<void> {
	prefer({ language });
	await loadWords();
}

/** Numbers and dates follow the organization's region, not the language. */
export function writeAsIn(region: string): void {
	shown.region = region;
}
