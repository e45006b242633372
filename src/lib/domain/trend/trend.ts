// One line over time: its points, what is usual, and where it truly changed.
import { entersTrends, isEnough } from '../score/score.ts';
import { baselineOf, shortestBaseline, type Baseline } from './baseline.ts';
import { itemLossesOf } from './item-losses.ts';
import { seriesId, walksOf, type SeriesKey } from './series-key.ts';
import { signalsOf, type Signal } from './signals.ts';
import { sigmaFloor } from './statistics/sigma-floor.ts';
import { stretchesOf, type NewBaseline, type Step, type Stretch } from './stretches.ts';
import type { Tabulation } from './tabulate.ts';
import { tallyAt, type Slice } from './tally-at.ts';

/** Places are those of `walks` and `scores`; `to` is one past the last. */
export type TrendStretch = Pick<Stretch, 'why' | 'note' | 'strays'> & {
	from: number;
	to: number;
	/** Fewer than six points are dots, fewer than twelve a provisional line without limits. */
	stage: 'dots' | 'provisional' | 'judged';
	/** What is usual, frozen; null until it is judged. */
	baseline: Baseline | null;
	/** Whether several versions stand in it, compared by what they share. */
	isCore: boolean;
};

export type Trend = {
	key: SeriesKey;
	id: string;
	/** Places in the tabulation of the walks that have a point, oldest first. */
	walks: number[];
	/** 100·E/P as found, unrounded, like for like within a stretch. */
	scores: number[];
	/** The same with what was fixed on the spot; drawn beside it, never judged. */
	left: number[];
	stretches: TrendStretch[];
	/** In the order they were raised. */
	signals: Signal[];
};

/** Fewer points than this are dots, never a line (scoring.md 2.1). */
const provisionalFrom = 6;

/** The trend of a series; `baseline` is how many walks are usual, 12 to 20. */
export function trendOf(
	table: Tabulation,
	key: SeriesKey,
	{ restarts = [], baseline = shortestBaseline }: TrendTerms = {},
): Trend {
	const id = seriesId(key);
	const slice = sliceOf(key);
	const steps: Step[] = [];
	for (const place of walksOf(table, key)) {
		const shape = table.shapes[place];
		if (!shape || !enters(table, place, slice)) continue;
		steps.push({ place, shape, walkedAt: table.walks[place]?.walkedAt ?? 0 });
	}
	const own = restarts.filter(({ series }) => series === id);
	const trend: Trend = { key, id, walks: [], scores: [], left: [], stretches: [], signals: [] };
	for (const stretch of stretchesOf(steps, own, slice.area)) {
		addStretch(trend, stretch, { table, slice, baseline });
	}
	return trend;
}

export type TrendTerms = { restarts?: readonly NewBaseline[]; baseline?: number };

type Whole = Required<Slice>;

const sliceOf = ({ scope, dimension }: SeriesKey): Whole => ({
	area: scope.of === 'area' ? scope.area : null,
	dimension,
});

/** Whether enough of it was seen to stand in a line. */
function enters(table: Tabulation, place: number, { area, dimension }: Whole): boolean {
	if (!entersTrends(tallyAt(table, place, { area }))) return false;
	return dimension === null || isEnough(tallyAt(table, place, { area, dimension }));
}

type Terms = { table: Tabulation; slice: Whole; baseline: number };

function addStretch(trend: Trend, stretch: Stretch, { table, slice, baseline }: Terms): void {
	const from = trend.walks.length;
	for (const { place } of stretch.steps) {
		const tally = tallyAt(table, place, slice, stretch.core);
		// Of a walk whose every answer lies outside the core there is nothing to compare.
		if (tally.possible === 0) continue;
		trend.walks.push(place);
		trend.scores.push((100 * tally.earned) / tally.possible);
		trend.left.push((100 * (tally.earned + tally.regained)) / tally.possible);
	}
	const scores = trend.scores.slice(from);
	const first = trend.walks.slice(from, from + baseline);
	const isJudged = scores.length >= baseline;
	const usual = isJudged
		? baselineOf(
				scores.slice(0, baseline),
				sigmaFloor(itemLossesOf(table, first, slice, stretch.core)),
			)
		: null;
	trend.stretches.push({
		from,
		to: trend.walks.length,
		why: stretch.why,
		note: stretch.note,
		strays: stretch.strays,
		stage: isJudged ? 'judged' : scores.length >= provisionalFrom ? 'provisional' : 'dots',
		baseline: usual,
		isCore: stretch.core !== null,
	});
	if (usual) trend.signals.push(...signalsOf(scores, baseline, usual).map(movedBy(from)));
}

const movedBy =
	(by: number) =>
	({ rule, since, raised, until }: Signal): Signal => ({
		rule,
		since: since + by,
		raised: raised + by,
		until: until + by,
	});
