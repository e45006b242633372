// What versions of the same lists have in common, and whether their walks may stand in one line.
import type { Item } from '../checklist/checklist.ts';
import { weighedAs, type ListTable } from './list-table.ts';
import type { Shape } from './shape.ts';

/** Lists weighed alike, by area and version (`coreKey`). */
export type Core = ReadonlyMap<string, ListTable>;

export const coreKey = (area: string, tpl: string): string => `${area}/${tpl}`;

/**
 * Whether what all their versions share holds at least 80 % of the weight of each (scoring.md 1.3).
 * `area` looks at one area only.
 */
export function areComparable(shapes: readonly Shape[], area: string | null): boolean {
	const shared = new Map(
		[...versionsByArea(shapes, area)].map(([id, versions]) => [id, sharedIds(versions)]),
	);
	return shapes.every(({ areas }) => {
		let [held, whole] = [0, 0];
		for (const { id, table } of areas) {
			const ids = shared.get(id);
			if (!ids || !table) continue;
			whole += table.total;
			held += heldBy(table, ids);
		}
		return held > 0 && held * 10 >= whole * 8;
	});
}

/** What all versions share, as the last one to come has it; null where each area has only one. */
export function coreOf(shapes: readonly Shape[], area: string | null): Core | null {
	const changed = [...versionsByArea(shapes, area)].filter(([, versions]) => versions.length > 1);
	if (changed.length === 0) return null;
	return new Map(
		changed.flatMap(([id, versions]) => {
			const shared = sharedIds(versions);
			const last = new Map(versions.at(-1)?.items.map((item) => [item.id, item]));
			const asLast = (item: Item) => (shared.has(item.id) ? (last.get(item.id) ?? null) : null);
			return versions.map(
				({ tpl, version }) => [coreKey(id, tpl), weighedAs(version, asLast)] as const,
			);
		}),
	);
}

/** The versions each area was walked by, in the order they came. */
function versionsByArea(shapes: readonly Shape[], area: string | null): Map<string, ListTable[]> {
	const versions = new Map<string, ListTable[]>();
	for (const { id, table } of shapes.flatMap((shape) => shape.areas)) {
		if (!table || (area !== null && id !== area)) continue;
		const known = versions.get(id) ?? [];
		if (!known.includes(table)) versions.set(id, [...known, table]);
	}
	return versions;
}

function sharedIds(versions: readonly ListTable[]): Set<string> {
	const [first, ...others] = versions.map(({ items }) => new Set(items.map(({ id }) => id)));
	return new Set([...(first ?? [])].filter((id) => others.every((ids) => ids.has(id))));
}

const heldBy = ({ items, weight }: ListTable, ids: ReadonlySet<string>): number =>
	items.reduce((sum, { id }, place) => sum + (ids.has(id) ? (weight[place] ?? 0) : 0), 0);
