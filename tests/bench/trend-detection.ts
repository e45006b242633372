// How often the trends cry wolf, and how soon they find a planted change: real lists, many places.
import { headlineDimensions, type Item } from '#lib/domain/checklist/checklist.ts';
import { shortestBaseline } from '#lib/domain/trend/baseline.ts';
import { alarmedKeys } from '#lib/domain/trend/series-key.ts';
import { notifies } from '#lib/domain/trend/signals.ts';
import { siteWeightsOf } from '#lib/domain/trend/site-weights.ts';
import { sdOf, meanOf } from '#lib/domain/trend/statistics/mean.ts';
import { tabulate } from '#lib/domain/trend/tabulate.ts';
import { trendOf, type Trend } from '#lib/domain/trend/trend.ts';
import { yearsOf, type YearsPlan } from '../support/years.ts';
import { median, rounded, type Figures } from './figures.ts';

/** What scoring.md 2.3 simulated: the next 20 walks after the first 12, every fail rate doubled. */
const [places, judged, factor] = [2000, 20, 2];

const oneList = ['exterior-parking'];
/** Thirteen items, all but one pass or fail: the nearest to what the document simulated. */
const plainList = ['dress-presentation'];
const tour = [
	...['exterior-parking', 'reception-entrance', 'dress-presentation', 'tableware-dining'],
	...['restrooms', 'back-of-house-sightline'],
];

/** Rates as the document's: evenly from one in five down to one in fifty, whatever the item. */
const ramp = (_item: Item, place: number): number => 0.2 - (0.18 * (place % 14)) / 13;

export async function measure(): Promise<Figures> {
	return {
		...figuresOf('plain', plainList, 20_262),
		...figuresOf('list', oneList, 20_263),
		...figuresOf('tour', tour, 20_264),
		...laterAlarms(oneList, 20_265),
	};
}

function figuresOf(name: string, round: readonly string[], seed: number): Figures {
	const plan = { seed, sites: places, rounds: [round], days: shortestBaseline + judged };
	const calm = trendsOf({ ...plan, rateOf: ramp });
	const planted = Array.from({ length: places }, (_, site) => ({
		site,
		from: shortestBaseline,
		factor,
	}));
	const worse = trendsOf({ ...plan, seed: seed + 100, rateOf: ramp, planted });
	const [quiet, found] = [calm.map(overall), worse.map(overall)];
	const delays = found.flatMap((trend) => delayOf(trend) ?? []);
	return {
		[`${name}_series`]: quiet.length,
		[`${name}_mean`]: rounded(meanOf(quiet.flatMap(({ scores }) => scores)), 1),
		[`${name}_sd`]: rounded(sdOf(quiet.flatMap(({ scores }) => scores)), 1),
		[`${name}_false_percent`]: shareOf(quiet),
		...dimensionsOf(name, calm),
		[`${name}_false_percent_any_of_three`]: percent(
			calm.filter((own) => own.some((trend) => delayOf(trend) !== null)).length,
		),
		[`${name}_false_improvement_percent`]: percent(
			quiet.filter(({ signals }) => signals.some(({ rule }) => rule === 'M1')).length,
		),
		[`${name}_found_percent`]: shareOf(found),
		[`${name}_found_median_delay_walks`]: median(delays),
		[`${name}_found_percent_any_of_three`]: percent(
			worse.filter((own) => own.some((trend) => delayOf(trend) !== null)).length,
		),
	};
}

/** Of the dimensions that the list has enough items of to make a line. */
function dimensionsOf(name: string, calm: readonly Trend[][]): Figures {
	const lines = headlineDimensions.map((dimension) => ({
		dimension,
		trends: calm.map((own) => ofDimension(own, dimension)),
	}));
	return Object.fromEntries(
		lines
			.filter(({ trends }) => trends.some(({ walks }) => walks.length > 0))
			.map(({ dimension, trends }) => [`${name}_false_percent_${dimension}`, shareOf(trends)]),
	);
}

/** The trends of each place. */
function trendsOf(plan: YearsPlan): Trend[][] {
	const { places: own, versions, walks } = yearsOf(plan);
	const newest = new Map([...versions.values()].map((one) => [one.checklist.id, one]));
	const table = tabulate(walks, versions, siteWeightsOf(own, newest));
	const bySite = Map.groupBy(alarmedKeys(table), ({ site }) => site);
	return [...bySite.values()].map((keys) => keys.map((key) => trendOf(table, key)));
}

const ofDimension = (own: readonly Trend[], dimension: string | null): Trend => {
	const trend = own.find(({ key }) => key.dimension === dimension);
	if (!trend) throw new Error(`No series of ${dimension}`);
	return trend;
};
const overall = (own: readonly Trend[]): Trend => ofDimension(own, null);

/** Walks after the baseline until the first alarm, or null. */
const delayOf = ({ signals }: Trend): number | null => {
	const first = signals.find(({ rule }) => notifies(rule));
	return first ? first.raised - shortestBaseline + 1 : null;
};

const percent = (count: number): number => rounded((100 * count) / places, 1);
const shareOf = (trends: readonly Trend[]): number =>
	percent(trends.filter((trend) => delayOf(trend) !== null).length);

/** Alarms per 20 walks of a series that goes on for long with its first twelve as the baseline. */
function laterAlarms(round: readonly string[], seed: number): Figures {
	const days = shortestBaseline + 10 * judged;
	const trends = trendsOf({ seed, sites: places, rounds: [round], days, rateOf: ramp }).map(
		overall,
	);
	const alarmsIn = (block: number) => {
		const from = shortestBaseline + block * judged;
		const raised = trends.flatMap(({ signals }) => signals.filter(({ rule }) => notifies(rule)));
		const here = raised.filter((one) => one.raised >= from && one.raised < from + judged);
		return rounded(here.length / places, 3);
	};
	return { alarms_per_20_walks_first: alarmsIn(0), alarms_per_20_walks_tenth: alarmsIn(9) };
}
