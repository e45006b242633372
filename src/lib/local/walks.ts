// Live questions about walks: all drafts, history. One walk whole is asked for in walk-seen.ts.
import type { Version } from '#lib/domain/checklist/checklist.ts';
import { marksOf, progressOf } from '#lib/domain/walk/mark.ts';
import { openingSpot, type Spot } from '#lib/domain/walk/path.ts';
import type { WalkSummary } from '#lib/domain/walk/summary.ts';
import type { Walk, WalkKind } from '#lib/domain/walk/walk.ts';
import { answersTo, type PhoneDatabase } from './database.ts';
import { monthsFrom } from './months.ts';

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

/** Versions that this phone holds, by name. */
export async function versionsOf(db: PhoneDatabase, tpls: string[]): Promise<Map<string, Version>> {
	const versions = await db.checklists.bulkGet([...new Set(tpls)]);
	return new Map(versions.flatMap((version) => (version ? [[version.tpl, version]] : [])));
}

export const voidedWalks = (db: PhoneDatabase): Promise<Walk[]> =>
	db.walks.where('state').equals('void').toArray();
