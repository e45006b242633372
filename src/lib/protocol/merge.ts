// Order without clocks: which operations nobody superseded, and an order that respects causes.
import type { Op } from './op.ts';

type Link = Pick<Op, 'id' | 'parents' | 'dev' | 'n'>;

/** Ids that no other of the given operations names as a parent, sorted. */
export function headsOf(ops: readonly Link[]): string[] {
	const past = new Set(ops.flatMap((op) => op.parents));
	return ops
		.map((op) => op.id)
		.filter((id) => !past.has(id))
		.sort();
}

/**
 * Parents before children; among the free ones by (dev, n). The same set always gives the same
 * order, however it arrived. Parents outside the set do not hold anything back.
 */
export function inCausalOrder<O extends Link>(ops: readonly O[]): O[] {
	const waiting = [...ops].sort((a, b) => (a.dev === b.dev ? a.n - b.n : a.dev < b.dev ? -1 : 1));
	const missing = new Set(waiting.map((op) => op.id));
	const ordered: O[] = [];
	while (waiting.length > 0) {
		const free = waiting.findIndex((op) => op.parents.every((id) => !missing.has(id)));
		// A cycle can only be forged; its members keep the (dev, n) order instead of hanging the phone.
		const [next] = waiting.splice(Math.max(free, 0), 1);
		if (!next) break;
		missing.delete(next.id);
		ordered.push(next);
	}
	return ordered;
}
