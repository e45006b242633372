// A line holds only what compares; it says what is usual once it knows, and where it truly changed.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { anItem, aVersion } from '../../../../tests/support/marks.ts';
import type { Item, Version, Weight } from '../checklist/checklist.ts';
import type { WalkSummary } from '../walk/summary.ts';
import { alarmedKeys, seriesId, type SeriesKey } from './series-key.ts';
import { siteWeightsOf } from './site-weights.ts';
import { tabulate } from './tabulate.ts';
import { trendOf, type TrendTerms } from './trend.ts';

/** Ten items of weight 1: every fail costs ten points. */
const ten = Array.from({ length: 10 }, (_, at) =>
	anItem(`i${at}`, { dimension: at < 5 ? 'cleanliness' : 'order' }),
);
const versions = (...some: Version[]) => new Map(some.map((version) => [version.tpl, version]));
const t1 = versions(aVersion('t1', ten));

/** `fails` of the first items; the rest is good. */
const bad = (fails: number, of = 10) => 'f'.repeat(fails) + 'p'.repeat(of - fails);

type Told = string | { outcomes: string; tpl?: string; over?: Partial<WalkSummary> };

const walksOf = (...told: Told[]): WalkSummary[] =>
	told.map((one, at) => {
		const { outcomes, tpl = 't1', over = {} } = typeof one === 'string' ? { outcomes: one } : one;
		return {
			walk: `w${at}`,
			site: 's1',
			kind: 'house',
			shift: null,
			day: '2026-06-10',
			walkedAt: at * 100,
			finishedAt: null,
			areas: [{ id: 'hall', name: 'Salón', tpl, outcomes }],
			...over,
		};
	});

const hall: SeriesKey = {
	site: 's1',
	kind: 'house',
	scope: { of: 'set', set: 'hall:t1' },
	dimension: null,
	shift: null,
};
const trend = (walks: WalkSummary[], over: Partial<SeriesKey> = {}, terms: TrendTerms = {}) =>
	trendOf(tabulate(walks, t1), { ...hall, ...over }, terms);
const repeat = <T>(count: number, ...some: T[]): T[] =>
	Array.from({ length: count }, (_, at) => some[at % some.length] as T);

describe('how much a line may say', () => {
	test.each([
		[5, 'dots'],
		[6, 'provisional'],
		[11, 'provisional'],
		[12, 'judged'],
	])('%i walks: %s', (count, stage) => {
		const [stretch] = trend(walksOf(...repeat(count, bad(1), bad(2)))).stretches;
		expect(stretch?.stage).toBe(stage);
		expect(stretch?.baseline === null).toBe(stage !== 'judged');
	});

	test('what is usual is frozen: later walks are judged by the first twelve', () => {
		const { stretches, signals } = trend(
			walksOf(...repeat(12, bad(1), bad(2)), ...repeat(10, bad(3))),
		);
		expect(stretches[0]?.baseline).toMatchObject({ count: 12, mean: 85, median: 85 });
		expect(signals).toContainEqual({ rule: 'S2', since: 12, raised: 19, until: 21 });
		const longer = trend(walksOf(...repeat(22, bad(1), bad(2))), {}, { baseline: 20 });
		expect(longer.stretches[0]?.baseline?.count).toBe(20);
	});

	test('σ never falls below what the items alone make it vary', () => {
		const { stretches } = trend(walksOf(...repeat(12, bad(0))));
		const { sigmaMr, sigmaItem, sigma } = stretches[0]?.baseline ?? {};
		expect(sigmaMr).toBe(0);
		expect(sigma).toBe(sigmaItem);
		// Ten items, each (0 + 0.5)/(12 + 1): 100·√(10·p̃(1-p̃))/10.
		expect(sigma).toBeCloseTo(10 * Math.sqrt((10 * 0.5 * 12.5) / 13 ** 2), 9);
	});

	test('no walk, no line', () => {
		expect(trend([])).toMatchObject({ walks: [], scores: [], stretches: [], signals: [] });
	});
});

describe('which walks stand in a line', () => {
	test('those of which at least 80 % was seen', () => {
		const walks = walksOf('ppppppppss', 'pppppppsss', 'pppppppppn');
		expect(trend(walks).walks).toEqual([0, 2]);
	});

	test('in a dimension, those that saw three of its items or six of its weight', () => {
		// Of the five items of order only two, and then three, apply.
		const walks = walksOf('pppppnnnpp', 'pppppnnppp');
		expect(trend(walks, { dimension: 'order' }).walks).toEqual([1]);
		expect(trend(walks).walks).toEqual([0, 1]);
	});

	test('of one kind: what the house says of itself is never mixed with a check', () => {
		const spot = { outcomes: bad(3), over: { kind: 'spot' as const } };
		const walks = walksOf(bad(1), spot, bad(2));
		expect(trend(walks).scores).toEqual([90, 80]);
		expect(trend(walks, { kind: 'spot' }).scores).toEqual([70]);
	});

	test('of one shift, where only one is asked for', () => {
		const night = { outcomes: bad(3), over: { shift: 'night' } };
		expect(trend(walksOf(bad(1), night), { shift: 'night' }).scores).toEqual([70]);
	});

	test('as left is told beside as found, and never judged', () => {
		const { scores, left } = trend(walksOf(`FF${bad(1, 8)}`));
		expect([scores, left]).toEqual([[70], [90]]);
	});
});

describe('a walk of many areas', () => {
	const areas = ['hall', 'bar', 'yard'].map((id, order) => ({
		id,
		name: id,
		list: 't1',
		order,
		archived: false,
	}));
	const weights = siteWeightsOf([{ site: { id: 's1' }, areas }], t1);
	const through = (...names: string[]): Told => ({
		outcomes: '',
		over: { areas: names.map((id) => ({ id, name: id, tpl: 't1', outcomes: bad(1) })) },
	});
	const table = (...told: Told[]) => tabulate(walksOf(...told), t1, weights);

	test('stands in the line of the site when it holds 80 % of it, else in that of its areas', () => {
		const some = table(
			through('hall', 'bar', 'yard'),
			through('hall', 'bar'),
			through('bar', 'hall'),
		);
		const keys = alarmedKeys(some).filter(({ dimension }) => dimension === null);
		expect(keys.map(({ scope }) => scope)).toEqual([
			{ of: 'site' },
			{ of: 'set', set: 'bar:t1,hall:t1' },
		]);
		expect(keys.map((key) => trendOf(some, key).walks)).toEqual([[0], [1, 2]]);
	});

	test('raises alarms overall, in cleanliness and in order, and in nothing else', () => {
		expect(alarmedKeys(table(through('hall'))).map(({ dimension }) => dimension)).toEqual([
			null,
			'cleanliness',
			'order',
		]);
	});

	test('gives each of its areas a line of its own, whatever else was walked', () => {
		const some = table(through('hall', 'bar'), through('yard'), through('bar'));
		const scope = { of: 'area', area: 'bar', list: 't1' } as const;
		expect(trendOf(some, { ...hall, scope }).walks).toEqual([0, 2]);
		expect(trendOf(some, { ...hall, scope: { ...scope, list: 'other' } }).walks).toEqual([]);
	});

	test('of a place that now has more areas no longer stands for the whole of it', () => {
		expect([...tabulate(walksOf(through('hall', 'bar')), t1, weights).isOverall]).toEqual([0]);
		const smaller = siteWeightsOf([{ site: { id: 's1' }, areas: areas.slice(0, 2) }], t1);
		const walked = walksOf(through('hall', 'bar'), through('hall', 'yard'), through('yard'));
		expect([...tabulate(walked, t1, smaller).isOverall]).toEqual([1, 0, 0]);
	});

	test('by a version that this phone lacks has no score, so no point', () => {
		const gone: Told = { outcomes: bad(1), tpl: 'gone' };
		expect(alarmedKeys(table(gone))).toEqual([]);
	});
});

describe('when a list changes', () => {
	const { version_change: told } = JSON.parse(
		readFileSync('tests/fixtures/scoring-and-statistics.json', 'utf8'),
	);
	const itemsOf = (rows: [string, Weight, string][]): Item[] =>
		rows.map(([id, weight]) => anItem(id, { weight }));
	const sameList = (tpl: string, items: Item[]): Version => {
		const version = aVersion(tpl, items);
		return { ...version, checklist: { ...version.checklist, id: 't1' } };
	};
	const lineOf = (walks: WalkSummary[], ...some: Version[]) =>
		trendOf(tabulate(walks, versions(...some)), hall);
	const cuts = (line: ReturnType<typeof trendOf>) =>
		line.stretches.map(({ from, to, why }) => [from, to, why]);

	test('too much, the line breaks: both numbers stand, and they are not compared', () => {
		const [v1, v2] = [
			sameList('v1', itemsOf(told.v1_items)),
			sameList('v2', itemsOf(told.v2_items)),
		];
		const walks = walksOf({ outcomes: 'pfpp', tpl: 'v1' }, { outcomes: 'pppfp', tpl: 'v2' });
		const line = lineOf(walks, v1, v2);
		expect(line.scores[0]).toBeCloseTo(told.native_v1, 9);
		expect(line.scores[1]).toBeCloseTo(told.native_v2, 1);
		expect(cuts(line)).toEqual([
			[0, 1, 'first'],
			[1, 2, 'version'],
		]);
	});

	test('a little, the line goes on by what both share, by the newest weights', () => {
		const heavier = ten.map((item, at) => (at === 0 ? { ...item, weight: 2 as const } : item));
		const [v1, v2] = [sameList('v1', ten), sameList('v2', [...heavier, anItem('new')])];
		const first = { outcomes: bad(1), tpl: 'v1' };
		const line = lineOf(walksOf(first, { outcomes: `${bad(0)}f`, tpl: 'v2' }), v1, v2);
		expect(line.scores).toEqual([(100 * 9) / 11, 100]);
		expect(line.stretches).toMatchObject([{ from: 0, to: 2, why: 'first', isCore: true }]);
	});

	test('an item that is gone counts for nothing: 80 % of both must remain', () => {
		const [v1, v2] = [sameList('v1', ten), sameList('v2', ten.slice(2))];
		const [v3] = [sameList('v3', ten.slice(3))];
		const walked = (tpl: string, of: number) =>
			walksOf({ outcomes: bad(3), tpl: 'v1' }, { outcomes: bad(0, of), tpl });
		expect(lineOf(walked('v2', 8), v1, v2).scores).toEqual([87.5, 100]);
		expect(cuts(lineOf(walked('v3', 7), v1, v3))).toHaveLength(2);
	});

	test('what is usual begins anew with the break, and nothing is judged across it', () => {
		const [v1, v2] = [
			sameList('v1', ten),
			sameList('v2', [...ten.slice(5), ...repeat(1, anItem('x'))]),
		];
		const walks = walksOf(
			...repeat(12, { outcomes: bad(0), tpl: 'v1' }),
			...repeat(12, { outcomes: bad(3, 6), tpl: 'v2' }),
		);
		const line = lineOf(walks, v1, v2);
		expect(line.stretches.map(({ baseline }) => baseline?.mean)).toEqual([100, 50]);
		expect(line.signals).toEqual([]);
	});
});

describe('a new baseline', () => {
	const walks = walksOf(...repeat(12, bad(1), bad(2)), ...repeat(20, bad(3), bad(4)));
	const restart = (walkedAt: number, note = 'Otro turno', series = seriesId(hall)) => ({
		series,
		walk: `w${walkedAt / 100}`,
		walkedAt,
		note,
	});
	const cuts = (...restarts: ReturnType<typeof restart>[]) =>
		trend(walks, {}, { restarts }).stretches.map(({ from, why, note }) => [from, why, note]);

	test('begins where the owner says, and the run that led to it is no alarm any more', () => {
		const [found] = trend(walks).signals.filter(({ rule }) => rule === 'S2');
		expect(found?.since).toBe(12);
		const line = trend(walks, {}, { restarts: [restart(1200)] });
		expect(line.stretches).toMatchObject([
			{ from: 0, to: 12, why: 'first', note: null },
			{ from: 12, to: 32, why: 'owner', note: 'Otro turno', baseline: { mean: 65 } },
		]);
		expect(line.signals).toEqual([]);
	});

	test('of a walk that was voided since begins with the next one', () => {
		expect(cuts(restart(1150))).toEqual([
			[0, 'first', null],
			[12, 'owner', 'Otro turno'],
		]);
	});

	test('concerns its own series, and of two at one walk the last word counts', () => {
		expect(cuts(restart(1200, 'x', 'otra'))).toHaveLength(1);
		expect(cuts(restart(1200, 'b'), restart(1150, 'a')).at(-1)).toEqual([12, 'owner', 'b']);
	});
});

test('one key, one id: everything that parts two series is in it', () => {
	const area = { of: 'area', area: 'hall', list: 't1' } as const;
	const keys: SeriesKey[] = [
		hall,
		{ ...hall, kind: 'spot' },
		{ ...hall, site: 's2' },
		{ ...hall, scope: { of: 'site' } },
		{ ...hall, scope: area },
		{ ...hall, dimension: 'order' },
		{ ...hall, shift: 'night' },
	];
	expect(new Set(keys.map(seriesId)).size).toBe(keys.length);
	expect(seriesId({ ...hall })).toBe(seriesId(hall));
});
