// Panorama: what truly changed, what keeps coming back, what stays unfixed, what nobody looked at.
import { comingBack, type ComingBack } from './coming-back.ts';
import {
	siteOverview,
	type OverviewPlace,
	type OverviewTerms,
	type SiteOverview,
} from './site-overview.ts';
import type { Tabulation } from './tabulate.ts';

export type OverviewQuestion = OverviewTerms & { places: readonly OverviewPlace[] };

/** Plain data: it crosses from the worker to the screen as it is. */
export type Overview = {
	now: number;
	days: number;
	/** Worst first. */
	sites: SiteOverview[];
	/** At most five, of all sites. */
	comingBack: ComingBack[];
	/** Alarms to expect in the period if nothing changed anywhere. */
	expectedFalse: number;
};

export const defaultDays = 90;
const shownItems = 5;

export function overviewOf(table: Tabulation, question: OverviewQuestion): Overview {
	const { places, now, days } = question;
	const sites = places
		.map((place) => siteOverview(table, place, question))
		.sort((a, b) => graver(a, b) || (a.name < b.name ? -1 : 1));
	const areasOf = new Map(
		places.map(({ site, areas }) => [site.id, new Set(areas.map(({ id }) => id))]),
	);
	return {
		now,
		days,
		sites,
		comingBack: comingBack(table, {
			sites: sites.map(({ site, from }) => ({ site, from, areas: areasOf.get(site) ?? new Set() })),
			count: shownItems,
		}),
		expectedFalse: sites.reduce((sum, { expectedFalse }) => sum + expectedFalse, 0),
	};
}

/** A real change for the worse, then what is critical and late, then how much is late, then unseen. */
function graver(a: SiteOverview, b: SiteOverview): number {
	const weights = [a, b].map(({ stories, overdue, unlooked }) => [
		stories.filter(({ lead, isPresent }) => lead.side === 'worse' && isPresent).length,
		stories.filter(({ lead, isNew }) => lead.side === 'worse' && isNew).length,
		overdue.filter(({ item }) => item.critical).length,
		overdue.reduce((sum, { item }) => sum + item.weight, 0),
		unlooked.missing / Math.max(1, unlooked.of),
	]);
	const [own = [], other = []] = weights;
	return own.reduce((told, weight, at) => told || (other[at] ?? 0) - weight, 0);
}
