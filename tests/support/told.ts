// Facts as they stand in the log, for tests of the folds; and logs of any shape for the registers.
import fc from 'fast-check';
import type { Fact, Kind, Told } from '#lib/domain/fact.ts';
import type { Here } from '#lib/domain/here.ts';

type Stamp = { id?: string; parents?: string[]; at?: number; off?: number };

let count = 0;

/** The fact with a stamp; without one it is told by nobody's successor at time 0. */
export const tell = <K extends Kind>(fact: Fact<K>, stamp: Stamp = {}): Told<K> => ({
	...fact,
	id: stamp.id ?? `op-${(count += 1)}`,
	parents: stamp.parents ?? [],
	at: stamp.at ?? 0,
	off: stamp.off ?? 0,
});

/** A clock that stands still and names that count. */
export function hereAt(at: number): Here {
	let names = 0;
	return { now: () => at, newId: () => `id-${(names += 1)}` };
}

export type Saying = { id: string; parents: string[]; at: number; value: number };

/** Any log about one thing: each saying saw some of the sayings before it. */
export const anySayings: fc.Arbitrary<Saying[]> = fc
	.array(fc.record({ saw: fc.array(fc.nat(20)), at: fc.nat(1000), value: fc.nat(3) }), {
		minLength: 1,
		maxLength: 12,
	})
	.map((rows) =>
		rows.map(({ saw, at, value }, index) => ({
			id: nameOf(index),
			parents: [...new Set(saw.filter((earlier) => earlier < index).map(nameOf))],
			at,
			value,
		})),
	);

/** Names whose order has nothing to do with time, as real ids have none. */
const nameOf = (index: number): string => `${(index * 7919) % 101}-${index}`;
