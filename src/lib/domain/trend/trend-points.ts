// A trend as a chart draws it: points with their walks, and the smooth line within its band.
import { scoreTenths } from '../score/score.ts';
import type { Day } from '../time/business-day.ts';
import { ewmaOf, type Smoothed } from './statistics/ewma.ts';
import type { Tabulation } from './tabulate.ts';
import { leftOf, tallyAt } from './tally-at.ts';
import type { Trend, TrendStretch } from './trend.ts';

export type TrendPoint = {
	walk: string;
	walkedAt: number;
	day: Day;
	shift: string | null;
	/** As found, like for like within its stretch: what is drawn and judged; 0 to 100, unrounded. */
	score: number;
	left: number;
	/** As its own version told it: what the walk itself shows; tenths. */
	tenths: number | null;
	leftTenths: number | null;
	/** What the p-chart counts, unweighted. */
	fails: number;
	answered: number;
};

export const pointsOf = (table: Tabulation, { key, walks, scores, left }: Trend): TrendPoint[] =>
	walks.flatMap((place, at) => {
		const walk = table.walks[place];
		if (!walk) return [];
		const area = key.scope.of === 'area' ? key.scope.area : null;
		const tally = tallyAt(table, place, { area, dimension: key.dimension });
		return [
			{
				walk: walk.walk,
				walkedAt: walk.walkedAt,
				day: walk.day,
				shift: walk.shift,
				score: scores[at] ?? 0,
				left: left[at] ?? 0,
				tenths: scoreTenths(tally),
				leftTenths: scoreTenths(leftOf(tally)),
				fails: tally.intrusions,
				answered: tally.items,
			},
		];
	});

/** Of the walks after a stretch's baseline, one point each (λ 0.2, L 3); drawn, never an alarm. */
export function smoothOf({ scores }: Pick<Trend, 'scores'>, stretch: TrendStretch): Smoothed[] {
	const { baseline, from, to } = stretch;
	if (!baseline) return [];
	const how = { target: baseline.mean, sigma: baseline.sigma, lambda: 0.2, width: 3 };
	return ewmaOf(scores.slice(from + baseline.count, to), how);
}
