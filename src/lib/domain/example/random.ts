// Chance that can be played again: the same seed always rolls the same numbers and makes the same ids.

/** mulberry32 (Tommy Ettinger): numbers in [0, 1) from a 32-bit seed. */
export function mulberry32(seed: number): () => number {
	let state = seed | 0;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}

/** Ids in the shape of a random UUID (version 4). For invented data only: they can be foretold. */
export function seededIds(seed: number): () => string {
	const next = mulberry32(seed);
	const word = () => Math.floor(next() * 2 ** 32);
	return () => {
		const words = [word(), (word() & 0xffff0fff) | 0x4000, (word() & 0x3fffffff) | 0x80000000];
		const hex = [...words, word()].map((one) => (one >>> 0).toString(16).padStart(8, '0')).join('');
		const cuts = [0, 8, 12, 16, 20, 32];
		return cuts
			.slice(1)
			.map((cut, index) => hex.slice(cuts[index], cut))
			.join('-');
	};
}

export type Dice = {
	/** True with this probability. */
	chance: (probability: number) => boolean;
	/** Any number from `low` up to `high`. */
	between: (low: number, high: number) => number;
	/** Standard normal. */
	normal: () => number;
	/** A position in a row of `length`. */
	place: (length: number) => number;
};

export function diceOf(seed: number): Dice {
	const next = mulberry32(seed);
	return {
		chance: (probability) => next() < probability,
		between: (low, high) => low + next() * (high - low),
		normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
		place: (length) => Math.floor(next() * length),
	};
}
