// One line as a screen shows it: its points, what is usual, what truly changed, and the sentence of it.
import { headlineDimensions, type Dimension } from '../checklist/checklist.ts';
import { isEnough, scoreTenths } from '../score/score.ts';
import { shortestBaseline } from './baseline.ts';
import { linePoints, type LinePoint } from './line-points.ts';
import { otherLookOf, type OtherLook } from './other-look.ts';
import { changesOf, isWatched, type Change } from './real-changes.ts';
import { walksOf, type SeriesKey } from './series-key.ts';
import type { NewBaseline } from './stretches.ts';
import type { Smoothed } from './statistics/ewma.ts';
import type { Tabulation } from './tabulate.ts';
import { tallyAt } from './tally-at.ts';
import { smoothOf } from './trend-points.ts';
import { trendOf, type Trend, type TrendStretch } from './trend.ts';
import { walkersChanged } from './walkers.ts';

/** `smooth` holds one value for each walk after the stretch's baseline. */
export type LineStretch = TrendStretch & { smooth: Smoothed[] };

/** A change in places of the points; `last` is the last it holds for so far. */
export type LineChange = Pick<Change, 'side' | 'rule' | 'size' | 'mayRestart'> & {
	began: number;
	noticed: number;
	last: number;
	/** How many walks it holds for, what was usual before, and what their mean is. */
	count: number;
	usual: number;
	mean: number;
	/** It holds for the last walk of all. */
	isPresent: boolean;
};

/** A spot check, never in one line with the house: drawn apart, in no limit and no mean. */
export type LineSpot = Pick<LinePoint, 'walk' | 'walkedAt' | 'day' | 'score' | 'tenths'>;

/** What the title says. `missing` walks until there is a line, or limits. */
export type Verdict =
	| { kind: 'empty' }
	| { kind: 'dots' | 'provisional'; count: number; missing: number }
	| { kind: 'changed'; change: LineChange }
	| { kind: 'watched' | 'quiet' };

export type Line = {
	id: string;
	points: LinePoint[];
	spots: LineSpot[];
	stretches: LineStretch[];
	/** Oldest first. */
	changes: LineChange[];
	/** Places of the points from which on other people walk. */
	walkers: number[];
	verdict: Verdict;
	/** What the other headline lines of the same walks say. */
	beside: { dimension: Dimension | null; kind: Verdict['kind'] }[];
	otherLook: OtherLook;
};

export function lineOf(
	table: Tabulation,
	key: SeriesKey,
	restarts: readonly NewBaseline[] = [],
): Line {
	const trend = trendOf(table, key, { restarts });
	const changes = changesOf(table, trend).map((change) => lineChange(trend, change));
	const points = linePoints(table, trend);
	return {
		id: trend.id,
		points,
		spots: spotsOf(table, key),
		stretches: trend.stretches.map((one) => ({ ...one, smooth: smoothOf(trend, one) })),
		changes: changes.sort((a, b) => a.began - b.began),
		walkers: walkersChanged(points.map(({ by }) => by)),
		verdict: verdictOf(trend, changes),
		beside: besideOf(table, key, restarts),
		otherLook: otherLookOf(trend, points),
	};
}

function lineChange(trend: Trend, change: Change): LineChange {
	const { side, rule, size, mayRestart, signals, stretch } = change;
	const began = Math.min(...signals.map(({ since }) => since));
	const last = Math.max(...signals.map(({ until }) => until));
	const usual = stretch.baseline?.mean ?? 0;
	return {
		...{ side, rule, size, mayRestart, began, last, usual },
		noticed: signals[0]?.raised ?? began,
		count: last - began + 1,
		mean: usual + size,
		isPresent: last === trend.scores.length - 1,
	};
}

function verdictOf(trend: Trend, changes: readonly LineChange[]): Verdict {
	const stretch = trend.stretches.at(-1);
	if (!stretch) return { kind: 'empty' };
	const count = stretch.to - stretch.from;
	if (stretch.stage === 'dots') return { kind: 'dots', count, missing: 6 - count };
	if (stretch.stage === 'provisional')
		return { kind: 'provisional', count, missing: shortestBaseline - count };
	const present = changes.filter(({ isPresent }) => isPresent);
	// A run is surer than one far walk, and what began last is what a person asks about.
	const [change] = present.sort(
		(a, b) => Number(b.mayRestart) - Number(a.mayRestart) || b.began - a.began,
	);
	if (change) return { kind: 'changed', change };
	return { kind: isWatched(trend) ? 'watched' : 'quiet' };
}

function besideOf(
	table: Tabulation,
	key: SeriesKey,
	restarts: readonly NewBaseline[],
): Line['beside'] {
	return [null, ...headlineDimensions]
		.filter((dimension) => dimension !== key.dimension)
		.map((dimension) => {
			const trend = trendOf(table, { ...key, dimension }, { restarts });
			const changes = changesOf(table, trend).map((change) => lineChange(trend, change));
			return { dimension, kind: verdictOf(trend, changes).kind };
		});
}

/** Of a site any check that saw enough: a sample need not hold 80 % of it. */
function spotsOf(table: Tabulation, key: SeriesKey): LineSpot[] {
	const slice = {
		area: key.scope.of === 'area' ? key.scope.area : null,
		dimension: key.dimension,
	};
	const places = walksOf(
		{ ...table, isOverall: new Uint8Array(table.walks.length).fill(1) },
		{
			...key,
			kind: 'spot',
		},
	);
	return places.flatMap((place) => {
		const [walk, tally] = [table.walks[place], tallyAt(table, place, slice)];
		if (!walk || !isEnough(tally)) return [];
		const { walk: id, walkedAt, day } = walk;
		const score = (100 * tally.earned) / tally.possible;
		return [{ walk: id, walkedAt, day, score, tenths: scoreTenths(tally) }];
	});
}
