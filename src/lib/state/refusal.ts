// What a server said instead of what was asked, as a sentence: what happened, and what to do.
import type { Stop } from '#lib/sync/talk.ts';
import { m } from './words.svelte.ts';

type Said = string | ((fact: number) => string);

/** `offline` is what to say when no server answered at all. */
export function sentenceOf(stop: Stop, offline: string): string {
	if (stop.kind === 'offline') return offline;
	const known: Record<string, Said | undefined> = m.door.problem;
	const said = (stop.kind === 'problem' && known[stop.code]) || m.door.problem.handler;
	if (typeof said === 'string') return said;
	const [fact = 0] = stop.kind === 'problem' ? Object.values(stop.facts) : [];
	return said(Number(fact));
}
