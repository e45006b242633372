// What lies behind and above a line: the normal range, means, breaks and notes.
import type { AnnotationOptions } from 'chartjs-plugin-annotation';
import type { Colours } from './colours.ts';
import type { Plot, PlotLook, PlotMark, PlotWindow } from './plot.ts';

/** What the chart shows, and how many pixels wide; whoever pans it writes here. */
export type Sight = PlotWindow & { width: number };

export function annotationsOf(plot: Plot, colour: Colours, sight: Sight): AnnotationOptions[] {
	return [
		...(plot.bands ?? []).flatMap(({ from, to, lower, upper, mean }): AnnotationOptions[] => [
			{
				type: 'box',
				drawTime: 'beforeDatasetsDraw',
				...across({ from, to }, sight),
				yMin: lower,
				yMax: upper,
				backgroundColor: colour('--accent-soft'),
				borderWidth: 0,
			},
			level({ from, to, value: mean }, sight, colour('--accent')),
		]),
		...(plot.levels ?? []).map(({ look, ...at }) =>
			level(at, sight, colour(tokenOf[look]), [7, 5]),
		),
		...(plot.marks ?? []).map((mark) =>
			mark.kind === 'note' ? note(mark, sight, colour) : upright(mark, sight, colour),
		),
		...labelsOf(plot.marks ?? [], colour, sight),
	];
}

const tokenOf: Record<PlotLook, string> = {
	usual: '--accent',
	worse: '--descuidos',
	better: '--impecable',
};

// The plugin would cut words above the chart too, so what leaves the sight is cut here.
const across = ({ from, to }: PlotWindow, sight: Sight) => ({
	display: () => to >= sight.from && from <= sight.to,
	xMin: () => Math.max(from, sight.from),
	xMax: () => Math.min(to, sight.to),
});
const standing = (at: number, sight: Sight) => ({
	display: () => at >= sight.from && at <= sight.to,
});

const level = (
	{ value, ...span }: PlotWindow & { value: number },
	sight: Sight,
	borderColor: string,
	borderDash: number[] = [],
): AnnotationOptions => ({
	...{ type: 'line', drawTime: 'beforeDatasetsDraw', borderColor, borderDash, borderWidth: 1.6 },
	...{ ...across(span, sight), yMin: value, yMax: value },
});

/** A note stands on the top, as in the legend. */
const note = ({ at }: PlotMark, sight: Sight, colour: Colours): AnnotationOptions => ({
	type: 'point',
	...standing(at, sight),
	xValue: at,
	yValue: 100,
	yAdjust: -7,
	pointStyle: 'triangle',
	rotation: 180,
	radius: 6,
	backgroundColor: colour('--ink'),
	borderWidth: 0,
	drawTime: 'afterDatasetsDraw',
});

const dashes = { version: [6, 4], owner: [], walkers: [1, 4] };

const upright = ({ at, kind }: PlotMark, sight: Sight, colour: Colours): AnnotationOptions => ({
	type: 'line',
	...standing(at, sight),
	drawTime: 'afterDatasetsDraw',
	xMin: at,
	xMax: at,
	borderColor: colour('--muted'),
	borderWidth: 1.5,
	borderDash: dashes[kind as keyof typeof dashes],
});

const inPixels = { letter: 6.6, air: 14, most: 34 };

/** Words of the marks where there is room for them; all of them stand in sentences under the chart. */
function labelsOf(marks: readonly PlotMark[], colour: Colours, sight: Sight): AnnotationOptions[] {
	const ordered = marks.toSorted((a, b) => a.at - b.at);
	return ordered.map((mark, place): AnnotationOptions => ({
		type: 'label',
		drawTime: 'afterDatasetsDraw',
		display: () => roomOf(ordered, sight)[place] !== null,
		xValue: mark.at,
		yValue: 100,
		yAdjust: -9,
		position: () => ({
			x: roomOf(ordered, sight)[place] === 'left' ? 'end' : 'start',
			y: 'center',
		}),
		xAdjust: () => (roomOf(ordered, sight)[place] === 'left' ? -8 : 8),
		content: shortened(mark.label),
		backgroundColor: 'transparent',
		color: colour('--ink'),
		font: { size: 12, weight: 'normal' },
		padding: { x: 3, y: 1 },
	}));
}

const shortened = (label: string): string =>
	label.length > inPixels.most ? `${label.slice(0, inPixels.most - 1).trimEnd()}…` : label;

/** By mark, on which side of it its words fit: not on another's, nor over the end of the chart. */
export function roomOf(
	marks: readonly PlotMark[],
	{ from, to, width }: Sight,
): ('right' | 'left' | null)[] {
	let free = 0;
	return marks.map(({ at, label }) => {
		const here = ((at - from) / (to - from)) * width;
		const long = shortened(label).length * inPixels.letter + inPixels.air;
		if (at < from || at > to) return null;
		if (here >= free && here + long <= width) {
			free = here + long;
			return 'right';
		}
		if (here - long < free) return null;
		free = here;
		return 'left';
	});
}
