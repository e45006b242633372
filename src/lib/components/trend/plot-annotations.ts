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
				xMin: from,
				xMax: to,
				yMin: lower,
				yMax: upper,
				backgroundColor: colour('--accent-soft'),
				borderWidth: 0,
			},
			level({ from, to, value: mean }, colour('--accent')),
		]),
		...(plot.levels ?? []).map(({ look, ...at }) => level(at, colour(tokenOf[look]), [7, 5])),
		...(plot.marks ?? []).map((mark) =>
			mark.kind === 'note' ? note(mark, colour) : upright(mark, colour),
		),
		...labelsOf(plot.marks ?? [], colour, sight),
	];
}

const tokenOf: Record<PlotLook, string> = {
	usual: '--accent',
	worse: '--descuidos',
	better: '--impecable',
};

const level = (
	{ from, to, value }: { from: number; to: number; value: number },
	borderColor: string,
	borderDash: number[] = [],
): AnnotationOptions => ({
	...{ type: 'line', drawTime: 'beforeDatasetsDraw', borderColor, borderDash, borderWidth: 1.6 },
	...{ xMin: from, xMax: to, yMin: value, yMax: value },
});

/** A note hangs from the top, as in the legend; what leaves the chart is cut off. */
const note = ({ at }: PlotMark, colour: Colours): AnnotationOptions => ({
	type: 'point',
	xValue: at,
	yValue: 100,
	yAdjust: 7,
	pointStyle: 'triangle',
	rotation: 180,
	radius: 6,
	backgroundColor: colour('--ink'),
	borderWidth: 0,
	drawTime: 'afterDatasetsDraw',
});

const dashes = { version: [6, 4], owner: [], walkers: [1, 4] };

const upright = ({ at, kind }: PlotMark, colour: Colours): AnnotationOptions => ({
	type: 'line',
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
		display: () => hasRoom(ordered, sight)[place] === true,
		xValue: mark.at,
		yValue: 100,
		yAdjust: 10,
		position: { x: 'start', y: 'center' },
		xAdjust: 8,
		content: shortened(mark.label),
		backgroundColor: colour('--surface'),
		borderRadius: 4,
		color: colour('--ink'),
		font: { size: 12, weight: 'normal' },
		padding: { x: 3, y: 1 },
	}));
}

const shortened = (label: string): string =>
	label.length > inPixels.most ? `${label.slice(0, inPixels.most - 1).trimEnd()}…` : label;

/** By mark, whether its words fit: not on another's, nor over the end of the chart. */
export function hasRoom(marks: readonly PlotMark[], { from, to, width }: Sight): boolean[] {
	let free = 0;
	return marks.map(({ at, label }) => {
		const left = ((at - from) / (to - from)) * width;
		const right = left + shortened(label).length * inPixels.letter + inPixels.air;
		if (left < free || right > width) return false;
		free = right;
		return true;
	});
}
