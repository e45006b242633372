// Words come before the first paint, so that no screen is ever shown without them or in the wrong
// language: all of them, except for Hoy, which must open at once and fetches the rest when idle.
import { loadWords } from '#lib/state/words.svelte.ts';

/** The phone renders, also what does not exist; a page for people without the app says otherwise. */
export const ssr = false;

export const load = async ({ route }: { route: { id: string | null } }) => {
	await loadWords(route.id === '/(app)' ? 'first' : 'all');
};
