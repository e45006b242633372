// A line as a screen shows it: its sentence, its spot checks apart, where other people began to walk.
import { describe, expect, test } from 'vitest';
import { anItem, aVersion } from '../../../../tests/support/marks.ts';
import { summariesOf, type ToldWalk } from '../../../../tests/support/summaries.ts';
import { choicesOf, firstScope } from './choices.ts';
import { compareSites, pooled } from './compare-sites.ts';
import { lineOf } from './line.ts';
import type { SeriesKey } from './series-key.ts';
import { siteWeightsOf } from './site-weights.ts';
import { tabulate } from './tabulate.ts';
import { walkersChanged } from './walkers.ts';

const ten = Array.from({ length: 10 }, (_, at) =>
	anItem(`i${at}`, { dimension: at < 5 ? 'cleanliness' : 'order' }),
);
const t1 = aVersion('t1', ten);
const place = {
	site: { id: 's1' },
	areas: [{ id: 'hall', name: 'Salón', list: 't1', order: 0, archived: false }],
};
const weights = siteWeightsOf([place], new Map([['t1', t1]]));
const tableOf = (told: ToldWalk[]) =>
	tabulate(summariesOf(...told), new Map([['t1', t1]]), weights);

const site: SeriesKey = {
	site: 's1',
	kind: 'house',
	scope: { of: 'site' },
	dimension: null,
	shift: null,
};

/** So many items fail: one each of cleanliness, then of order. */
const walk = (fails: number, over: ToldWalk = {}): ToldWalk => ({
	...over,
	hall: Array.from({ length: 10 }, (_, at) => (at >= 5 && at - 5 < fails ? 'f' : 'p')).join(''),
});
const usual = Array.from({ length: 12 }, (_, at) => walk(1 + (at % 2)));

describe('the verdict', () => {
	const verdict = (told: ToldWalk[]) => lineOf(tableOf(told), site).verdict;

	test('tells how many walks are missing until there is a line, and until there are limits', () => {
		expect(verdict([])).toEqual({ kind: 'empty' });
		expect(verdict(usual.slice(0, 3))).toEqual({ kind: 'dots', count: 3, missing: 3 });
		expect(verdict(usual.slice(0, 8))).toEqual({ kind: 'provisional', count: 8, missing: 4 });
	});

	test('is ordinary noise while nothing changes', () => {
		expect(verdict([...usual, ...usual.slice(0, 6)])).toEqual({ kind: 'quiet' });
	});

	test('names the change that holds, where it began, and what was usual before', () => {
		const told = [...usual, ...Array.from({ length: 8 }, () => walk(3))];
		const line = lineOf(tableOf(told), site);
		expect(line.verdict).toMatchObject({
			kind: 'changed',
			change: { side: 'worse', rule: 'S2', began: 12, noticed: 19, last: 19, count: 8 },
		});
		expect(line.changes).toMatchObject([{ usual: 85, mean: 70, mayRestart: true }]);
		expect(line.beside).toEqual([
			{ dimension: 'cleanliness', kind: 'quiet' },
			{ dimension: 'order', kind: 'changed' },
		]);
	});

	test('forgets a change once an owner calls it usual', () => {
		const told = [...usual, ...Array.from({ length: 12 }, () => walk(3))];
		const table = tableOf(told);
		const { id, points } = lineOf(table, site);
		const began = points[12];
		const restart = {
			...{ series: id, walk: began?.walk ?? '', walkedAt: began?.walkedAt ?? 0 },
			note: 'menos personal',
		};
		expect(lineOf(table, site, [restart]).verdict).toEqual({ kind: 'quiet' });
	});
});

test('spot checks stand apart: in no limit, no mean and no sentence', () => {
	const house = [...usual, ...usual.slice(0, 2)];
	const spot = walk(5, { kind: 'spot', walk: 'check' });
	const [without, line] = [lineOf(tableOf(house), site), lineOf(tableOf([...house, spot]), site)];
	expect({ ...line, spots: [] }).toEqual(without);
	expect(line.spots).toMatchObject([{ walk: 'check', score: 50, tenths: 500 }]);
});

test('other people walking is told where it began, and only where it is known', () => {
	const [a, b] = ['a', 'b'].map((one) => Array.from({ length: 8 }, () => one)) as [
		string[],
		string[],
	];
	expect(walkersChanged([...a, ...b])).toEqual([8]);
	expect(walkersChanged([...a.slice(0, 5), ...b])).toEqual([]);
	expect(walkersChanged(a.flatMap((one, at) => [one, b[at]]))).toEqual([]);
	expect(walkersChanged([undefined, ...a.slice(3), ...b])).toEqual([]);
});

test('what there is to choose from is what was walked', () => {
	const table = tableOf([
		walk(1, { shift: 'morning' }),
		walk(1, { shift: 'night' }),
		{ areas: { hall: 'p'.repeat(10), bar: 'p'.repeat(10) } },
		walk(1, { kind: 'spot' }),
	]);
	const choices = choicesOf(table, { site: 's1' });
	expect(choices).toMatchObject({ walks: 3, whole: 3, shifts: ['morning', 'night'] });
	expect(choices.sets.map(({ areas, walks }) => [areas, walks])).toEqual([
		[['hall'], 2],
		[['hall', 'bar'], 1],
	]);
	expect(choices.areas[0]).toEqual({ area: 'hall', list: 't1', walks: 3 });
	expect(firstScope(choices)).toEqual({ of: 'site' });
	expect(firstScope({ ...choices, whole: 0 })).toEqual({ of: 'set', set: 'hall:t1' });
});

describe('sites side by side', () => {
	test('pool their walks, and say how sure that is', () => {
		const told = [1, 2, 1, 2, 1, 2].map((fails) => walk(fails));
		const [standing] = compareSites(() => tableOf(told), {
			sites: ['s1'],
			dimension: null,
			from: '',
		});
		expect(standing).toMatchObject({ site: 's1', walks: 6, score: 85 });
		// Equal walks: the ratio's interval is that of a mean, 85 ± t(5) · 5.477 / √6.
		expect(standing?.low).toBeCloseTo(85 - (2.570582 * 5.477226) / Math.sqrt(6), 4);
	});

	test('a few walks have no interval, none have no score', () => {
		expect(pooled([{ earned: 3, possible: 4 }])).toEqual({
			...{ walks: 1, score: 75, low: null, high: null },
		});
		expect(pooled([])).toMatchObject({ walks: 0, score: null });
	});
});
