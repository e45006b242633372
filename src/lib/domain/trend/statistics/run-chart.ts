// Looking back: do the values swing round their median as chance would make them?
import { binomialQuantile } from './binomial.ts';
import { medianOf } from './mean.ts';

export type RunChart = {
	median: number;
	/** Values off the median: those on it count for nothing. */
	useful: number;
	runs: number;
	crossings: number;
	longestRun: number;
	/** Anhøj: a longer run, or fewer crossings, is not chance. */
	longestMax: number;
	crossingsMin: number;
	signal: 'long_run' | 'few_crossings' | null;
	/** Too many crossings: two processes in one line, such as mornings and nights. */
	isMixed: boolean;
	/** Perla's limits for the number of runs; null outside their table (10 to 30 useful values). */
	runsLimits: readonly [low: number, high: number] | null;
};

/** Values in the order they were met; fewer than ten useful ones never signal (scoring.md 2.4). */
export function runChartOf(values: readonly number[]): RunChart {
	const median = medianOf(values);
	const sides = values.map((value) => Math.sign(value - median)).filter((side) => side !== 0);
	const lengths = runLengths(sides);
	const longestRun = Math.max(0, ...lengths);
	const crossings = Math.max(0, lengths.length - 1);
	const limits = anhoejLimits(sides.length);
	const isShort = sides.length < 10;
	const [isLong, isStill] = [longestRun > limits.longestMax, crossings < limits.crossingsMin];
	return {
		median,
		useful: sides.length,
		runs: lengths.length,
		crossings,
		longestRun,
		...limits,
		signal: isShort ? null : isLong ? 'long_run' : isStill ? 'few_crossings' : null,
		isMixed: !isShort && crossings > binomialQuantile(0.95, sides.length - 1, 0.5),
		runsLimits: perlaLimits.get(sides.length) ?? null,
	};
}

/** The longest run and the fewest crossings that chance explains (Anhøj and Olesen 2014). */
export const anhoejLimits = (useful: number): { longestMax: number; crossingsMin: number } => ({
	longestMax: useful === 0 ? 0 : Math.round(Math.log2(useful)) + 3,
	crossingsMin: useful < 2 ? 0 : binomialQuantile(0.05, useful - 1, 0.5),
});

function runLengths(sides: readonly number[]): number[] {
	const lengths: number[] = [];
	sides.forEach((side, index) => {
		if (side === sides[index - 1]) lengths.push((lengths.pop() ?? 0) + 1);
		else lengths.push(1);
	});
	return lengths;
}

/** Useful values, and how few or many runs chance gives (Perla, Provost and Murray 2011). */
// prettier-ignore
const perlaLimits = new Map<number, readonly [number, number]>([
	[10, [3, 9]], [11, [3, 10]], [12, [3, 11]], [13, [4, 11]], [14, [4, 12]], [15, [5, 12]],
	[16, [5, 13]], [17, [5, 13]], [18, [6, 14]], [19, [6, 15]], [20, [6, 16]], [21, [7, 16]],
	[22, [7, 17]], [23, [7, 17]], [24, [8, 18]], [25, [8, 18]], [26, [9, 19]], [27, [9, 20]],
	[28, [10, 20]], [29, [10, 21]], [30, [11, 22]],
]);
