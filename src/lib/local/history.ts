// The live question of history: finished walks scored, drafts, and what was voided.
import { scoreOf, type Score } from '#lib/domain/score/score.ts';
import type { Site } from '#lib/domain/site/site.ts';
import { businessDay, type Day } from '#lib/domain/time/business-day.ts';
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
		const since = monthsBefore(dayAt(place.site, now), months - 1);
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

/** The month (YYYY-MM) so many before the one of a day. */
export function monthsBefore(day: Day, months: number): string {
	const first = new Date(`${day.slice(0, 7)}-01T12:00:00Z`);
	first.setUTCMonth(first.getUTCMonth() - months);
	return first.toISOString().slice(0, 7);
}

/** The business day of a site; where there is none, the day in Greenwich. */
export const dayAt = (site: Pick<Site, 'tz' | 'cut'> | undefined, now: number): Day =>
	businessDay(now, site?.tz ?? 'UTC', site?.cut ?? 0);
