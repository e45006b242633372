// The desk where years of walks lie: it is filled once, then asked, and adds up what it is asked for.
import { isLater, type Version } from '#lib/domain/checklist/checklist.ts';
import { choicesOf } from '#lib/domain/trend/choices.ts';
import { compareSites, type SitesQuestion } from '#lib/domain/trend/compare-sites.ts';
import { heatMapOf, type HeatQuestion } from '#lib/domain/trend/heat-map.ts';
import { itemRecordsOf, type Period } from '#lib/domain/trend/item-record.ts';
import { lineOf } from '#lib/domain/trend/line.ts';
import { overviewOf, type OverviewQuestion } from '#lib/domain/trend/overview.ts';
import type { SeriesKey } from '#lib/domain/trend/series-key.ts';
import { siteWeightsOf } from '#lib/domain/trend/site-weights.ts';
import type { NewBaseline } from '#lib/domain/trend/stretches.ts';
import { tabulate, type Tabulation } from '#lib/domain/trend/tabulate.ts';
import { unpackMonth, type PackedMonth } from '#lib/domain/walk/packed-month.ts';
import type { TrendData } from '#lib/local/trends.ts';

/** What the desk must be given; the rest of the data is for the screen alone. */
export type Given = Pick<TrendData, 'months' | 'versions' | 'places' | 'restarts'>;

/** What lies on the desk: added up only when somebody asks, a site at a time or all of them. */
type Held = {
	of: (site: string) => Tabulation;
	all: () => Tabulation;
	places: Given['places'];
	restarts: readonly NewBaseline[];
};

/** Of one site, or of all that are in use. */
type OverviewAsked = Pick<OverviewQuestion, 'now' | 'days'> & { site?: string };

/** Every question with its answer: pure functions of what is held, whose answers are plain data. */
const answers = {
	choices: ({ of }: Held, question: { site: string }) => choicesOf(of(question.site), question),
	line: ({ of, restarts }: Held, key: SeriesKey) => lineOf(of(key.site), key, restarts),
	sites: ({ of }: Held, question: SitesQuestion) => compareSites(of, question),
	heat: ({ of }: Held, question: HeatQuestion) => heatMapOf(of(question.site), question),
	items: ({ of }: Held, period: Period) => itemRecordsOf(of(period.site), period),
	overview: ({ of, all, places, restarts }: Held, { site, ...terms }: OverviewAsked) =>
		overviewOf(site === undefined ? all() : of(site), {
			...terms,
			places: places.filter(
				(place) => !place.site.archived && (site === undefined || place.site.id === site),
			),
			restarts,
		}),
};

export type Asks = typeof answers;
export type Ask = keyof Asks;
export type About<K extends Ask> = Parameters<Asks[K]>[1];
export type Answer<K extends Ask> = ReturnType<Asks[K]>;

export type Desk = {
	/** Puts all away and lays this out instead. */
	hold: (given: Given) => void;
	ask: <K extends Ask>(what: K, about: About<K>) => Answer<K>;
};

export function makeDesk(): Desk {
	let held = laidOut({ months: [], versions: [], places: [], restarts: [] });
	return {
		// Gives nothing back: what lies here would take longer to cross to the page than to add up.
		hold: (given) => {
			held = laidOut(given);
		},
		ask: <K extends Ask>(what: K, about: About<K>) =>
			(answers[what] as (held: Held, about: About<K>) => Answer<K>)(held, about),
	};
}

function laidOut({ months, versions, places, restarts }: Given): Held {
	const byTpl = new Map(versions.map((version) => [version.tpl, version]));
	const weights = siteWeightsOf(places, newestOf(versions));
	const addUp = (some: readonly PackedMonth[]): Tabulation =>
		tabulate(
			some.flatMap((month) => unpackMonth(month).walks),
			byTpl,
			weights,
		);
	const known = new Map<string, Tabulation>();
	let whole: Tabulation | undefined;
	return {
		of: (site) => {
			const table = known.get(site) ?? addUp(months.filter((month) => month.site === site));
			known.set(site, table);
			return table;
		},
		all: () => (whole ??= addUp(months)),
		places,
		restarts,
	};
}

function newestOf(versions: readonly Version[]): Map<string, Version> {
	const newest = new Map<string, Version>();
	for (const version of versions) {
		const known = newest.get(version.checklist.id);
		if (!known || isLater(version, known)) newest.set(version.checklist.id, version);
	}
	return newest;
}
