// Which lines a site has to choose from: what was ever walked there, and how often.
import type { Day } from '../time/business-day.ts';
import type { Scope } from './series-key.ts';
import type { Tabulation } from './tabulate.ts';

export type Choices = {
	site: string;
	/** The house's walks of the site, and of them those that hold enough of it. */
	walks: number;
	whole: number;
	/** Rounds through just these areas by just these lists, most walked first. */
	sets: { set: string; areas: string[]; walks: number }[];
	/** An area by the list it was walked by, most walked first. */
	areas: { area: string; list: string; walks: number }[];
	/** Ids of the shifts walked in. */
	shifts: string[];
	first: Day | null;
	last: Day | null;
};

export function choicesOf(table: Tabulation, { site }: { site: string }): Choices {
	const sets = new Map<string, Choices['sets'][number]>();
	const areas = new Map<string, Choices['areas'][number]>();
	const shifts = new Set<string>();
	const places = (table.bySite.get(site) ?? []).filter(
		(place) => table.walks[place]?.kind === 'house',
	);
	for (const place of places) {
		const shape = table.shapes[place];
		const shift = table.walks[place]?.shift;
		if (shift) shifts.add(shift);
		if (!shape?.isWhole) continue;
		const set = sets.get(shape.set) ?? { set: shape.set, areas: shape.areas.map(idOf), walks: 0 };
		sets.set(shape.set, { ...set, walks: set.walks + 1 });
		for (const { id, table: list } of shape.areas) {
			const key = `${id} ${list?.list}`;
			const area = areas.get(key) ?? { area: id, list: list?.list ?? '', walks: 0 };
			areas.set(key, { ...area, walks: area.walks + 1 });
		}
	}
	return {
		site,
		walks: places.length,
		whole: places.filter((place) => table.isOverall[place] === 1).length,
		sets: [...sets.values()].sort(byWalks),
		areas: [...areas.values()].sort(byWalks),
		shifts: [...shifts],
		first: table.walks[places[0] ?? -1]?.day ?? null,
		last: table.walks[places.at(-1) ?? -1]?.day ?? null,
	};
}

const idOf = ({ id }: { id: string }): string => id;
const byWalks = (a: { walks: number }, b: { walks: number }): number => b.walks - a.walks;

/** What is looked at first: the whole site, else what is walked most. */
export function firstScope({ whole, sets }: Pick<Choices, 'whole' | 'sets'>): Scope {
	const [most] = sets;
	return whole > 0 || !most ? { of: 'site' } : { of: 'set', set: most.set };
}
