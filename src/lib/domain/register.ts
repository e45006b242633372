// A multi-value register: what several phones said about one thing, told apart by causality alone.
import type { Told } from './fact.ts';

export type Head<V> = { op: string; at: number; value: V };

/** `past` holds every superseded id, so that the order of arrival never matters. */
export type Register<V> = { heads: Head<V>[]; past: string[] };

export const emptyRegister = <V>(): Register<V> => ({ heads: [], past: [] });

/**
 * The register after one more fact. Commutative and idempotent: a parent may arrive after its child,
 * and a fact may arrive twice.
 */
export function registerAfter<V>(
	register: Register<V>,
	told: Pick<Told, 'id' | 'parents' | 'at'>,
	value: V,
): Register<V> {
	const past = new Set([...register.past, ...told.parents]);
	const known = register.heads.filter((head) => head.op !== told.id);
	const heads = [...known, { op: told.id, at: told.at, value }]
		.filter((head) => !past.has(head.op))
		.sort((a, b) => (a.op < b.op ? -1 : 1));
	return { heads, past: [...past].sort() };
}
