// Which areas a walk went through, and by which version of which list.
import type { Versions } from '../walk/mark.ts';
import type { AreaSummary } from '../walk/summary.ts';
import { tableOf, type ListTable } from './list-table.ts';

export type Shape = {
	/** In the walk's own order; a version that this phone lacks has no table. */
	areas: readonly { id: string; table: ListTable | null }[];
	/** Every version is known, so the walk's score is. */
	isWhole: boolean;
	/** Σw of its lists. */
	weight: number;
	/** The same for all walks through the same areas by the same lists, whatever order or version. */
	set: string;
};

type Step = { next: Map<string, Map<string, Step>>; shape: Shape | null };

/** Tells the shape of a walk's areas; walks of the same areas and versions share one. */
export function shapesBy(versions: Versions): (areas: readonly AreaSummary[]) => Shape {
	const tables = new Map<string, ListTable | null>();
	const tableBy = (tpl: string): ListTable | null => {
		const version = versions.get(tpl);
		const table = tables.get(tpl) ?? (version ? tableOf(version) : null);
		tables.set(tpl, table);
		return table;
	};
	const start: Step = { next: new Map(), shape: null };
	return (areas) => {
		let step = start;
		// Two lookups an area: joining the names into one key costs a phone more than all the sums.
		for (const { id, tpl } of areas) step = stepInto(step, id, tpl);
		step.shape ??= shapeOf(areas.map(({ id, tpl }) => ({ id, table: tableBy(tpl) })));
		return step.shape;
	};
}

function stepInto(from: Step, area: string, tpl: string): Step {
	const known = from.next.get(area)?.get(tpl);
	if (known) return known;
	const made: Step = { next: new Map(), shape: null };
	from.next.set(area, (from.next.get(area) ?? new Map<string, Step>()).set(tpl, made));
	return made;
}

const shapeOf = (areas: Shape['areas']): Shape => ({
	areas,
	isWhole: areas.length > 0 && areas.every(({ table }) => table !== null),
	weight: areas.reduce((sum, { table }) => sum + (table?.total ?? 0), 0),
	set: setOf(areas.map(({ id, table }) => ({ id, list: table?.list ?? '' }))),
});

/** Names a set of areas with their lists. */
export const setOf = (areas: readonly { id: string; list: string }[]): string =>
	areas
		.map(({ id, list }) => `${id}:${list}`)
		.sort()
		.join(',');
