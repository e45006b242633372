// The live question of history: finished walks scored, drafts, and what was voided.
import { scoreOf, type Score } from '#lib/domain/score/score.ts';
import { marksOfSummary, type WalkSummary } from '#lib/domain/walk/summary.ts';
import type { Walk } from '#lib/domain/walk/walk.ts';
import type { PhoneDatabase } from './database.ts';
import { placeNow, type Place } from './places.ts';
import {
	draftsNow,
	summariesSince,
	versionsOfSummaries,
	voidedWalks,
	type Draft,
} from './walks.ts';

export type ScoredWalk = { summary: WalkSummary; score: Score };

export type History = {
	place: Place | null;
	drafts: Draft[];
	/** Oldest first. */
	walks: ScoredWalk[];
	voided: Walk[];
	/** Older months hold more. */
	hasMore: boolean;
};

export const history =
	(now: number, months: number) =>
	async (db: PhoneDatabase): Promise<History> => {
		const [place, drafts, voided] = await Promise.all([
			placeNow(db),
			draftsNow(db),
			voidedWalks(db),
		]);
		if (!place) return { place, drafts, walks: [], voided, hasMore: false };
		const since = monthsBefore(now, months - 1);
		const summaries = await summariesSince(place.site.id, since)(db);
		const versions = await versionsOfSummaries(db, summaries);
		const older = await db.summaries
			.where('[site+month]')
			.between([place.site.id, ''], [place.site.id, since])
			.count();
		return {
			place,
			drafts,
			voided,
			walks: summaries.map((summary) => ({
				summary,
				score: scoreOf(marksOfSummary(summary, versions)),
			})),
			hasMore: older > 0,
		};
	};

function monthsBefore(now: number, months: number): string {
	const day = new Date(now);
	day.setUTCDate(1);
	day.setUTCMonth(day.getUTCMonth() - months);
	return day.toISOString().slice(0, 7);
}
