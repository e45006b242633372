// Seeded chance: a row that failed can be played again.

export type Chance = {
	/** From 0 up to 1. */
	next: () => number;
	/** A whole number from 0 up to, not including, `below`. */
	below: (below: number) => number;
	one: <T>(of: readonly T[]) => T;
};

export function chanceOf(seed: number): Chance {
	let state = seed >>> 0;
	const next = () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
	const below = (limit: number) => Math.floor(next() * limit);
	return {
		next,
		below,
		one: (of) => {
			const chosen = of[below(of.length)];
			if (chosen === undefined) throw new Error('nothing to choose from');
			return chosen;
		},
	};
}
