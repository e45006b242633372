// The quick sums are the score itself: to the last quarter, for every walk there can be.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anItem, aVersion } from '../../../../tests/support/marks.ts';
import { always } from '../../../../tests/support/property.ts';
import { dimensions, type Item, type Version } from '../checklist/checklist.ts';
import { noTally, scoreOf, type Tally } from '../score/score.ts';
import { marksOfSummary, type WalkSummary } from '../walk/summary.ts';
import { tabulate } from './tabulate.ts';
import { leftOf, tallyAt, type FullTally } from './tally-at.ts';

const anyItem: fc.Arbitrary<Item> = fc
	.record({
		dimension: fc.constantFrom(...dimensions),
		weight: fc.constantFrom(1 as const, 2 as const, 3 as const),
		critical: fc.boolean(),
	})
	.map((item) => anItem('item', item));

const anyVersion = (tpl: string): fc.Arbitrary<Version> =>
	fc.array(anyItem, { maxLength: 20 }).map((items) =>
		aVersion(
			tpl,
			items.map((item, at) => ({ ...item, id: `item-${at}` })),
		),
	);

/** Also characters nobody knows, and rows shorter or longer than their list. */
const anyOutcomes = fc
	.array(fc.constantFrom(...'.pf01234nsFabcx?é€'), { maxLength: 24 })
	.map((told) => told.join(''));

/** Areas of a walk, each by one of three lists; this phone lacks the version `gone`. */
const anyWalk: fc.Arbitrary<WalkSummary> = fc
	.array(fc.record({ tpl: fc.constantFrom('t1', 't2', 'gone'), outcomes: anyOutcomes }), {
		maxLength: 4,
	})
	.map((areas) => ({
		walk: 'w',
		site: 's1',
		kind: 'house',
		shift: null,
		day: '2026-06-10',
		walkedAt: 0,
		finishedAt: null,
		areas: areas.map((area, at) => ({ id: `area-${at}`, name: 'Área', ...area })),
	}));

const anyVersions = fc
	.tuple(anyVersion('t1'), anyVersion('t2'))
	.map((some) => new Map(some.map((version) => [version.tpl, version])));

const plain = ({ earned, possible, answered, applicable, items }: FullTally): Tally => ({
	earned,
	possible,
	answered,
	applicable,
	items,
});

describe('the quick sums agree with the score', () => {
	test('of the whole walk: as found, as left, intrusions, critical fails', () => {
		always([fc.array(anyWalk, { maxLength: 4 }), anyVersions], (walks, versions) => {
			const table = tabulate(walks, versions);
			walks.forEach((walk, place) => {
				const score = scoreOf(marksOfSummary(walk, versions));
				const tally = tallyAt(table, place);
				expect(plain(tally)).toEqual(score.asFound);
				expect(leftOf(tally)).toEqual(score.asLeft);
				expect(tally.intrusions).toBe(score.intrusions);
				expect(tally.criticalFails).toBe(score.criticalFails);
			});
		});
	});

	test('of each area, each dimension, and each dimension of each area', () => {
		always([anyWalk, anyVersions], (walk, versions) => {
			const table = tabulate([walk], versions);
			const score = scoreOf(marksOfSummary(walk, versions));
			for (const dimension of dimensions) {
				const whole = score.byDimension.get(dimension) ?? noTally;
				expect(plain(tallyAt(table, 0, { dimension }))).toEqual(whole);
				for (const { id } of walk.areas) {
					const part = score.byAreaAndDimension.get(id)?.get(dimension) ?? noTally;
					expect(plain(tallyAt(table, 0, { area: id, dimension }))).toEqual(part);
				}
			}
			for (const { id } of walk.areas) {
				expect(plain(tallyAt(table, 0, { area: id }))).toEqual(score.byArea.get(id) ?? noTally);
			}
		});
	});
});

const walk = (
	areas: [id: string, tpl: string][],
	over: Partial<WalkSummary> = {},
): WalkSummary => ({
	walk: 'w',
	site: 's1',
	kind: 'house',
	shift: null,
	day: '2026-06-10',
	walkedAt: 0,
	finishedAt: null,
	areas: areas.map(([id, tpl]) => ({ id, name: id, tpl, outcomes: 'p' })),
	...over,
});

describe('the shape of a walk', () => {
	const versions = new Map(
		['t1', 't2'].map((tpl) => [tpl, aVersion(tpl, [anItem('a', { weight: 2 })])]),
	);
	const shapes = (...walks: WalkSummary[]) => tabulate(walks, versions).shapes;

	test('is the same set whatever the order of its areas, another for another list', () => {
		const [one, turned, other, again] = shapes(
			walk([
				['hall', 't1'],
				['bar', 't2'],
			]),
			walk([
				['bar', 't2'],
				['hall', 't1'],
			]),
			walk([
				['hall', 't2'],
				['bar', 't2'],
			]),
			walk([
				['hall', 't1'],
				['bar', 't2'],
			]),
		);
		expect(turned?.set).toBe(one?.set);
		expect(other?.set).not.toBe(one?.set);
		expect(again).toBe(one);
		expect(one?.weight).toBe(4);
	});

	test('is whole only when this phone has every version, and of a walk of nothing never', () => {
		const [known, gone, empty] = shapes(walk([['hall', 't1']]), walk([['hall', 'x']]), walk([]));
		expect([known, gone, empty].map((shape) => shape?.isWhole)).toEqual([true, false, false]);
	});
});

test('walks of several sites are found by their site, in the order given', () => {
	const table = tabulate(
		['s2', 's1', 's2'].map((site) => walk([], { site })),
		new Map(),
	);
	expect([...table.bySite]).toEqual([
		['s2', [0, 2]],
		['s1', [1]],
	]);
	expect(tallyAt(table, 99)).toEqual({ ...noTally, regained: 0, intrusions: 0, criticalFails: 0 });
});
