// How much of a whole site a walk holds: only one that holds enough may stand in the site's line.
import type { Version } from '../checklist/checklist.ts';
import type { Area } from '../site/site.ts';
import type { Shape } from './shape.ts';

/** By site: Σw of each area in use, by its list's present version. */
export type SiteWeights = ReadonlyMap<
	string,
	ReadonlyMap<string, { list: string; weight: number }>
>;

export const noWeights: SiteWeights = new Map();

/** `newest` is by list; an area whose list this phone lacks weighs nothing. */
export const siteWeightsOf = (
	places: readonly { site: { id: string }; areas: readonly Area[] }[],
	newest: ReadonlyMap<string, Version>,
): SiteWeights =>
	new Map(
		places.map(({ site, areas }) => [
			site.id,
			new Map(areas.map(({ id, list }) => [id, { list, weight: weightOf(newest.get(list)) }])),
		]),
	);

const weightOf = (version: Version | undefined): number =>
	(version?.checklist.items ?? []).reduce((sum, { weight }) => sum + weight, 0);

/**
 * 1 when the walk went through areas that hold at least 80 % of what the site weighs today, by the
 * lists they have today; of a site that is not known none does.
 */
export function overallBy(weights: SiteWeights): (site: string, shape?: Shape) => 0 | 1 {
	const known = new Map<string, Map<Shape, 0 | 1>>();
	return (site, shape) => {
		const areas = weights.get(site);
		if (!areas || !shape) return 0;
		const ofSite = known.get(site) ?? new Map<Shape, 0 | 1>();
		const told = ofSite.get(shape) ?? (holdsEnough(shape, areas) ? 1 : 0);
		known.set(site, ofSite.set(shape, told));
		return told;
	};
}

function holdsEnough(
	shape: Shape,
	areas: ReadonlyMap<string, { list: string; weight: number }>,
): boolean {
	let whole = 0;
	for (const { weight } of areas.values()) whole += weight;
	let held = 0;
	for (const { id, table } of shape.areas) {
		const area = areas.get(id);
		if (area && area.list === table?.list) held += area.weight;
	}
	return whole > 0 && held * 10 >= whole * 8;
}
