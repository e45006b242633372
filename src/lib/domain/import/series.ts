// The imported series: all batches that stand, each row once, by site. Never mixed into walks.
import type { Day } from '../time/business-day.ts';
import type { KeptFinding, SiteStory } from './packed-rows.ts';

/** A later export of the same program tells old rows again: a row is the same when it says the same. */
export function seriesOf(batches: readonly (readonly SiteStory[])[]): SiteStory[] {
	const sites = new Map<string, SiteStory>();
	for (const story of batches.flat()) {
		const known = sites.get(story.site);
		sites.set(story.site, known ? joined(known, story) : story);
	}
	return [...sites.values()];
}

/** Names as they were told last; a name that says no more than the rows gives way. */
function joined(known: SiteStory, later: SiteStory): SiteStory {
	const name = later.name === later.site ? known.name : later.name;
	return {
		...{ site: known.site, name, own: later.own ?? known.own },
		inspections: together(known.inspections, later.inspections, {
			key: ({ day, tenths }) => `${day} ${tenths}`,
			isBetter: () => false,
		}),
		findings: together(known.findings, later.findings, {
			key: ({ day, text }) => `${day} ${text}`,
			// Put right since the first export was made.
			isBetter: (own, other) => corrections(other) > corrections(own),
		}),
	};
}

const corrections = (findings: readonly KeptFinding[]): number =>
	findings.filter(({ hasCorrection }) => hasCorrection).length;

type Joining<R> = { key: (row: R) => string; isBetter: (own: R[], other: R[]) => boolean };

/** Of rows that say the same as many as the export that has most of them; by day. */
function together<R extends { day: Day }>(
	known: readonly R[],
	later: readonly R[],
	{ key, isBetter }: Joining<R>,
): R[] {
	const own = Map.groupBy(known, key);
	for (const [name, rows] of Map.groupBy(later, key)) {
		const before = own.get(name) ?? [];
		const isMore = rows.length > before.length;
		if (isMore || (rows.length === before.length && isBetter(before, rows))) own.set(name, rows);
	}
	return [...own.values()].flat().sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}

/** What a list of imported sites shows of each. */
export type SiteLine = {
	site: string;
	name: string;
	own: string | null;
	inspections: number;
	findings: number;
	/** Days of the first and the last inspection; null where there are only findings. */
	from: Day | null;
	to: Day | null;
	/** Tenths of the last inspection. */
	last: number | null;
};

export function lineOf({ site, name, own, inspections, findings }: SiteStory): SiteLine {
	const [first, last] = [inspections[0], inspections.at(-1)];
	return {
		...{ site, name, own, inspections: inspections.length, findings: findings.length },
		...{ from: first?.day ?? null, to: last?.day ?? null, last: last?.tenths ?? null },
	};
}
