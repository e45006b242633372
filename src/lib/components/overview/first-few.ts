// A list that would be long shows its first few; the rest waits behind one tap.

export const [fewSites, fewStories, fewRows] = [5, 3, 3];

/** One more than the few is shown too: a tap for a single row would be a waste. */
export function firstFew<T>(all: readonly T[], few: number): { first: T[]; rest: T[] } {
	const count = all.length <= few + 1 ? all.length : few;
	return { first: all.slice(0, count), rest: all.slice(count) };
}
