// Live questions about the place: its site, areas, lists and what never applies.
import { areasOf, exemptByArea, siteOf, type Area, type Site } from '#lib/domain/site/site.ts';
import { isLater, type Version } from '#lib/domain/checklist/checklist.ts';
import type { PhoneDatabase } from './database.ts';

export type Place = {
	site: Site;
	areas: Area[];
	exempt: Map<string, string[]>;
	/** All sites that are walked, this one included, by name. */
	sites: Site[];
};

/** The place this phone walks: the one chosen on it, else any; null before there is one. */
export const placeAt =
	(chosen: string | null) =>
	async (db: PhoneDatabase): Promise<Place | null> => {
		const [rows, areas, exempts] = await Promise.all([
			db.sites.toArray(),
			db.areas.toArray(),
			db.exempts.toArray(),
		]);
		const sites = rows.flatMap((row) => siteOf(row) ?? []).filter(({ archived }) => !archived);
		const site = sites.find(({ id }) => id === chosen) ?? sites[0];
		if (!site) return null;
		const own = <R extends { site: string }>(all: R[]) => all.filter((row) => row.site === site.id);
		return {
			site,
			areas: areasOf(own(areas)),
			exempt: exemptByArea(own(exempts)),
			sites: sites.sort((a, b) => (a.name < b.name ? -1 : 1)),
		};
	};

export const placeNow = placeAt(null);

/** Every site there ever was, archived ones last. */
export async function allSites(db: PhoneDatabase): Promise<Site[]> {
	const sites = (await db.sites.toArray()).flatMap((row) => siteOf(row) ?? []);
	return sites.sort(
		(a, b) =>
			Number(a.archived ?? false) - Number(b.archived ?? false) || (a.name < b.name ? -1 : 1),
	);
}

/** The newest version of every list, by list id: the one accepted last. */
export async function newestVersions(db: PhoneDatabase): Promise<Map<string, Version>> {
	const newest = new Map<string, Version>();
	for (const version of await db.checklists.toArray()) {
		const known = newest.get(version.checklist.id);
		if (!known || isLater(version, known)) newest.set(version.checklist.id, version);
	}
	return newest;
}
