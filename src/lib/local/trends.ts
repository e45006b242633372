// The live question of everything told over time: months as they lie, and what gives them a meaning.
import type { Version } from '#lib/domain/checklist/checklist.ts';
import { areasOf, siteOf, type Area, type Site } from '#lib/domain/site/site.ts';
import type { Role } from '#lib/domain/team/member.ts';
import {
	notesOf,
	restartsOf,
	type ShownBaseline,
	type ShownNote,
} from '#lib/domain/trend/chart-marks.ts';
import type { PackedMonth } from '#lib/domain/walk/packed-month.ts';
import type { PhoneDatabase } from './database.ts';
import { lookingNow } from './viewer.ts';

export type TrendPlace = {
	/** Archived ones too: their history stays. */
	site: Site;
	/** Those in use, in the customer's order. */
	areas: Area[];
	/** Of every area there ever was, by id. */
	names: Map<string, string>;
};

export type TrendData = {
	/** Every site's, each site's oldest first; still packed, so that reading them costs nothing. */
	months: PackedMonth[];
	versions: Version[];
	/** By name, archived ones last. */
	places: TrendPlace[];
	restarts: ShownBaseline[];
	notes: ShownNote[];
	/** null = somebody who left. */
	role: Role | null;
};

/**
 * `summaries` hold every walk once: those that a server told of (`archives`) and those of the log. An
 * auditor, and who left, gets nothing of the house.
 */
export async function trendData(db: PhoneDatabase): Promise<TrendData> {
	const { role } = await lookingNow(db);
	const nothing = { months: [], versions: [], places: [], restarts: [], notes: [], role };
	if (role !== 'owner' && role !== 'lead') return nothing;
	const [months, versions, places, restarts, notes] = await Promise.all([
		db.summaries.toArray(),
		db.checklists.toArray(),
		placesNow(db),
		db.baselines.toArray(),
		db.notes.toArray(),
	]);
	return {
		months,
		versions,
		places,
		restarts: restartsOf(restarts),
		notes: notesOf(notes),
		role,
	};
}

async function placesNow(db: PhoneDatabase): Promise<TrendPlace[]> {
	const [sites, areas] = await Promise.all([db.sites.toArray(), db.areas.toArray()]);
	return sites
		.flatMap((row) => siteOf(row) ?? [])
		.sort(
			(a, b) =>
				Number(a.archived ?? false) - Number(b.archived ?? false) || (a.name < b.name ? -1 : 1),
		)
		.map((site) => {
			const own = areas.filter((row) => row.site === site.id);
			const names = own.map(({ id, said }) => [id, said.heads.at(-1)?.value.name ?? id] as const);
			return { site, areas: areasOf(own), names: new Map(names) };
		});
}
