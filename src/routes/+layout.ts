// Words come before the first paint, so that no screen is ever shown without them or in the wrong
// language: all of them, except for Hoy, which must open at once and fetches the rest when idle.
import { loadWords } from '#lib/state/words.svelte.ts';

export const load = async ({ route }: { route: { id: string | null } }) => {
	await loadWords(route.id === '/(app)' ? 'first' : 'all');
};
