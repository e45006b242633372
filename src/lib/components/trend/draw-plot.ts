// Draws a plot with chart.js, of which just the pieces a line needs are registered.
import {
	Chart,
	LinearScale,
	LineController,
	LineElement,
	PointElement,
	type ChartDataset,
} from 'chart.js';
import annotation from 'chartjs-plugin-annotation';
import { annotationsOf } from './plot-annotations.ts';
import { coloursOf, type Colours } from './colours.ts';
import { placeFrom, type Plot, type PlotLook, type PlotWindow } from './plot.ts';

Chart.register(LinearScale, LineController, LineElement, PointElement, annotation);

export type DrawnPlot = {
	show: (window: PlotWindow) => void;
	/** Rings a point, or none. */
	mark: (place: number | null) => void;
	/** The instant under a place of the canvas, in CSS px from its left. */
	instantAt: (x: number) => number;
	destroy: () => void;
};

export type PlotWords = { day: (at: number) => string; isWide: boolean };

type XY = { x: number; y: number };
type Set = ChartDataset<'line', XY[]>;

export function drawPlot(
	canvas: HTMLCanvasElement,
	plot: Plot,
	window: PlotWindow,
	words: PlotWords,
): DrawnPlot {
	const colour = coloursOf(canvas);
	Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
	const ring: Set = { ...ringLook(colour), data: [] };
	const found = foundSet(plot, colour);
	const chart = new Chart<'line', XY[]>(canvas, {
		type: 'line',
		data: { datasets: [ring, ...spotSet(plot, colour), found, ...thinSets(plot, colour)] },
		options: {
			animation: false,
			maintainAspectRatio: false,
			parsing: false,
			normalized: true,
			events: [],
			layout: { padding: { top: 14, right: 10 } },
			scales: scalesOf(plot, window, colour, words),
			plugins: { annotation: { annotations: annotationsOf(plot, colour, words.isWide) } },
		},
	});
	size(found, plot, window, canvas);
	chart.update('none');
	return {
		show: (next) => {
			const x = chart.options.scales?.x;
			if (x) Object.assign(x, { min: next.from, max: next.to });
			size(found, plot, next, canvas);
			chart.update('none');
		},
		mark: (place) => {
			const point = place === null ? undefined : plot.points[place];
			ring.data = point ? [{ x: point.at, y: point.value }] : [];
			chart.update('none');
		},
		instantAt: (x) => chart.scales.x?.getValueForPixel(x) ?? NaN,
		destroy: () => chart.destroy(),
	};
}

/** Many points in sight are a line, few are dots that a finger can tell apart. */
function size(found: Set, plot: Plot, { from, to }: PlotWindow, on: HTMLCanvasElement): void {
	const seen = placeFrom(plot.points, to) - placeFrom(plot.points, from);
	const room = on.clientWidth / Math.max(1, seen);
	const radius = room < 1.5 ? 0 : Math.min(4.6, 1.2 + room * 0.3);
	found.pointRadius = plot.points.map((_, place) =>
		(plot.looks?.[place] ?? 'usual') === 'usual' ? radius : Math.max(radius * 1.25, 2.2),
	);
	found.borderWidth = room < 4 ? 1 : 1.6;
}

const pointOf = ({ at, value }: { at: number; value: number }): XY => ({ x: at, y: value });

/** Between two stretches the line is broken, never drawn through. */
const isBroken = (plot: Plot) => {
	const breaks = new Set(plot.breaks);
	return {
		borderColor: (ctx: { p1DataIndex: number }) =>
			breaks.has(ctx.p1DataIndex) ? 'transparent' : undefined,
	};
};

const styles: Record<PlotLook, { style: 'circle' | 'triangle'; turn: number; token: string }> = {
	usual: { style: 'circle', turn: 0, token: '--accent' },
	worse: { style: 'triangle', turn: 180, token: '--descuidos' },
	better: { style: 'triangle', turn: 0, token: '--impecable' },
};

function foundSet(plot: Plot, colour: Colours): Set {
	const looks = plot.points.map((_, place) => styles[plot.looks?.[place] ?? 'usual']);
	const colours = looks.map(({ token }) => colour(token));
	return {
		data: plot.points.map(pointOf),
		borderColor: colour('--ink', 0.4),
		segment: isBroken(plot),
		pointBackgroundColor: colours,
		pointBorderColor: colours,
		pointStyle: looks.map(({ style }) => style),
		pointRotation: looks.map(({ turn }) => turn),
		showLine: plot.isLine,
	};
}

/** What was left, and the smooth line. */
function thinSets(plot: Plot, colour: Colours): Set[] {
	const thin = { pointRadius: 0, clip: 6 };
	const smooth = (plot.smooth ?? []).map((part) => ({
		...{ ...thin, data: part.map(pointOf), borderColor: colour('--accent'), borderWidth: 2.4 },
		tension: 0.3,
	}));
	const left = plot.left?.map((value, place) => ({ x: plot.points[place]?.at ?? 0, y: value }));
	if (!left || !plot.isLine) return smooth;
	const look = { borderColor: colour('--en-orden'), borderWidth: 1, borderDash: [2, 3] };
	return [...smooth, { ...thin, ...look, data: left, segment: isBroken(plot) }];
}

function spotSet(plot: Plot, colour: Colours): Set[] {
	if (!plot.spots?.length) return [];
	return [
		{
			data: plot.spots.map(pointOf),
			showLine: false,
			pointStyle: 'rectRot',
			pointRadius: 6,
			pointBorderWidth: 2.2,
			pointBorderColor: colour('--en-orden'),
			pointBackgroundColor: colour('--surface'),
			clip: false,
		},
	];
}

const ringLook = (colour: Colours) => ({
	showLine: false,
	pointRadius: 9,
	pointBorderWidth: 2.5,
	pointBorderColor: colour('--ink'),
	pointBackgroundColor: 'transparent',
	clip: false as const,
});

function scalesOf(plot: Plot, { from, to }: PlotWindow, colour: Colours, words: PlotWords) {
	const ticks = { color: colour('--muted'), font: { size: 12 } };
	return {
		x: {
			type: 'linear' as const,
			min: from,
			max: to,
			grid: { display: false },
			border: { color: colour('--line') },
			ticks: {
				...ticks,
				maxRotation: 0,
				maxTicksLimit: words.isWide ? 8 : 4,
				includeBounds: false,
				callback: (at: number | string) => words.day(Number(at)),
			},
		},
		y: {
			min: lowest(plot),
			max: 100,
			border: { display: false },
			grid: { color: colour('--line') },
			ticks: { ...ticks, stepSize: 10 },
		},
	};
}

/** Whole tens below all that is drawn; at least thirty points are seen, or noise looks like a fall. */
function lowest({ points, spots = [], bands = [] }: Plot): number {
	let low = 70;
	for (const { value } of points) low = Math.min(low, value);
	for (const { value } of spots) low = Math.min(low, value);
	for (const { lower } of bands) low = Math.min(low, lower);
	return Math.max(0, Math.floor((low - 1) / 10) * 10);
}
