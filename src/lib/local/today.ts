// The live question of Hoy: one look at the database gives the whole first screen.
import { scoreOf, type Score } from '#lib/domain/score/score.ts';
import { entersTrends, scoreTenths } from '#lib/domain/score/score.ts';
import { openIntrusions, type OpenIntrusion } from '#lib/domain/walk/open-intrusions.ts';
import { marksOfSummary, type WalkSummary } from '#lib/domain/walk/summary.ts';
import type { PhoneDatabase } from './database.ts';
import { placeAt, type Place } from './places.ts';
import { lookingNow, type Looking } from './viewer.ts';
import { draftsNow, summariesSince, versionsOfSummaries, type Draft } from './walks.ts';

export type Today = {
	place: Place | null;
	/** Of this site. */
	drafts: Draft[];
	last: { summary: WalkSummary; score: Score } | null;
	/** Scores of the latest walks that enter trends, in tenths, oldest first. */
	recent: number[];
	open: OpenIntrusion[];
	/** An auditor sees no house score, not even one that this phone might still hold. */
	isAuditor: boolean;
	looking: Looking;
};

/** How far back Hoy looks for what is still open, in ms. */
const reach = 60 * 86_400_000;

export const today =
	(now: number, chosen: string | null = null) =>
	async (db: PhoneDatabase): Promise<Today> => {
		const [place, all, looking] = await Promise.all([
			placeAt(chosen)(db),
			draftsNow(db),
			lookingNow(db),
		]);
		const drafts = all.filter(({ walk }) => !place || walk.site === place.site.id);
		const isAuditor = looking.role === 'auditor';
		const bare = { place, drafts, isAuditor, looking };
		if (!place || isAuditor) return { ...bare, last: null, recent: [], open: [] };
		const since = new Date(now - reach).toISOString().slice(0, 7);
		const summaries = await summariesSince(place.site.id, since)(db);
		const versions = await versionsOfSummaries(db, summaries);
		const summary = summaries.at(-1);
		const scores = summaries.slice(-12).map((one) => scoreOf(marksOfSummary(one, versions)));
		const recent = scores
			.filter((score) => entersTrends(score.asFound))
			.flatMap((score) => scoreTenths(score.asFound) ?? []);
		const score = scores.at(-1);
		return {
			...bare,
			last: summary && score ? { summary, score } : null,
			recent,
			open: openIntrusions(summaries, versions),
		};
	};
