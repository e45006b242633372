// Where other people began to walk: who looks changes what is seen, and no limit can tell.

/** So many walks on either side. */
const aWhile = 6;

/**
 * Places from which on, for a while, nobody walks who had walked before. `by` is told of each walk in
 * turn; where it is not known nothing is said. One person with two phones counts as two.
 */
export function walkersChanged(by: readonly (string | undefined)[]): number[] {
	const changes: number[] = [];
	for (let at = aWhile; at + aWhile <= by.length; at += 1) {
		const [before, after] = [by.slice(at - aWhile, at), by.slice(at, at + aWhile)];
		if (before.includes(undefined) || after.includes(undefined)) continue;
		if (!after.some((one) => before.includes(one))) changes.push(at);
	}
	return changes;
}
