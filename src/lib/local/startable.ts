// The live question of starting a walk: the areas with the newest version of their lists.
import { siteScope } from '#lib/domain/fact.ts';
import type { Version } from '#lib/domain/checklist/checklist.ts';
import type { Area } from '#lib/domain/site/site.ts';
import type { Walk, WalkKind } from '#lib/domain/walk/walk.ts';
import type { PhoneDatabase } from './database.ts';
import { maySay } from './may-say.ts';
import { newestVersions, placeAt, type Place } from './places.ts';
import { lookingNow } from './viewer.ts';

export type Startable = {
	place: Place | null;
	areas: { area: Area; version: Version; exempt: string[] }[];
	/** Areas of the walk started last, or null before the first. */
	lastAreas: string[] | null;
	/** What this person may start: an auditor only spot checks. */
	kind: WalkKind;
	/** Whether they may change what the site's areas are, and what never applies in them. */
	mayChange: boolean;
	mayExempt: boolean;
};

export const startable =
	(chosen: string | null = null) =>
	async (db: PhoneDatabase): Promise<Startable> => {
		const [place, versions, walks, looking] = await Promise.all([
			placeAt(chosen)(db),
			newestVersions(db),
			db.walks.toArray(),
			lookingNow(db),
		]);
		const kind: WalkKind = looking.role === 'auditor' ? 'spot' : 'house';
		const scope = siteScope(place?.site.id ?? '');
		const bare = {
			place,
			kind,
			mayChange: maySay(looking, 'checklist.assign', scope),
			mayExempt: maySay(looking, 'site.exempt', scope),
		};
		if (!place) return { ...bare, areas: [], lastAreas: null };
		return {
			...bare,
			...areasToWalk(
				place,
				versions,
				walks.filter((one) => one.kind === kind),
			),
		};
	};

function areasToWalk(
	place: Place,
	versions: ReadonlyMap<string, Version>,
	walks: readonly Walk[],
): Pick<Startable, 'areas' | 'lastAreas'> {
	const areas = place.areas.flatMap((area) => {
		const version = versions.get(area.list);
		const known = new Set(version?.checklist.items.map((item) => item.id));
		const exempt = (place.exempt.get(area.id) ?? []).filter((item) => known.has(item));
		return version ? [{ area, version, exempt }] : [];
	});
	const last = walks.reduce<Walk | null>(
		(latest, walk) => (!latest || walk.walkedAt > latest.walkedAt ? walk : latest),
		null,
	);
	const still = last?.areas
		.map(({ id }) => id)
		.filter((id) => areas.some(({ area }) => area.id === id));
	return { areas, lastAreas: still && still.length > 0 ? still : null };
}
