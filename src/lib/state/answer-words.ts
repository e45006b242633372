// An answer in the words of the buttons it was given with.
import type { Answer } from '#lib/domain/walk/answer.ts';
import { m } from './words.svelte.ts';

/** Null for one that was taken back, and for what is no answer at all. */
export function wordOfAnswer(told: unknown): string | null {
	const answer = told as Answer | null;
	switch (answer?.kind) {
		case 'scale':
			return m.walk.scale[answer.level] ?? '';
		case 'skip':
			return `${m.walk.skip} · ${m.walk.reasons[answer.reason]}`;
		case 'pass':
		case 'fail':
		case 'na':
			return m.walk[answer.kind];
		default:
			return null;
	}
}
