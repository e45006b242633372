// Which walks make one line: a change of list must never look like a change of the place.
import { headlineDimensions, type Dimension } from '../checklist/checklist.ts';
import type { WalkKind } from '../walk/walk.ts';
import { setOf, type Shape } from './shape.ts';
import type { Tabulation } from './tabulate.ts';

/**
 * `site`: walks that hold at least 80 % of the site's weight. `set`: walks through just these areas
 * by just these lists. `area`: what any walk saw of one area by one list.
 */
export type Scope =
	{ of: 'site' } | { of: 'set'; set: string } | { of: 'area'; area: string; list: string };

/** null = every dimension, every shift. */
export type SeriesKey = {
	site: string;
	kind: WalkKind;
	scope: Scope;
	dimension: Dimension | null;
	shift: string | null;
};

/** What a series is called where it must be told in one word: the same key, the same id. */
export function seriesId({ site, kind, scope, dimension, shift }: SeriesKey): string {
	const what = scope.of === 'set' ? scope.set : scope.of === 'area' ? setOf([areaOf(scope)]) : '';
	return [site, kind, scope.of, what, dimension ?? '', shift ?? ''].join('/');
}

const areaOf = ({ area, list }: { area: string; list: string }) => ({ id: area, list });

/** Places of the walks that a series is made of, oldest first, enough seen or not. */
export function walksOf(table: Tabulation, key: SeriesKey): number[] {
	return (table.bySite.get(key.site) ?? []).filter((place) => {
		const walk = table.walks[place];
		const shape = table.shapes[place];
		if (!walk || !shape || walk.kind !== key.kind) return false;
		if (key.shift !== null && walk.shift !== key.shift) return false;
		switch (key.scope.of) {
			case 'site':
				return shape.isWhole && table.isOverall[place] === 1;
			case 'set':
				return shape.isWhole && shape.set === key.scope.set;
			case 'area': {
				const { area, list } = key.scope;
				return shape.areas.some(({ id, table: it }) => id === area && it?.list === list);
			}
		}
	});
}

/**
 * The series that may raise an alarm: overall, cleanliness and order of each site and kind. Every
 * walk counts in one of them only: in the site's line if it holds enough of it, else in its set's.
 */
export function alarmedKeys(table: Tabulation): SeriesKey[] {
	const keys = new Map<string, SeriesKey>();
	for (const [site, places] of table.bySite) {
		const seen = { house: new Set<Shape>(), spot: new Set<Shape>() };
		for (const place of places) {
			const [kind, shape] = [table.walks[place]?.kind ?? 'house', table.shapes[place]];
			if (!shape?.isWhole || seen[kind].has(shape)) continue;
			seen[kind].add(shape);
			const scope: Scope =
				table.isOverall[place] === 1 ? { of: 'site' } : { of: 'set', set: shape.set };
			const key: SeriesKey = { site, kind, scope, dimension: null, shift: null };
			keys.set(seriesId(key), key);
		}
	}
	return [...keys.values()].flatMap((key) =>
		[null, ...headlineDimensions].map((dimension) => ({ ...key, dimension })),
	);
}
