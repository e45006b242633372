// Which site this phone walks, when its business has several. Known before the database opens, so
// that Hoy pays for no further question.
import { inExample, openName } from './phone.svelte.ts';

const key = `todo-habla/site/${openName}`;

function stored(): string | null {
	try {
		return localStorage.getItem(key);
	} catch {
		return null;
	}
}

const choice = $state<{ site: string | null }>({
	site: inExample || typeof localStorage === 'undefined' ? null : stored(),
});

/** Null until somebody chose: then any site is shown. */
export const chosenSite = (): string | null => choice.site;

/** Chooses and remembers; where storage is refused the choice lasts as long as the page. */
export function chooseSite(site: string): void {
	choice.site = site;
	try {
		localStorage.setItem(key, site);
	} catch {
		// Nothing to tell: the choice is in force, only not remembered.
	}
}
