// Components in tests speak as on the phone: words are loaded before anything is painted.
import { loadWords } from '#lib/state/words.svelte.ts';

await loadWords('all');
