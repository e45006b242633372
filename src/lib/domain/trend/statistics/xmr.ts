// Individuals and moving range: how much a process varies from one value to the next.
import { meanOf } from './mean.ts';

/** The mean range of two neighbours, in standard deviations of a normal process. */
export const d2 = 1.128;

export type Xmr = {
	mean: number;
	/** Mean moving range; 0 of a single value. */
	mrBar: number;
	/** MR̄ / 1.128 */
	sigma: number;
	/** x̄ ± 3σ, as they come: neither clamped nor floored. */
	lower: number;
	upper: number;
	/** What a moving range stays below: 3.267·MR̄. */
	rangeLimit: number;
};

/** Values in the order they were met (scoring.md 2.3). */
export function xmrOf(values: readonly number[]): Xmr {
	const mean = meanOf(values);
	const mrBar = values.length > 1 ? meanOf(movingRangesOf(values)) : 0;
	const sigma = mrBar / d2;
	return {
		mean,
		mrBar,
		sigma,
		lower: mean - 3 * sigma,
		upper: mean + 3 * sigma,
		rangeLimit: 3.267 * mrBar,
	};
}

/** How far each value is from the one before: one fewer than there are values. */
export const movingRangesOf = (values: readonly number[]): number[] =>
	values.slice(1).map((value, index) => Math.abs(value - (values[index] ?? value)));
