// The app renders on the phone only: every screen reads the phone's database and works with no network.
import { loadWords } from '#lib/state/words.svelte.ts';

export const ssr = false;

/** Words come before the first paint, so that no screen is ever shown in the wrong language. */
export const load = async () => {
	await loadWords();
};
