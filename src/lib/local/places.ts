// Live questions about the place: its site, areas, lists and what never applies.
import { areasOf, exemptByArea, siteOf, type Area, type Site } from '#lib/domain/site/site.ts';
import { isLater, type Version } from '#lib/domain/checklist/checklist.ts';
import type { PhoneDatabase } from './database.ts';

export type Place = {
	site: Site;
	areas: Area[];
	exempt: Map<string, string[]>;
};

/** The place this phone walks, or null before it was prepared. */
export async function placeNow(db: PhoneDatabase): Promise<Place | null> {
	const [sites, areas, exempts] = await Promise.all([
		db.sites.toArray(),
		db.areas.toArray(),
		db.exempts.toArray(),
	]);
	const site = sites.map(siteOf).find((one) => one !== null);
	if (!site) return null;
	const own = <R extends { site: string }>(rows: R[]) => rows.filter((row) => row.site === site.id);
	return { site, areas: areasOf(own(areas)), exempt: exemptByArea(own(exempts)) };
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
