// A change as plain data that may cross to another thread: what it is of, since when, from what to what.
import type { Dimension } from '../checklist/checklist.ts';
import type { Day } from '../time/business-day.ts';
import type { WalkSummary } from '../walk/summary.ts';
import type { WalkKind } from '../walk/walk.ts';
import type { Change } from './real-changes.ts';
import type { SeriesKey } from './series-key.ts';
import type { Rule } from './signals.ts';
import type { Tabulation } from './tabulate.ts';

export type ToldWalk = { walk: string; day: Day; walkedAt: number };

export type ToldChange = {
	/** `seriesId` of the line it is in. */
	series: string;
	key: SeriesKey;
	kind: WalkKind;
	dimension: Dimension | null;
	/** The areas whose walks it is of; null = the whole site. */
	areas: string[] | null;
	side: Change['side'];
	rule: Rule;
	began: ToldWalk;
	noticed: ToldWalk;
	last: ToldWalk;
	/** How many walks it holds for, from the first to the last. */
	walks: number;
	/** All in tenths: what was usual, what it is in these walks, and the range chance keeps to. */
	usual: number;
	present: number;
	lower: number;
	upper: number;
	/** Walks that what is usual was taken from. */
	baseline: number;
	mayRestart: boolean;
};

export function toldChange(table: Tabulation, change: Change): ToldChange {
	const { trend, stretch, side, rule, began, noticed, last, size, mayRestart } = change;
	const { baseline } = stretch;
	const mean = baseline?.mean ?? 0;
	const spans = trend.walks.filter((place) => {
		const at = table.walks[place]?.walkedAt ?? 0;
		return at >= began.walkedAt && at <= last.walkedAt;
	});
	return {
		series: trend.id,
		key: trend.key,
		kind: trend.key.kind,
		dimension: trend.key.dimension,
		areas: trend.key.scope.of === 'site' ? null : began.areas.map(({ name }) => name),
		side,
		rule,
		began: toldWalk(began),
		noticed: toldWalk(noticed),
		last: toldWalk(last),
		walks: spans.length,
		usual: tenths(mean),
		present: tenths(mean + size),
		lower: tenths(baseline?.lower ?? 0),
		upper: tenths(baseline?.upper ?? 100),
		baseline: baseline?.count ?? 0,
		mayRestart,
	};
}

const toldWalk = ({ walk, day, walkedAt }: WalkSummary): ToldWalk => ({ walk, day, walkedAt });

const tenths = (points: number): number => Math.round(points * 10);
