// The versions of one list as people published them: numbered by acceptance, none lost.
import type { Checklist } from './checklist.ts';

/** One act of publishing, in the log's order (those no server has yet come last). */
export type Publishing = {
	op: string;
	parents: readonly string[];
	person: string;
	at: number;
	/** False until a server has it: its number may still change. */
	isAccepted: boolean;
	tpl: string;
	checklist: Checklist;
};

/** `atOnceWith`: numbers of versions that were published without knowing of this one, nor it of them. */
export type Edition = Publishing & { number: number; atOnceWith: number[] };

/**
 * The versions, oldest first. The same content published twice is one version, its first author's.
 */
export function editionsOf(publishings: readonly Publishing[]): Edition[] {
	const opsOf = new Map<string, Publishing[]>();
	for (const one of publishings) opsOf.set(one.tpl, [...(opsOf.get(one.tpl) ?? []), one]);
	const editions = [...opsOf.values()].map((same) => ({ same, seen: seenBy(same, publishings) }));
	const knows = (a: (typeof editions)[number], b: (typeof editions)[number]) =>
		b.same.some(({ op }) => a.seen.has(op));
	return editions.flatMap((edition, index) => {
		const [first] = edition.same;
		const apart = editions.flatMap((other, place) =>
			other !== edition && !knows(edition, other) && !knows(other, edition) ? [place + 1] : [],
		);
		return first ? [{ ...first, number: index + 1, atOnceWith: apart }] : [];
	});
}

/** Everything that somebody had seen when they published, and what that had seen. */
function seenBy(same: readonly Publishing[], all: readonly Publishing[]): Set<string> {
	const parentsOf = new Map(all.map(({ op, parents }) => [op, parents]));
	const seen = new Set<string>();
	const waiting = same.flatMap(({ parents }) => parents);
	for (let op = waiting.pop(); op !== undefined; op = waiting.pop()) {
		if (seen.has(op)) continue;
		seen.add(op);
		waiting.push(...(parentsOf.get(op) ?? []));
	}
	return seen;
}
