// The owner reads what truly changed, since when and by how much; the rest is counted as noise.
import { describe, expect, test } from 'vitest';
import { anItem, aVersion } from '../../../../tests/support/marks.ts';
import { firstHour, summariesOf, type ToldWalk } from '../../../../tests/support/summaries.ts';
import { falseAlarmShare } from './false-alarms.ts';
import { causesOf, notificationsOf } from './notifications.ts';
import { realChanges } from './real-changes.ts';
import { alarmedKeys } from './series-key.ts';
import { tabulate } from './tabulate.ts';
import { trendOf, type TrendTerms } from './trend.ts';
import { pointsOf, smoothOf } from './trend-points.ts';
import { daysBefore } from './week.ts';

/** Ten items of weight 1, five of each headline dimension; the last weighs 3. */
const items = Array.from({ length: 10 }, (_, at) =>
	anItem(`i${at}`, {
		dimension: at < 5 ? 'cleanliness' : 'order',
		weight: at === 9 ? 3 : 1,
	}),
);
const versions = new Map([['t1', aVersion('t1', items)]]);

const bad = (...failed: number[]) =>
	items.map((_, at) => (failed.includes(at) ? 'f' : 'p')).join('');
const repeat = (count: number, ...some: string[]): string[] =>
	Array.from({ length: count }, (_, at) => some[at % some.length] ?? '');

/** One walk a day, the first on 1 June. */
const daily = (walks: readonly string[], over: ToldWalk = {}): ToldWalk[] =>
	walks.map((hall, at) => ({
		hall,
		day: daysBefore('2026-06-01', -at),
		walkedAt: firstHour + at * 86_400_000,
		...over,
	}));

function told(walks: ToldWalk[], from?: string, terms: TrendTerms = {}) {
	const table = tabulate(summariesOf(...walks), versions);
	const trends = alarmedKeys(table).map((key) => trendOf(table, key, terms));
	return { table, trends, ...realChanges(table, trends, from) };
}

const calm = repeat(12, bad(0), bad(5));
const dimensionsOf = ({ changes }: ReturnType<typeof told>) =>
	changes.map(({ trend }) => trend.key.dimension).sort();

test('where nothing changed nothing is told: three series of ordinary noise', () => {
	const all = told(daily([...calm, ...calm]));
	expect(all).toMatchObject({ changes: [], quiet: 3, waiting: 0, watched: 0 });
	expect(all.expectedFalse).toBeCloseTo((3 * 12 * falseAlarmShare) / 20, 9);
});

test('a place walked too seldom waits for its limits', () => {
	expect(told(daily(calm.slice(1)))).toMatchObject({ changes: [], quiet: 0, waiting: 3 });
});

describe('a run below what is usual', () => {
	const all = told(daily([...calm, bad(), ...repeat(10, bad(0, 1, 5))]));
	const overall = all.changes.find(({ trend }) => trend.key.dimension === null);

	test('is one change, with the walk it began at, and so it may become the new usual', () => {
		expect(overall).toMatchObject({
			side: 'worse',
			rule: 'S2',
			began: { walk: 'w13', day: '2026-06-14' },
			noticed: { walk: 'w20', day: '2026-06-21' },
			last: { walk: 'w22' },
			mayRestart: true,
		});
		const { trend } = overall ?? {};
		const restarts = [
			{
				series: trend?.id ?? '',
				walk: 'w13',
				walkedAt: overall?.began.walkedAt ?? 0,
				note: 'Obra',
			},
		];
		const after = told(daily([...calm, bad(), ...repeat(10, bad(0, 1, 5))]), '', { restarts });
		expect(dimensionsOf(after)).toEqual(dimensionsOf(all).filter((it) => it !== null));
	});

	test('tells its size in points against what was usual', () => {
		// Usual is one fail of weight 1 in 12, then three: 100/12 each.
		expect(overall?.size).toBeCloseTo((-2 * 100) / 12, 9);
	});

	test('is found in the dimension it is of, and the other one stays quiet', () => {
		const clean = told(daily([...calm, ...repeat(10, bad(0, 1, 2))]));
		expect(dimensionsOf(clean)).toContain('cleanliness');
		expect(clean.changes.filter(({ trend }) => trend.key.dimension === 'order')).toMatchObject([
			{ side: 'better' },
		]);
	});
});

test('one walk far below is told, and is no new usual', () => {
	const [worst] = told(daily([...calm, bad(...items.keys()), ...calm])).changes;
	expect(worst).toMatchObject({ rule: 'S1', mayRestart: false, began: { walk: 'w12' } });
});

test('a run of bad walks with some far below is one change, not five', () => {
	const far = bad(0, 1, 2, 3, 5, 6, 7, 8, 9);
	const walks = [...calm, ...repeat(12, bad(0, 1, 5), bad(0, 1, 5), far)];
	const own = told(daily(walks)).changes.filter(({ trend }) => trend.key.dimension === null);
	expect(own).toHaveLength(1);
	expect(own[0]?.signals.length).toBeGreaterThan(2);
	expect(own[0]).toMatchObject({ rule: 'S2', began: { walk: 'w12' }, noticed: { walk: 'w14' } });
});

test('an improvement that lasts is told as one', () => {
	const { changes } = told(daily([...repeat(12, bad(0, 1), bad(0, 5)), ...repeat(9, bad())]));
	const [overall] = changes.filter(({ trend }) => trend.key.dimension === null);
	expect(overall).toMatchObject({ side: 'better', rule: 'M1', mayRestart: true });
	expect(overall?.size).toBeCloseTo(200 / 12, 9);
});

test('newest first, and what was over before the period is left out', () => {
	const far = bad(...items.keys());
	const walks = daily([...calm, far, ...calm, far, bad(0)]);
	const days = told(walks).changes.map(({ noticed }) => noticed.day);
	expect(days).toEqual([...days].sort().reverse());
	expect(new Set(days).size).toBe(2);
	const late = told(walks, '2026-06-20');
	expect(new Set(late.changes.map(({ noticed }) => noticed.walk))).toEqual(new Set(['w25']));
	expect(late.expectedFalse).toBeCloseTo((3 * 8 * falseAlarmShare) / 20, 9);
});

test('two of three walks beyond 2σ are watched while they are the last', () => {
	const walks = [...calm, bad(0, 9), bad(0, 9)];
	const { changes, watched } = told(daily(walks));
	expect(changes).toEqual([]);
	expect(watched).toBeGreaterThan(0);
	expect(told(daily([...walks, bad(0)])).watched).toBe(0);
});

describe('what is pushed', () => {
	const far = bad(...items.keys());
	const pushed = (walks: ToldWalk[], from?: string) => {
		const { table, trends } = told(walks);
		return notificationsOf(table, trends, from);
	};

	test('one signal per site and day, however many series raised one', () => {
		const walks = [...daily([...calm, far]), ...daily([...calm, far], { site: 's2' })];
		const all = pushed(walks);
		expect(all.map(({ site, day }) => [site, day]).sort()).toEqual([
			['s1', '2026-06-13'],
			['s2', '2026-06-13'],
		]);
		expect(pushed(walks, '2026-06-14')).toEqual([]);
	});

	test('the one that matters most: weight times how often it came back', () => {
		const { table, trends } = told(daily([...calm, far]));
		const [one] = notificationsOf(table, trends);
		// Overall holds everything that failed, so it weighs more than either dimension.
		expect(one?.trend.key.dimension).toBeNull();
		const causes = one?.causes.map(({ item, fails }) => [item.id, item.weight * fails]);
		expect(causes?.slice(0, 4)).toEqual([
			['i9', 3],
			['i0', 3],
			['i5', 3],
			['i1', 1],
		]);
	});

	test('improvements and walks to watch are shown, never pushed', () => {
		const better = [...repeat(12, bad(0, 1), bad(0, 5)), ...repeat(9, bad())];
		expect(pushed(daily(better))).toEqual([]);
		expect(pushed(daily([...calm, bad(0, 9), bad(0, 9)]))).toEqual([]);
	});

	test('causes are of the series alone', () => {
		const { table, trends } = told(daily([...calm, far]));
		const order = trends.find(({ key }) => key.dimension === 'order');
		const [signal] = order?.signals ?? [];
		const causes = order && signal ? causesOf(table, order, signal) : [];
		expect(new Set(causes.map(({ item }) => item.dimension))).toEqual(new Set(['order']));
		expect(causes.map(({ item }) => item.id)).toContain('i9');
	});
});

describe('as a chart draws it', () => {
	const { table, trends } = told(daily([...calm, bad(0, 1, 2), `F${bad().slice(1)}`]));
	const [overall] = trends;

	test('a point tells its walk, its own score in tenths, and what was left', () => {
		const points = overall ? pointsOf(table, overall) : [];
		expect(points).toHaveLength(14);
		expect(points[12]).toMatchObject({
			walk: 'w12',
			day: '2026-06-13',
			tenths: 750,
			fails: 3,
			answered: 10,
			leftTenths: 750,
		});
		expect(points[13]).toMatchObject({ tenths: 917, leftTenths: 1000, left: 100 });
	});

	test('the smooth line begins after the baseline, from what was usual', () => {
		const [stretch] = overall?.stretches ?? [];
		const line = overall && stretch ? smoothOf(overall, stretch) : [];
		const usual = stretch?.baseline?.mean ?? 0;
		expect(line).toHaveLength(2);
		expect(line[0]?.value).toBeCloseTo(0.8 * usual + 0.2 * 75, 9);
	});
});
