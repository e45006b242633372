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
import { inSight, type Plot, type PlotLook, type PlotWindow } from './plot.ts';

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

/** What the numbers at the left take, in CSS px. */
const axisRoom = 46;

type XY = { x: number; y: number };
type Set = ChartDataset<'line', XY[]>;
/** A set of points, and how it takes in what a window shows: chart.js pays for every point it is given. */
type Layer = { set: Set; fill: (window: PlotWindow) => void };

export function drawPlot(
	canvas: HTMLCanvasElement,
	plot: Plot,
	window: PlotWindow,
	words: PlotWords,
): DrawnPlot {
	const colour = coloursOf(canvas);
	Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
	const ring: Set = { ...ringLook(colour), data: [] };
	const layers = layersOf(plot, colour, canvas);
	for (const { fill } of layers) fill(window);
	const sight = {
		...window,
		// Asked when words are placed: the canvas gets its size only when it is drawn.
		get width() {
			return canvas.clientWidth - axisRoom;
		},
	};
	const chart = new Chart<'line', XY[]>(canvas, {
		type: 'line',
		data: { datasets: [ring, ...layers.map(({ set }) => set)] },
		options: {
			animation: false,
			maintainAspectRatio: false,
			parsing: false,
			normalized: true,
			events: [],
			layout: { padding: { top: 20, right: 10 } },
			scales: scalesOf(plot, window, colour, words),
			plugins: { annotation: { clip: false, annotations: annotationsOf(plot, colour, sight) } },
		},
	});
	return {
		show: (next) => {
			const x = chart.options.scales?.x;
			if (x) Object.assign(x, timesOf(next, words, ticksOf(colour)));
			Object.assign(sight, next);
			for (const { fill } of layers) fill(next);
			chart.update('none');
		},
		mark: (place) => {
			const point = place === null ? undefined : plot.points[place];
			if (!point && ring.data.length === 0) return;
			ring.data = point ? [{ x: point.at, y: point.value }] : [];
			chart.update('none');
		},
		instantAt: (x) => chart.scales.x?.getValueForPixel(x) ?? NaN,
		destroy: () => chart.destroy(),
	};
}

const layersOf = (plot: Plot, colour: Colours, on: HTMLCanvasElement): Layer[] => [
	...spotLayer(plot, colour),
	foundLayer(plot, colour, on),
	...thinLayers(plot, colour),
];

const pointOf = ({ at, value }: { at: number; value: number }): XY => ({ x: at, y: value });

/** Between two stretches the line is broken, never drawn through; `first` is the first place in sight. */
const broken = (breaks: ReadonlySet<number>, first: number) => ({
	borderColor: (ctx: { p1DataIndex: number }) =>
		breaks.has(first + ctx.p1DataIndex) ? 'transparent' : undefined,
});

const styles: Record<PlotLook, { style: 'circle' | 'triangle'; turn: number; token: string }> = {
	usual: { style: 'circle', turn: 0, token: '--accent' },
	worse: { style: 'triangle', turn: 180, token: '--descuidos' },
	better: { style: 'triangle', turn: 0, token: '--impecable' },
};

/** Many points in sight are a line, few are dots that a finger can tell apart. */
function foundLayer(plot: Plot, colour: Colours, on: HTMLCanvasElement): Layer {
	const colours = { worse: '', better: '', usual: '' };
	for (const look of Object.keys(styles) as PlotLook[]) colours[look] = colour(styles[look].token);
	const breaks = new Set(plot.breaks);
	const set: Set = {
		data: [],
		borderColor: colour('--ink', 0.4),
		showLine: plot.isLine,
		// A dot at 100 is as whole as any other.
		clip: 6,
	};
	const fill = (window: PlotWindow): void => {
		const [from, to] = inSight(plot.points, window);
		const room = on.clientWidth / Math.max(1, to - from);
		const radius = room < 1.5 ? 0 : Math.min(4.6, 1.2 + room * 0.3);
		const looks = plot.points.slice(from, to).map((_, at) => plot.looks?.[from + at] ?? 'usual');
		const paints = looks.map((look) => colours[look]);
		Object.assign(set, {
			data: plot.points.slice(from, to).map(pointOf),
			segment: broken(breaks, from),
			borderWidth: room < 4 ? 1 : 1.6,
			pointBackgroundColor: paints,
			pointBorderColor: paints,
			pointStyle: looks.map((look) => styles[look].style),
			pointRotation: looks.map((look) => styles[look].turn),
			pointRadius: looks.map((look) => (look === 'usual' ? radius : Math.max(radius * 1.25, 2.2))),
		});
	};
	return { set, fill };
}

/** What was left, and the smooth line. */
function thinLayers(plot: Plot, colour: Colours): Layer[] {
	const thin = { pointRadius: 0, clip: 6 };
	const look = { borderColor: colour('--accent'), borderWidth: 2.4, tension: 0.3 };
	const smooth = (plot.smooth ?? []).map((part) => lineLayer({ ...thin, ...look, data: [] }, part));
	if (!plot.left || !plot.isLine) return smooth;
	const left = plot.points.map(({ at }, place) => ({ at, value: plot.left?.[place] ?? NaN }));
	const fine = { borderColor: colour('--en-orden'), borderWidth: 1, borderDash: [2, 3] };
	return [...smooth, lineLayer({ ...thin, ...fine, data: [] }, left, new Set(plot.breaks))];
}

function spotLayer(plot: Plot, colour: Colours): Layer[] {
	if (!plot.spots?.length) return [];
	const set: Set = {
		data: [],
		showLine: false,
		pointStyle: 'rectRot',
		pointRadius: 6,
		pointBorderWidth: 2.2,
		pointBorderColor: colour('--en-orden'),
		pointBackgroundColor: colour('--surface'),
		clip: false,
	};
	return [lineLayer(set, plot.spots)];
}

const lineLayer = (
	set: Set,
	points: readonly { at: number; value: number }[],
	breaks?: ReadonlySet<number>,
): Layer => ({
	set,
	fill: (window) => {
		const [from, to] = inSight(points, window);
		set.data = points.slice(from, to).map(pointOf);
		if (breaks) set.segment = broken(breaks, from);
	},
});

const ringLook = (colour: Colours) => ({
	showLine: false,
	pointRadius: 9,
	pointBorderWidth: 2.5,
	pointBorderColor: colour('--ink'),
	pointBackgroundColor: 'transparent',
	clip: false as const,
});

const ticksOf = (colour: Colours) => ({ color: colour('--muted'), font: { size: 12 } });

function scalesOf(plot: Plot, window: PlotWindow, colour: Colours, words: PlotWords) {
	const ticks = ticksOf(colour);
	return {
		x: {
			type: 'linear' as const,
			...timesOf(window, words, ticks),
			grid: { display: false },
			border: { color: colour('--line') },
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

const aDay = 86_400_000;

/** Whole days apart, so that no day is written twice and words move along with the chart. */
function timesOf({ from, to }: PlotWindow, words: PlotWords, ticks: object) {
	const days = Math.ceil((to - from) / aDay / (words.isWide ? 7 : 3.5));
	return {
		min: from,
		max: to,
		ticks: {
			...ticks,
			maxRotation: 0,
			stepSize: aDay * days,
			includeBounds: false,
			callback: (at: number | string) => words.day(Number(at)),
		},
	};
}

/** Whole tens below all that is drawn; thirty points are always seen, or noise looks like a fall. */
function lowest({ points, spots = [], bands = [] }: Plot): number {
	let low = 70;
	for (const { value } of points) low = Math.min(low, value);
	for (const { value } of spots) low = Math.min(low, value);
	for (const { lower } of bands) low = Math.min(low, lower);
	return Math.max(0, Math.floor(low / 10) * 10);
}
