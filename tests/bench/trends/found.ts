// Whether the trends of a generator's years find what was planted in them, how soon, and what else.
import type { Figures } from '../figures.ts';
import { median } from '../figures.ts';
import type { Planted, Years } from '../../support/years.ts';
import { changesOf } from '#lib/domain/trend/real-changes.ts';
import { siteWeightsOf } from '#lib/domain/trend/site-weights.ts';
import { tabulate, type Tabulation } from '#lib/domain/trend/tabulate.ts';
import { trendOf } from '#lib/domain/trend/trend.ts';

export function foundIn({ places, versions, walks }: Years, planted: readonly Planted[]): Figures {
	const newest = new Map([...versions.values()].map((one) => [one.checklist.id, one]));
	const table = tabulate(walks, versions, siteWeightsOf(places, newest));
	const delays = planted.map(({ site, from }) => delayOf(table, places[site]?.site.id ?? '', from));
	const found = delays.filter((delay) => delay !== null);
	return {
		planted: planted.length,
		found: found.length,
		found_median_delay_walks: median(found),
		found_longest_delay_walks: Math.max(...found),
	};
}

/** Walks from the planted one to the alarm of the change that holds to the end, or null. */
function delayOf(table: Tabulation, site: string, from: number): number | null {
	const key = { site, kind: 'house', scope: { of: 'site' }, dimension: 'order', shift: null };
	const trend = trendOf(table, key as Parameters<typeof trendOf>[1]);
	const first = (table.bySite.get(site) ?? [])[from] ?? 0;
	const raised = changesOf(table, trend)
		.filter(({ side }) => side === 'worse')
		.flatMap(({ signals }) => signals.map((signal) => signal.raised))
		.filter((at) => (trend.walks[at] ?? 0) >= first)
		.sort((a, b) => a - b)[0];
	return raised === undefined ? null : (trend.walks[raised] ?? 0) - first + 1;
}
