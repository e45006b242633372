// A version of a checklist as columns of numbers, so that thousands of walks add up in no time.
import { dimensions, type Item, type Version } from '../checklist/checklist.ts';

export type ListTable = {
	version: Version;
	tpl: string;
	list: string;
	items: readonly Item[];
	/** By place in the list; 0 = the item counts for nothing (it is outside the core). */
	weight: Uint8Array;
	isCritical: Uint8Array;
	/** The places of each dimension's items that count; only the dimensions that have any. */
	parts: readonly { dimension: number; places: Uint16Array }[];
	/** Σw of the list. */
	total: number;
};

export const tableOf = (version: Version): ListTable => weighedAs(version, (item) => item);

/** A version, each of its items weighed as another has it; null = it counts for nothing. */
export function weighedAs(version: Version, other: (item: Item) => Item | null): ListTable {
	const { id: list, items } = version.checklist;
	const as = items.map(other);
	const weight = Uint8Array.from(as, (item) => item?.weight ?? 0);
	const placesOf = (dimension: string) =>
		[...as.keys()].filter((place) => as[place]?.dimension === dimension && weight[place] !== 0);
	return {
		version,
		tpl: version.tpl,
		list,
		items,
		weight,
		isCritical: Uint8Array.from(as, (item) => Number(item?.critical ?? false)),
		parts: dimensions
			.map((name, dimension) => ({ dimension, places: Uint16Array.from(placesOf(name)) }))
			.filter(({ places }) => places.length > 0),
		total: weight.reduce((sum, one) => sum + one, 0),
	};
}
