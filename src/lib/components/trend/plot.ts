// What a chart of one line shows, in plain numbers: it knows no walk, so history of any origin fits.

/** `at` is an instant in ms, `value` lies between 0 and 100. */
export type PlotPoint = { at: number; value: number; key: string };

export type PlotLook = 'usual' | 'worse' | 'better';

export type PlotMark = {
	at: number;
	kind: 'version' | 'owner' | 'walkers' | 'note';
	label: string;
};

export type PlotBand = { from: number; to: number; lower: number; upper: number; mean: number };

export type Plot = {
	/** Oldest first. */
	points: readonly PlotPoint[];
	/** By point; all usual without it. */
	looks?: readonly PlotLook[];
	/** Places of points before which the line is broken. */
	breaks?: readonly number[];
	/** False: dots only, too few to join. */
	isLine: boolean;
	/** By point, what was left after fixing on the spot: a thin line. */
	left?: readonly number[];
	smooth?: readonly (readonly { at: number; value: number }[])[];
	/** Never in one line with the points: diamonds. */
	spots?: readonly PlotPoint[];
	/** The normal range and its mean. */
	bands?: readonly PlotBand[];
	/** The mean of what truly changed. */
	levels?: readonly { from: number; to: number; value: number; look: PlotLook }[];
	marks?: readonly PlotMark[];
};

export type PlotWindow = { from: number; to: number };

type Timed = { readonly at: number };

/** What a window shows of points, and one more on each side, so that a line goes on: from, to. */
export const inSight = (points: readonly Timed[], { from, to }: PlotWindow): [number, number] => [
	Math.max(0, placeFrom(points, from) - 1),
	Math.min(points.length, placeFrom(points, to) + 1),
];

/** The first place whose point is not before an instant. */
export function placeFrom(points: readonly Timed[], at: number): number {
	let [low, high] = [0, points.length];
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((points[middle]?.at ?? Infinity) < at) low = middle + 1;
		else high = middle;
	}
	return low;
}

/** The place of the point nearest to an instant; -1 of none. */
export function nearestTo(points: readonly PlotPoint[], at: number): number {
	const after = placeFrom(points, at);
	const [a, b] = [points[after - 1], points[after]];
	if (!b) return points.length - 1;
	return a && at - a.at < b.at - at ? after - 1 : after;
}

/** A window moved within all there is, its width kept. */
export function windowWithin({ from, to }: PlotWindow, all: PlotWindow): PlotWindow {
	const width = to - from;
	if (width >= all.to - all.from) return { from: all.to - width, to: all.to };
	const start = Math.min(Math.max(from, all.from), all.to - width);
	return { from: start, to: start + width };
}
