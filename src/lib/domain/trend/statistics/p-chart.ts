// Are more items failing? The share of fails per walk, however many items each walk answered.
import { meanOf } from './mean.ts';
import { d2, movingRangesOf } from './xmr.ts';

export type Count = { fails: number; answered: number };

export type PChart = {
	/** Σfails / Σanswered of the baseline; NaN when it answered nothing. */
	pBar: number;
	/** Laney's σ_z, at least 1: above it the counts vary more than chance alone. */
	sigmaZ: number;
	points: PPoint[];
};

/** A point of no answers has no share and no limits. */
export type PPoint = { p: number; lower: number; upper: number; isOut: boolean };

/**
 * The first `baseline` counts set the limits, each point's own by its own number of answers; p′
 * widens them by σ_z (scoring.md 2.5).
 */
export function pChartOf(
	counts: readonly Count[],
	{ baseline = counts.length, kind = 'p' }: { baseline?: number; kind?: 'p' | 'p′' } = {},
): PChart {
	const first = counts.slice(0, baseline);
	const pBar = sumOf(first, 'fails') / sumOf(first, 'answered');
	const chanceOf = (answered: number) => Math.sqrt((pBar * (1 - pBar)) / answered);
	const scores = first
		.filter(({ answered }) => answered > 0 && pBar > 0 && pBar < 1)
		.map(({ fails, answered }) => (fails / answered - pBar) / chanceOf(answered));
	const sigmaZ = Math.max(1, scores.length > 1 ? meanOf(movingRangesOf(scores)) / d2 : 1);
	const points = counts.map(({ fails, answered }) => {
		const half = 3 * (kind === 'p′' ? sigmaZ : 1) * chanceOf(answered);
		const [p, lower, upper] = [fails / answered, Math.max(0, pBar - half), pBar + half];
		return { p, lower, upper: Math.min(1, upper), isOut: p > upper || p < lower };
	});
	return { pBar, sigmaZ, points };
}

const sumOf = (counts: readonly Count[], of: keyof Count): number =>
	counts.reduce((sum, count) => sum + count[of], 0);
