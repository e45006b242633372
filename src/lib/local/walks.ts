// Live questions about walks: one under way, all drafts, history.
import type { Version } from '#lib/domain/checklist/checklist.ts';
import { isShown, type PhotoRow } from '#lib/domain/walk/photo.ts';
import { marksOf, progressOf, type Mark } from '#lib/domain/walk/mark.ts';
import type { AnswerRow } from '#lib/domain/walk/answer.ts';
import { openingSpot, type Spot } from '#lib/domain/walk/path.ts';
import type { WalkSummary } from '#lib/domain/walk/summary.ts';
import type { Walk, WalkKind } from '#lib/domain/walk/walk.ts';
import { answersTo, type PhoneDatabase, type PlaceRow } from './database.ts';
import { monthsFrom } from './months.ts';

export type WalkSeen = {
	walk: Walk;
	versions: Map<string, Version>;
	rows: AnswerRow[];
	marks: Mark[];
	photos: PhotoRow[];
	/** Photos still being shrunk, by point. */
	preparing: { id: string; point: string }[];
	drafts: Map<string, string>;
	/** Where it was left. */
	place: PlaceRow | undefined;
};

/** Everything about one walk, or null when this phone does not have it. */
export const walkSeen =
	(id: string) =>
	async (db: PhoneDatabase): Promise<WalkSeen | null> => {
		const walk = await db.walks.get(id);
		if (!walk) return null;
		const [versions, rows, photos, raws, drafts, place] = await Promise.all([
			versionsOf(
				db,
				walk.areas.map((area) => area.tpl),
			),
			answersTo(db, id).toArray(),
			db.photos.where('walk').equals(id).toArray(),
			db.raws.filter((raw) => raw.walk === id).toArray(),
			db.drafts.where('ent').startsWith(`${id}/`).toArray(),
			db.places.get(id),
		]);
		return {
			walk,
			versions,
			rows,
			marks: marksOf(walk, versions, rows),
			photos: photos.filter(isShown).sort((a, b) => a.addedAt - b.addedAt),
			preparing: raws.map((raw) => ({ id: raw.id, point: `${id}/${raw.area}/${raw.item}` })),
			drafts: new Map(drafts.map((draft) => [draft.ent, draft.text])),
			place,
		};
	};

export type Draft = {
	walk: Walk;
	/** Where it will open again; null when nothing is asked. */
	place: Spot | null;
	done: number;
	total: number;
};

/** Walks under way, the one touched last first. */
export async function draftsNow(db: PhoneDatabase): Promise<Draft[]> {
	const walks = await db.walks.where('state').equals('open').toArray();
	const drafts = await Promise.all(
		walks.map(async (walk) => {
			const [versions, rows, place] = await Promise.all([
				versionsOf(
					db,
					walk.areas.map((area) => area.tpl),
				),
				answersTo(db, walk.id).toArray(),
				db.places.get(walk.id),
			]);
			const marks = marksOf(walk, versions, rows);
			return { walk, place: openingSpot(marks, place), ...progressOf(marks) };
		}),
	);
	return drafts.sort((a, b) => b.walk.walkedAt - a.walk.walkedAt);
}

/**
 * Finished walks since a month (YYYY-MM, inclusive), oldest first: the house's own, unless another
 * kind is asked for, or (null) all.
 */
export const summariesSince =
	(site: string, month: string, kind: WalkKind | null = 'house') =>
	async (db: PhoneDatabase): Promise<WalkSummary[]> => {
		const all = (await monthsFrom(db.summaries, site, month)).flatMap((row) => row.walks);
		return kind === null ? all : all.filter((one) => one.kind === kind);
	};

/** Every version that given summaries were walked with. */
export async function versionsOfSummaries(
	db: PhoneDatabase,
	summaries: readonly WalkSummary[],
): Promise<Map<string, Version>> {
	return versionsOf(db, [...new Set(summaries.flatMap((one) => one.areas.map(({ tpl }) => tpl)))]);
}

async function versionsOf(db: PhoneDatabase, tpls: string[]): Promise<Map<string, Version>> {
	const versions = await db.checklists.bulkGet([...new Set(tpls)]);
	return new Map(versions.flatMap((version) => (version ? [[version.tpl, version]] : [])));
}

export const voidedWalks = (db: PhoneDatabase): Promise<Walk[]> =>
	db.walks.where('state').equals('void').toArray();
