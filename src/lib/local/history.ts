// The live question of history: finished walks scored, drafts, and what was voided.
import { scoreOf, type Score } from '#lib/domain/score/score.ts';
import { marksOfSummary, type WalkSummary } from '#lib/domain/walk/summary.ts';
import type { Walk, WalkKind } from '#lib/domain/walk/walk.ts';
import type { PhoneDatabase } from './database.ts';
import { accountOf } from './link.ts';
import { placeAt, type Place } from './places.ts';
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
	/** The house's own, oldest first. */
	walks: ScoredWalk[];
	/** Spot checks, oldest first: apart, never in one line with the house's walks. */
	spots: ScoredWalk[];
	isAuditor: boolean;
	voided: Walk[];
	/** Older months hold more. */
	hasMore: boolean;
};

export const history =
	(now: number, months: number, chosen: string | null = null) =>
	async (db: PhoneDatabase): Promise<History> => {
		const [place, allDrafts, allVoided, account] = await Promise.all([
			placeAt(chosen)(db),
			draftsNow(db),
			voidedWalks(db),
			accountOf(db),
		]);
		const isHere = (walk: Walk) => !place || walk.site === place.site.id;
		const drafts = allDrafts.filter(({ walk }) => isHere(walk));
		const voided = allVoided.filter(isHere);
		const isAuditor = account?.role === 'auditor';
		if (!place) return { place, drafts, walks: [], spots: [], isAuditor, voided, hasMore: false };
		const since = monthsBefore(now, months - 1);
		const summaries = await summariesSince(place.site.id, since, null)(db);
		const versions = await versionsOfSummaries(db, summaries);
		const scored = (kind: WalkKind) =>
			summaries
				.filter((summary) => summary.kind === kind)
				.map((summary) => ({ summary, score: scoreOf(marksOfSummary(summary, versions)) }));
		const older = await db.summaries
			.where('[site+month]')
			.between([place.site.id, ''], [place.site.id, since])
			.count();
		return {
			place,
			drafts,
			voided,
			walks: isAuditor ? [] : scored('house'),
			spots: scored('spot'),
			isAuditor,
			hasMore: older > 0,
		};
	};

/** The month (YYYY-MM) so many before the one of an instant. */
export function monthsBefore(now: number, months: number): string {
	const day = new Date(now);
	day.setUTCDate(1);
	day.setUTCMonth(day.getUTCMonth() - months);
	return day.toISOString().slice(0, 7);
}
