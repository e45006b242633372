// How far the house's own scores lie above the checks of the same items: never from one visit.
import { meanOf, sdOf } from '../trend/statistics/mean.ts';
import { tQuantile, tTails } from '../trend/statistics/t-quantile.ts';
import type { Interval } from '../trend/statistics/wilson.ts';
import { bootstrap } from './bootstrap.ts';

/** Both scores of one visit over the items that both answered, in points. */
export type Pair = { self: number; audit: number };

export type PairedGap = {
	/** self - audit, pair by pair: above 0 the house is kinder to itself. */
	gaps: number[];
	mean: number;
	sd: number;
	/** From 5 pairs; below that the pairs are listed and nothing more is said. */
	likely: Interval | null;
	/** Student's t and its chance when there is no gap, from 5 pairs. */
	t: number | null;
	chance: number | null;
	/** From 8 pairs: by drawing the visits again. */
	drawn: Interval | null;
	/** From 10 pairs: between these lie 95 of 100 single visits, mean ± 1.96 SD. */
	limits: Interval | null;
};

export const fewest = { likely: 5, drawn: 8, limits: 10 };

/** scoring.md 2.8; mean and SD are NaN of too few pairs to have them. */
export function pairedGapOf(pairs: readonly Pair[]): PairedGap {
	const gaps = pairs.map(({ self, audit }) => self - audit);
	const [count, mean, sd] = [gaps.length, meanOf(gaps), sdOf(gaps)];
	const error = sd / Math.sqrt(count);
	const isLikely = count >= fewest.likely;
	// Gaps that are all the same have no spread to measure the mean by.
	const t = isLikely && error > 0 ? mean / error : null;
	return {
		gaps,
		mean,
		sd,
		likely: isLikely ? around(mean, tQuantile(0.975, count - 1) * error) : null,
		t,
		chance: t === null ? null : tTails(t, count - 1),
		drawn: count >= fewest.drawn ? bootstrap(gaps, meanOf) : null,
		limits: count >= fewest.limits ? limitsOf(mean, sd) : null,
	};
}

/** Limits of agreement (Bland and Altman 1986), `width` standard deviations to each side. */
export const limitsOf = (mean: number, sd: number, width = 1.96): Interval =>
	around(mean, width * sd);

const around = (mean: number, half: number): Interval => ({ low: mean - half, high: mean + half });
