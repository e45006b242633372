// A month as it lies in a database: columns instead of walks. A phone reads two years of twenty places
// in the time that fifty of its months take as objects.
import type { SummaryRow, WalkSummary } from './summary.ts';

/** What many walks of a month have in common is told once; the rest is one line or number a walk. */
export type PackedMonth = {
	site: string;
	month: string;
	walkedAt: Float64Array;
	/** NaN = not known. */
	finishedAt: Float64Array;
	/** Places in the second list of `alike`. */
	like: Uint16Array;
	/** JSON: areas, and kind, shift, walker and places of the areas of walks alike. */
	alike: string;
	/** A line each: walks, their days, and what was told of each of their areas. */
	ids: string;
	days: string;
	outcomes: string;
};

type AreaHead = [id: string, name: string, tpl: string];
type Head = [kind: WalkSummary['kind'], shift: string | null, by: string | null, areas: number[]];

/** Names have no line breaks (`bodies.ts`), and neither has an outcome. */
export function packMonth({ site, month, walks }: SummaryRow): PackedMonth {
	const [areas, heads]: [string[], string[]] = [[], []];
	const like = walks.map(({ kind, shift, by, areas: walked }) => {
		const places = walked.map(({ id, name, tpl }) => placeIn(areas, [id, name, tpl]));
		return placeIn(heads, [kind, shift, by ?? null, places] satisfies Head);
	});
	return {
		site,
		month,
		walkedAt: Float64Array.from(walks, (walk) => walk.walkedAt),
		finishedAt: Float64Array.from(walks, (walk) => walk.finishedAt ?? NaN),
		like: Uint16Array.from(like),
		alike: `[[${areas}],[${heads}]]`,
		ids: walks.map((walk) => walk.walk).join('\n'),
		days: walks.map((walk) => walk.day).join('\n'),
		outcomes: walks.flatMap((walk) => walk.areas.map((area) => area.outcomes)).join('\n'),
	};
}

function placeIn(known: string[], what: unknown): number {
	const told = JSON.stringify(what);
	const place = known.indexOf(told);
	return place < 0 ? known.push(told) - 1 : place;
}

/** The same walks in the same order. */
export function unpackMonth(packed: PackedMonth): SummaryRow {
	const { site, month, walkedAt, finishedAt, like } = packed;
	const [areas, heads] = JSON.parse(packed.alike) as [AreaHead[], Head[]];
	const [ids, days] = [packed.ids.split('\n'), packed.days.split('\n')];
	const outcomes = packed.outcomes.split('\n');
	let told = 0;
	const walks = Array.from(like, (place, at): WalkSummary => {
		const [kind, shift, by, walked] = heads[place] as Head;
		const finished = finishedAt[at] as number;
		return {
			walk: ids[at] as string,
			site,
			kind,
			shift,
			day: days[at] as string,
			walkedAt: walkedAt[at] as number,
			finishedAt: Number.isNaN(finished) ? null : finished,
			...(by === null ? {} : { by }),
			areas: walked.map((area) => {
				const [id, name, tpl] = areas[area] as AreaHead;
				return { id, name, tpl, outcomes: outcomes[told++] as string };
			}),
		};
	});
	return { site, month, walks };
}
