// Words come in two parts: what the first screen says before everything else, the rest when needed.
import type { Language } from '#lib/domain/checklist/checklist.ts';
import type { Messages } from './es.ts';

export type { Messages };

/**
 * The groups of the first screen; every other group is missing from them, and of a closing there is
 * only what Hoy says.
 */
export async function firstMessagesIn(language: Language): Promise<Partial<Messages>> {
	const words =
		language === 'en'
			? (await import('./en-first.ts')).enFirst
			: (await import('./es-first.ts')).esFirst;
	return words as Partial<Messages>;
}

/** Advice to install, for a first screen that has to give it. */
export async function installMessagesIn(language: Language): Promise<Pick<Messages, 'install'>> {
	return language === 'en'
		? (await import('./en-install.ts')).enInstall
		: (await import('./es-install.ts')).esInstall;
}

export async function messagesIn(language: Language): Promise<Messages> {
	return language === 'en' ? (await import('./en.ts')).en : (await import('./es.ts')).es;
}
