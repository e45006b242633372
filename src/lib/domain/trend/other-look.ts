// Two other looks at the same walks: do they swing as chance would, and do more items fail?
import type { LinePoint } from './line-points.ts';
import { meanOf } from './statistics/mean.ts';
import { pChartOf } from './statistics/p-chart.ts';
import { runChartOf, type RunChart } from './statistics/run-chart.ts';
import type { Trend } from './trend.ts';

/** Fewer expected fails a walk than this say nothing of a share (scoring.md 2.1). */
const fewestFails = 1;

export type OtherLook = {
	/** Of the present stretch; null with fewer than ten walks off their median. */
	run: RunChart | null;
	/** Shares of items that spoke badly, 0 to 1: usual, and where the last walk lies. */
	share: { usual: number; last: number; lower: number; upper: number; isOut: boolean } | null;
};

export function otherLookOf(trend: Trend, points: readonly LinePoint[]): OtherLook {
	const stretch = trend.stretches.at(-1);
	if (!stretch) return { run: null, share: null };
	const own = points.slice(stretch.from, stretch.to);
	const run = runChartOf(own.map(({ score }) => score));
	return {
		run: run.useful < 10 ? null : run,
		share: stretch.baseline ? shareOf(own, stretch.baseline.count) : null,
	};
}

function shareOf(own: readonly LinePoint[], baseline: number): OtherLook['share'] {
	if (meanOf(own.slice(0, baseline).map(({ fails }) => fails)) < fewestFails) return null;
	const { pBar, points } = pChartOf(own, { baseline, kind: 'p′' });
	const last = points.at(-1);
	if (!last) return null;
	return { usual: pBar, last: last.p, lower: last.lower, upper: last.upper, isOut: last.isOut };
}
