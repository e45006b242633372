// Live questions about the sites of a business: all of them, and one with its areas.
import { areasOf, siteOf, type Area, type Site } from '#lib/domain/site/site.ts';
import { siteScope } from '#lib/domain/fact.ts';
import type { PhoneDatabase } from './database.ts';
import { maySay } from './may-say.ts';
import { allSites } from './places.ts';
import { lookingNow, type Looking } from './viewer.ts';

export type SitesSeen = {
	/** By name, archived ones last. */
	sites: Site[];
	/** How many areas are walked, by site. */
	areas: Map<string, number>;
	looking: Looking;
};

export async function sitesNow(db: PhoneDatabase): Promise<SitesSeen> {
	const [sites, rows, looking] = await Promise.all([
		allSites(db),
		db.areas.toArray(),
		lookingNow(db),
	]);
	const areas = new Map(
		sites.map(({ id }) => [id, areasOf(rows.filter(({ site }) => site === id)).length]),
	);
	return { sites, areas, looking };
}

export type SiteSeen = {
	site: Site;
	areas: Area[];
	mayChange: boolean;
	/** No other site is open. */
	isLast: boolean;
};

/** Null for a site that this phone does not have. */
export const siteSeen =
	(id: string) =>
	async (db: PhoneDatabase): Promise<SiteSeen | null> => {
		const [rows, areas, looking] = await Promise.all([
			db.sites.toArray(),
			db.areas.where('site').equals(id).toArray(),
			lookingNow(db),
		]);
		const sites = rows.flatMap((row) => siteOf(row) ?? []);
		const site = sites.find((one) => one.id === id);
		if (!site) return null;
		return {
			site,
			areas: areasOf(areas),
			mayChange: maySay(looking, 'site.set', siteScope(id)),
			isLast: !sites.some((one) => one.id !== id && !one.archived),
		};
	};
