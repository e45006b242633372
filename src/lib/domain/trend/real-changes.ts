// What truly changed anywhere, newest first, and how much is only ordinary noise.
import type { Day } from '../time/business-day.ts';
import type { WalkSummary } from '../walk/summary.ts';
import type { Baseline } from './baseline.ts';
import { expectedFalseAlarms } from './false-alarms.ts';
import { runRules, type Rule, type Signal } from './signals.ts';
import { meanOf } from './statistics/mean.ts';
import type { Tabulation } from './tabulate.ts';
import type { Trend, TrendStretch } from './trend.ts';

/** Signals of one series on one side that overlap in time are one change. */
export type Change = {
	trend: Trend;
	stretch: TrendStretch;
	side: 'worse' | 'better';
	/** Those of it, in the order raised; `rule` is the surest: a run before a single walk. */
	signals: Signal[];
	rule: Rule;
	/** The walks where it began, where it was first noticed, and the last it holds for so far. */
	began: WalkSummary;
	noticed: WalkSummary;
	last: WalkSummary;
	/** Its mean against what was usual, in points, unrounded; below 0 is worse. */
	size: number;
	/** A run may become the new usual, from `began` on; one far walk may not. */
	mayRestart: boolean;
};

export type RealChanges = {
	/** Newest first by when they were noticed. */
	changes: Change[];
	/** Series with limits that tell nothing: «ruido normal». */
	quiet: number;
	/** Series with too few walks for limits. */
	waiting: number;
	/** Series whose last walk is worth an eye (W1), without a real change. */
	watched: number;
	/** How many alarms to expect in the period if nothing changed anywhere. */
	expectedFalse: number;
};

/** Of all series of all sites; a change that was over before the day `from` is left out. */
export function realChanges(
	table: Tabulation,
	trends: readonly Trend[],
	from: Day = '',
): RealChanges {
	const byTrend = trends.map((trend) =>
		changesOf(table, trend).filter(({ last }) => last.day >= from),
	);
	const silent = trends.filter((_, at) => byTrend[at]?.length === 0);
	return {
		changes: byTrend
			.flat()
			.sort(
				(a, b) => b.noticed.walkedAt - a.noticed.walkedAt || Math.abs(b.size) - Math.abs(a.size),
			),
		quiet: silent.filter(isJudged).length,
		waiting: silent.filter((trend) => !isJudged(trend)).length,
		watched: silent.filter(isWatched).length,
		expectedFalse: expectedFalseAlarms(
			trends.reduce((sum, trend) => sum + judgedWalks(table, trend, from), 0),
		),
	};
}

/** Whether its present stretch has limits. */
export const isJudged = ({ stretches }: Trend): boolean => stretches.at(-1)?.stage === 'judged';

/** Whether its last walk is worth an eye: W1 «a vigilar». */
export const isWatched = ({ signals, scores }: Trend): boolean =>
	signals.some(({ rule, until }) => rule === 'W1' && until === scores.length - 1);

/** The changes of one series, oldest first. */
export function changesOf(table: Tabulation, trend: Trend): Change[] {
	return trend.stretches.flatMap((stretch) => {
		const { baseline } = stretch;
		if (!baseline) return [];
		const signals = trend.signals.filter(
			({ since, rule }) => since >= stretch.from && since < stretch.to && rule !== 'W1',
		);
		const better = signals.filter(({ rule }) => rule === 'M1');
		const worse = signals.filter(({ rule }) => rule !== 'M1');
		return [...overlapping(worse), ...overlapping(better)].flatMap((some) =>
			changeOf(table, { trend, stretch, baseline, signals: some }),
		);
	});
}

/** Groups spans that share a walk. */
function overlapping(signals: readonly Signal[]): Signal[][] {
	const groups: Signal[][] = [];
	let until = -1;
	for (const signal of [...signals].sort((a, b) => a.since - b.since)) {
		if (signal.since <= until) groups.at(-1)?.push(signal);
		else groups.push([signal]);
		until = Math.max(until, signal.until);
	}
	return groups.map((group) => group.sort((a, b) => a.raised - b.raised));
}

type Parts = { trend: Trend; stretch: TrendStretch; baseline: Baseline; signals: Signal[] };

function changeOf(table: Tabulation, { trend, stretch, baseline, signals }: Parts): Change[] {
	const since = Math.min(...signals.map((signal) => signal.since));
	const until = Math.max(...signals.map((signal) => signal.until));
	const raised = signals[0]?.raised ?? since;
	const [began, noticed, last] = [since, raised, until].map(
		(at) => table.walks[trend.walks[at] ?? -1],
	);
	if (!began || !noticed || !last) return [];
	const rule = signals.find((signal) => runRules.includes(signal.rule))?.rule ?? 'S1';
	return [
		{
			trend,
			stretch,
			side: rule === 'M1' ? 'better' : 'worse',
			signals,
			rule,
			began,
			noticed,
			last,
			size: meanOf(trend.scores.slice(since, until + 1)) - baseline.mean,
			mayRestart: runRules.includes(rule),
		},
	];
}

/** Walks that could have raised an alarm since the day. */
const judgedWalks = (table: Tabulation, trend: Trend, from: Day): number =>
	trend.stretches.reduce((sum, { baseline, from: first, to }) => {
		if (!baseline) return sum;
		const judged = trend.walks.slice(first + baseline.count, to);
		return sum + judged.filter((place) => (table.walks[place]?.day ?? '') >= from).length;
	}, 0);
