// The words and number formats in force; switching the language changes them in place.
import type { Language } from '#lib/domain/checklist/checklist.ts';
import { formatsOf, type Formats } from '#lib/messages/formats.ts';
import { es, messagesIn, type Messages } from '#lib/messages/index.ts';
import { preferences, prefer } from './preferences.svelte.ts';

const spoken = $state.raw<{ language: Language; words: Messages }>({ language: 'es', words: es });
const shown = $state({ now: spoken, region: 'MX' });
const formats = $derived(formatsOf(shown.now.language, shown.region));

/** The messages in force: `m.walk.pass`. */
export const m: Messages = new Proxy(es, {
	get: (_, group: keyof Messages) => shown.now.words[group],
});

/** The formats in force: `f.tenths(632)`. */
export const f: Formats = new Proxy({} as Formats, {
	get: (_, name: keyof Formats) => formats[name],
});

export const language = (): Language => shown.now.language;

/** Loads the preferred language's words; called before the first paint. */
export async function loadWords(): Promise<void> {
	const wanted = preferences.language;
	shown.now = { language: wanted, words: await messagesIn(wanted) };
}

export async function speak(language: Language): Promise<void> {
	prefer({ language });
	await loadWords();
}

/** Numbers and dates follow the organization's region, not the language. */
export function writeAsIn(region: string): void {
	shown.region = region;
}
