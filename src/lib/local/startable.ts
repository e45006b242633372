// The live question of starting a walk: the areas with the newest version of their lists.
import type { Version } from '#lib/domain/checklist/checklist.ts';
import type { Area } from '#lib/domain/site/site.ts';
import type { PhoneDatabase } from './database.ts';
import { newestVersions, placeNow, type Place } from './places.ts';

export type Startable = {
	place: Place | null;
	areas: { area: Area; version: Version; exempt: string[] }[];
	/** Areas of the walk started last, or null before the first. */
	lastAreas: string[] | null;
};

export async function startable(db: PhoneDatabase): Promise<Startable> {
	const [place, versions, walks] = await Promise.all([
		placeNow(db),
		newestVersions(db),
		db.walks.toArray(),
	]);
	if (!place) return { place, areas: [], lastAreas: null };
	const areas = place.areas.flatMap((area) => {
		const version = versions.get(area.list);
		const known = new Set(version?.checklist.items.map((item) => item.id));
		const exempt = (place.exempt.get(area.id) ?? []).filter((item) => known.has(item));
		return version ? [{ area, version, exempt }] : [];
	});
	const last = walks.reduce<(typeof walks)[number] | null>(
		(latest, walk) => (!latest || walk.walkedAt > latest.walkedAt ? walk : latest),
		null,
	);
	const still = last?.areas
		.map(({ id }) => id)
		.filter((id) => areas.some(({ area }) => area.id === id));
	return { place, areas, lastAreas: still && still.length > 0 ? still : null };
}
