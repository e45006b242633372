// What is usual: the first walks of a stretch, frozen, and the range chance keeps to round them.
import { medianOf } from './statistics/mean.ts';
import { xmrOf } from './statistics/xmr.ts';

/** Walks that make a baseline; an owner may ask for up to `longestBaseline`. */
export const shortestBaseline = 12;
export const longestBaseline = 20;

/** All in points (0 to 100), none rounded. */
export type Baseline = {
	count: number;
	mean: number;
	median: number;
	/** max(σ_MR, σ_item): plain XmR cries wolf at one site in three (scoring.md 2.3). */
	sigma: number;
	sigmaMr: number;
	sigmaItem: number;
	mrBar: number;
	/** What the moving range of two walks stays below. */
	rangeLimit: number;
	/** x̄ ± 3σ as drawn, within 0 to 100. */
	lower: number;
	upper: number;
};

/** `sigmaItem` is what `sigmaFloor` gives of the same walks; 0 where the items are not known. */
export function baselineOf(scores: readonly number[], sigmaItem: number): Baseline {
	const { mean, mrBar, sigma: sigmaMr, rangeLimit } = xmrOf(scores);
	const sigma = Math.max(sigmaMr, sigmaItem);
	return {
		count: scores.length,
		mean,
		median: medianOf(scores),
		sigma,
		sigmaMr,
		sigmaItem,
		mrBar,
		rangeLimit,
		lower: Math.max(0, mean - 3 * sigma),
		upper: Math.min(100, mean + 3 * sigma),
	};
}
