// A line of walks as a plot: its looks, breaks, ranges and marks, in instants and points.
import type { ShownNote } from '#lib/domain/trend/chart-marks.ts';
import type { Line, LineStretch } from '#lib/domain/trend/line.ts';
import type { Plot, PlotBand, PlotLook, PlotMark, PlotPoint } from './plot.ts';

export type MarkWords = Record<'version' | 'owner' | 'walkers', string>;

export function plotOf(line: Line, notes: readonly ShownNote[], words: MarkWords): Plot {
	const { points, stretches, changes } = line;
	const at = (place: number): number => points[place]?.walkedAt ?? 0;
	return {
		points: points.map(({ walkedAt, score, walk }) => ({ at: walkedAt, value: score, key: walk })),
		looks: looksOf(line),
		breaks: stretches.slice(1).map(({ from }) => from),
		isLine: (stretches.at(-1)?.stage ?? 'dots') !== 'dots' || stretches.length > 1,
		left: points.map(({ left }) => left),
		smooth: stretches.map(({ smooth, from, baseline }) =>
			smooth.map(({ value }, after) => ({ at: at(from + (baseline?.count ?? 0) + after), value })),
		),
		spots: line.spots.map(({ walkedAt, score, walk }): PlotPoint => ({
			at: walkedAt,
			value: score,
			key: walk,
		})),
		bands: stretches.flatMap((stretch) => bandOf(stretch, at)),
		levels: changes
			.filter(({ count }) => count > 1)
			.map(({ began, last, mean, side }) => ({
				...{ from: at(began), to: at(last), value: mean, look: side },
			})),
		marks: marksOf(line, notes, words),
	};
}

function looksOf({ points, changes }: Line): PlotLook[] {
	const looks: PlotLook[] = points.map(() => 'usual');
	for (const { began, last, side } of changes) looks.fill(side, began, last + 1);
	return looks;
}

const bandOf = ({ baseline, from, to }: LineStretch, at: (place: number) => number): PlotBand[] =>
	baseline
		? [
				{
					from: at(from),
					to: at(to - 1),
					lower: baseline.lower,
					upper: baseline.upper,
					mean: baseline.mean,
				},
			]
		: [];

/** A note stands at the noon of its day: it is of no hour. */
const noonOf = (day: string): number => Date.parse(`${day}T18:00:00Z`);

function marksOf(line: Line, notes: readonly ShownNote[], words: MarkWords): PlotMark[] {
	const at = (place: number): number => line.points[place]?.walkedAt ?? 0;
	return [
		...line.stretches.slice(1).map(({ from, why, note }): PlotMark => {
			const kind = why === 'owner' ? 'owner' : 'version';
			return { at: at(from), kind, label: note ?? words[kind] };
		}),
		...line.walkers.map((place): PlotMark => ({
			at: at(place),
			kind: 'walkers',
			label: words.walkers,
		})),
		...notes.map(({ day, text }): PlotMark => ({ at: noonOf(day), kind: 'note', label: text })),
	];
}
