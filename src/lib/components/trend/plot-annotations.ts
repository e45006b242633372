// What lies behind and above a line: the normal range, means, breaks and notes.
import type { AnnotationOptions } from 'chartjs-plugin-annotation';
import type { Colours } from './colours.ts';
import type { Plot, PlotLook, PlotMark } from './plot.ts';

export function annotationsOf(plot: Plot, colour: Colours, isWide: boolean): AnnotationOptions[] {
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
			mark.kind === 'note' ? note(mark, colour) : upright(mark, colour, isWide),
		),
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

/** A note hangs from the top, as in the legend. */
const note = ({ at }: PlotMark, colour: Colours): AnnotationOptions => ({
	type: 'point',
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

const upright = (
	{ at, kind, label }: PlotMark,
	colour: Colours,
	isWide: boolean,
): AnnotationOptions => ({
	type: 'line',
	drawTime: 'afterDatasetsDraw',
	xMin: at,
	xMax: at,
	borderColor: colour('--muted'),
	borderWidth: 1.5,
	borderDash: dashes[kind as keyof typeof dashes],
	label: {
		display: isWide,
		content: label,
		position: 'end',
		backgroundColor: colour('--surface'),
		color: colour('--ink'),
		font: { size: 12, weight: 'normal' },
		padding: { x: 6, y: 3 },
	},
});
