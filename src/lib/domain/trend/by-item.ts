// One record per area and item, found without a lookup per answer: items × walks is a large number.
import type { Item } from '../checklist/checklist.ts';
import type { ListTable } from './list-table.ts';

export type ByItem<R> = {
	/** The records of an area's list, in its order; an item keeps its own in every version. */
	of: (area: string, table: ListTable) => readonly R[];
	/** Every record, in the order first met. */
	all: () => R[];
};

export function byItem<R>(make: (area: string, item: Item) => R): ByItem<R> {
	const records = new Map<string, Map<string, R>>();
	const rows = new Map<string, Map<ListTable, readonly R[]>>();
	const rowOf = (area: string, { items }: ListTable): R[] => {
		const known = records.get(area) ?? new Map<string, R>();
		records.set(area, known);
		return items.map((item) => {
			const record = known.get(item.id) ?? make(area, item);
			known.set(item.id, record);
			return record;
		});
	};
	return {
		of: (area, table) => {
			const ofArea = rows.get(area) ?? new Map<ListTable, readonly R[]>();
			const row = ofArea.get(table) ?? rowOf(area, table);
			rows.set(area, ofArea.set(table, row));
			return row;
		},
		all: () => [...records.values()].flatMap((ofArea) => [...ofArea.values()]),
	};
}
