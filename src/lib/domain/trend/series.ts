// A first series: one point per walk that may stand in a trend.
import { entersTrends, isEnough, noTally, scoreTenths, type Score } from '../score/score.ts';
import type { WalkSummary } from '../walk/summary.ts';

export type SeriesName = 'overall' | 'cleanliness' | 'order';

/** Scores in tenths; a dimension seen too little has no point. */
export type SeriesPoint = {
	walk: string;
	walkedAt: number;
	day: string;
	overall: number;
	cleanliness: number | null;
	order: number | null;
};

/** Fewer points than this are dots, never a line (scoring.md 2.1). */
export const lineFrom = 6;

/** Walks of enough coverage, oldest first. */
export function seriesOf(walks: readonly { summary: WalkSummary; score: Score }[]): SeriesPoint[] {
	return walks.flatMap(({ summary, score }) => {
		const overall = scoreTenths(score.asFound);
		if (overall === null || !entersTrends(score.asFound)) return [];
		const of = (dimension: 'cleanliness' | 'order'): number | null => {
			const tally = score.byDimension.get(dimension) ?? noTally;
			return isEnough(tally) ? scoreTenths(tally) : null;
		};
		return [
			{
				walk: summary.walk,
				walkedAt: summary.walkedAt,
				day: summary.day,
				overall,
				cleanliness: of('cleanliness'),
				order: of('order'),
			},
		];
	});
}
