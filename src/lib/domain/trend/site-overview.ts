// Panorama of one site.
import type { Dimension } from '../checklist/checklist.ts';
import type { Area, Site } from '../site/site.ts';
import { businessDay, type Day } from '../time/business-day.ts';
import { shortestBaseline } from './baseline.ts';
import { isOverdue, openProblems, type OpenProblem } from './open-problems.ts';
import { isWatched, realChanges } from './real-changes.ts';
import { alarmedKeys, seriesId } from './series-key.ts';
import { storiesOf, type Story } from './stories.ts';
import type { NewBaseline } from './stretches.ts';
import type { Tabulation } from './tabulate.ts';
import { trendOf, type Trend } from './trend.ts';
import { unlookedPlaces, type UnlookedPlaces } from './unlooked-places.ts';
import { daysBefore } from './week.ts';

export type SiteOverview = {
	site: string;
	name: string;
	tz: string;
	/** In use, in the customer's order. */
	areas: { id: string; name: string }[];
	today: Day;
	/** The first business day judged. */
	from: Day;
	/** Finished walks of the house, ever. */
	walks: number;
	/** Newest first. */
	stories: Story[];
	/** Lines with limits that tell nothing; with too few walks for limits; worth an eye (W1). */
	quiet: number;
	waiting: number;
	watched: Watched[];
	/** How many walks the longest line without limits still needs; 0 when some line has them. */
	missing: number;
	expectedFalse: number;
	/** Open past its hour, worst first; `late` is by how many ms. */
	overdue: Overdue[];
	/** How much more is open and still has time. */
	inTime: number;
	unlooked: UnlookedPlaces;
};

export type Watched = { series: string; dimension: Dimension | null; areas: string[] | null };
export type Overdue = OpenProblem & { late: number };

/** A site that is walked, with its areas in use in the customer's order. */
export type OverviewPlace = { site: Site; areas: readonly Area[] };

export type OverviewTerms = {
	restarts: readonly NewBaseline[];
	/** An instant, in ms; each site takes its own business day from it. */
	now: number;
	/** How many business days, today included, are judged. */
	days: number;
};

/** What counts as lately: for what is new, and for what somebody looked at. */
const lately = 7;

/** What is over this long is told as past. */
const recently = 14;

export function siteOverview(
	table: Tabulation,
	{ site, areas }: OverviewPlace,
	{ restarts, now, days }: OverviewTerms,
): SiteOverview {
	const today = businessDay(now, site.tz, site.cut);
	const from = daysBefore(today, days - 1);
	const trends = trendsOf(table, site.id, restarts);
	const { changes, quiet, waiting, expectedFalse } = realChanges(table, trends, from);
	const changed = new Set(changes.map(({ trend }) => trend.id));
	const silent = trends.filter(({ id }) => !changed.has(id));
	const open = openNow(table, { site, areas });
	const overdue = open.filter((problem) => isOverdue(problem, now));
	return {
		site: site.id,
		name: site.name,
		tz: site.tz,
		areas: areas.map(({ id, name }) => ({ id, name })),
		today,
		from,
		walks: houseWalks(table, site.id),
		stories: storiesOf(table, changes, {
			newFrom: daysBefore(today, lately - 1),
			recentFrom: daysBefore(today, recently - 1),
		}),
		quiet,
		waiting,
		watched: silent.filter(isWatched).map((trend) => watchedOf(table, trend)),
		missing: missingOf(trends),
		expectedFalse,
		overdue: overdue.map((problem) => ({ ...problem, late: now - problem.due })),
		inTime: open.length - overdue.length,
		unlooked: unlookedPlaces(table, { site, areas, now, days: lately }),
	};
}

/** The lines that may raise an alarm. */
function trendsOf(table: Tabulation, site: string, restarts: readonly NewBaseline[]) {
	const own = { ...table, bySite: new Map([[site, table.bySite.get(site) ?? []]]) };
	return alarmedKeys(own).map((key) => {
		const id = seriesId(key);
		return trendOf(table, key, { restarts: restarts.filter(({ series }) => series === id) });
	});
}

/** Only of areas in use, by the names they have now. */
function openNow(table: Tabulation, { site, areas }: OverviewPlace): OpenProblem[] {
	const names = new Map(areas.map(({ id, name }) => [id, name]));
	return openProblems(table, site.id, site).flatMap((problem) => {
		const areaName = names.get(problem.area);
		return areaName === undefined ? [] : [{ ...problem, areaName }];
	});
}

const houseWalks = (table: Tabulation, site: string): number =>
	(table.bySite.get(site) ?? []).filter((place) => table.walks[place]?.kind === 'house').length;

function missingOf(trends: readonly Trend[]): number {
	const longest = Math.max(
		0,
		...trends.flatMap(({ stretches }) => stretches.slice(-1)).map(({ from, to }) => to - from),
	);
	return Math.max(0, shortestBaseline - longest);
}

function watchedOf(table: Tabulation, { id, key, walks }: Trend): Watched {
	const last = table.walks[walks.at(-1) ?? -1];
	const areas = key.scope.of === 'site' ? null : (last?.areas ?? []).map(({ name }) => name);
	return { series: id, dimension: key.dimension, areas };
}
