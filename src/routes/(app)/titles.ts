// What each screen is called in the browser's title and history, by its route.
import { m } from '#lib/state/words.svelte.ts';

const titles: Record<string, () => string | undefined> = {
	'/begin': () => m.site?.beginTitle,
	'/checklists': () => m.lists?.title,
	'/checklists/[listId]': () => m.lists?.title,
	'/overview': () => m.overview?.title,
	'/settings': () => m.app.settings,
	'/settings/business': () => m.sites?.business,
	'/settings/export': () => m.sheet?.title,
	'/settings/import': () => m.bringing?.title,
	'/settings/people': () => m.people?.title,
	'/settings/site': () => m.sites?.title,
	'/settings/sites': () => m.sites?.title,
	'/settings/sites/[siteId]': () => m.site?.editTitle,
	'/settings/sync': () => m.syncing?.title,
	'/team': () => m.team?.title,
	'/trends': () => m.trends?.title,
	'/trends/items': () => m.itemHistory?.title,
	'/trends/imported': () => m.imported?.title,
	'/walks': () => m.app.walks,
	'/walks/new': () => m.start?.title,
	'/walks/[walkId]': () => m.app.walk,
	'/walks/[walkId]/finish': () => m.finish?.title,
	'/walks/[walkId]/closing': () => m.app.closing,
};

/** Undefined for a screen without a name of its own, or while its words have not come. */
export const titleOf = (route: string | null): string | undefined =>
	titles[route?.replace('/(app)', '') ?? '']?.();
