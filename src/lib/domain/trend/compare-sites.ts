// Sites side by side: each one's pooled score, and how sure it is.
import { entersTrends } from '../score/score.ts';
import type { Dimension } from '../checklist/checklist.ts';
import type { Day } from '../time/business-day.ts';
import { tQuantile } from './statistics/t-quantile.ts';
import type { Tabulation } from './tabulate.ts';
import { tallyAt } from './tally-at.ts';

/** 0 to 100, unrounded; null low and high = fewer than six walks say nothing of what is usual. */
export type SiteStanding = {
	site: string;
	walks: number;
	score: number | null;
	low: number | null;
	high: number | null;
};

export type SitesQuestion = { sites: readonly string[]; dimension: Dimension | null; from: Day };

/**
 * By score, the lowest first; of the house's walks since a day that saw enough. `tableOf` gives the
 * tabulation that holds a site's walks.
 */
export const compareSites = (
	tableOf: (site: string) => Tabulation,
	{ sites, dimension, from }: SitesQuestion,
): SiteStanding[] =>
	sites
		.map((site) => ({ site, ...pooled(walksSince(tableOf(site), { site, dimension, from })) }))
		.sort((a, b) => (a.score ?? 101) - (b.score ?? 101));

type Walked = { earned: number; possible: number };

function walksSince(
	table: Tabulation,
	{ site, dimension, from }: { site: string; dimension: Dimension | null; from: Day },
): Walked[] {
	return (table.bySite.get(site) ?? []).flatMap((place) => {
		const walk = table.walks[place];
		if (walk?.kind !== 'house' || walk.day < from || !table.shapes[place]?.isWhole) return [];
		if (!entersTrends(tallyAt(table, place))) return [];
		const tally = tallyAt(table, place, { dimension });
		return tally.possible > 0 ? [tally] : [];
	});
}

/** Fewer walks than this are a glance, not a standing. */
const fewest = 6;

/**
 * ΣE/ΣP with its 95 % interval as a ratio of sums over walks: the answers of one walk go together, so
 * the walk is what is counted (Cochran, Sampling Techniques, 1977, 6.3), with t of n - 1.
 */
export function pooled(walks: readonly Walked[]): Omit<SiteStanding, 'site'> {
	const [earned, possible] = [sum(walks, 'earned'), sum(walks, 'possible')];
	const count = walks.length;
	if (possible === 0) return { walks: count, score: null, low: null, high: null };
	const ratio = earned / possible;
	const score = 100 * ratio;
	if (count < fewest) return { walks: count, score, low: null, high: null };
	const squares = walks.reduce((all, walk) => all + (walk.earned - ratio * walk.possible) ** 2, 0);
	const error = Math.sqrt((count / (count - 1)) * squares) / possible;
	const half = 100 * tQuantile(0.975, count - 1) * error;
	return { walks: count, score, low: Math.max(0, score - half), high: Math.min(100, score + half) };
}

const sum = (walks: readonly Walked[], of: keyof Walked): number =>
	walks.reduce((all, walk) => all + walk[of], 0);
