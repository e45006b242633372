// A signal is a real change: rare on its own, told once, with the walk it began at.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { always } from '../../../../tests/support/property.ts';
import { baselineOf, type Baseline } from './baseline.ts';
import { fewOf, notifies, rules, signalsOf } from './signals.ts';

const { xmr_example: example } = JSON.parse(
	readFileSync('tests/fixtures/scoring-and-statistics.json', 'utf8'),
) as { xmr_example: { scores: number[]; signals: { i: number; rule: string }[] } };

const usual: Baseline = { ...baselineOf([88, 92, 88, 92], 2), mean: 90, median: 90, sigma: 2 };
const told = (scores: number[], from = 0, baseline = usual) =>
	signalsOf(scores, from, baseline).map((it) => [it.rule, it.since, it.raised, it.until]);

const times = (count: number, score: number) => Array.from({ length: count }, () => score);

test('the worked example signals where the document says, rule by rule', () => {
	const { scores, signals } = example;
	const baseline = baselineOf(scores.slice(0, 12), 0);
	const line = baseline.mean - baseline.sigma;
	const rulesOf: Record<string, string> = { S1: '3sigma-low', S2: 'run8-low', W1: '2of3-low' };
	const spans = [
		...signalsOf(scores, 12, baseline).map((it) => ({ ...it, rule: rulesOf[it.rule] ?? it.rule })),
		...fewOf(scores, { from: 12, below: line, atLeast: 4, of: 5 }).map((it) => ({
			...it,
			rule: '4of5-low',
		})),
	];
	const points = spans.flatMap(({ rule, raised, until }) =>
		Array.from({ length: until - raised + 1 }, (_, at) => ({ i: raised + at + 1, rule })),
	);
	const order = (a: { i: number; rule: string }, b: { i: number; rule: string }) =>
		a.i - b.i || a.rule.localeCompare(b.rule);
	expect(points.sort(order)).toEqual([...signals].sort(order));
});

describe('S1, one walk far below', () => {
	test('is told of each walk below x̄ - 3σ, neighbours together', () => {
		expect(told([90, 83.9, 90, 90, 84])).toEqual([['S1', 1, 1, 1]]);
		expect(told([90, 80, 79, 91, 80]).filter(([rule]) => rule === 'S1')).toEqual([
			['S1', 1, 1, 2],
			['S1', 4, 4, 4],
		]);
	});

	test('needs a spread: without one nothing is far', () => {
		expect(told([50], 0, { ...usual, sigma: 0 })).toEqual([]);
	});
});

describe('S2, eight in a row below the mean', () => {
	test('is told at the eighth, with the walk where the run began, and once', () => {
		expect(told([91, ...times(7, 89)])).toEqual([]);
		expect(told([91, ...times(8, 89)])).toEqual([['S2', 1, 8, 8]]);
		expect(told([91, ...times(11, 89), 91])).toEqual([['S2', 1, 8, 11]]);
	});

	test('a walk just at the mean neither counts nor breaks', () => {
		expect(told([90, ...times(4, 89), 90, ...times(4, 89)])).toEqual([['S2', 1, 9, 9]]);
		expect(told([...times(4, 89), 91, ...times(4, 89)])).toEqual([]);
	});

	test('the last bit of a mean is no side', () => {
		const score = 100 * (13 / 14);
		const mean = Array.from({ length: 12 }, () => score).reduce((a, b) => a + b, 0) / 12;
		expect(told(times(20, score), 0, { ...usual, mean, median: mean + 1e-14 })).toEqual([]);
	});
});

describe('M1, nine in a row above the median', () => {
	test('is an improvement: shown, never pushed', () => {
		expect(told(times(8, 91))).toEqual([]);
		expect(told(times(9, 91))).toEqual([['M1', 0, 8, 8]]);
		expect(rules.filter(notifies)).toEqual(['S1', 'S2']);
	});

	test('one high walk is nothing, however high', () => {
		expect(told([90, 100, 90, 100, 90])).toEqual([]);
	});
});

test('W1: two of three beyond 2σ are watched', () => {
	expect(told([85.9, 90, 85.9])).toEqual([['W1', 0, 2, 2]]);
	expect(told([85.9, 90, 91, 85.9])).toEqual([]);
	expect(told([85.9, 85.9, 90, 85.9])).toEqual([
		['W1', 0, 1, 1],
		['W1', 1, 3, 3],
	]);
});

test('the baseline is not judged, and no run reaches back into it', () => {
	const scores = [...times(7, 89), 89];
	expect(told(scores, 7)).toEqual([]);
	expect(told([70, ...scores], 1)).toEqual([['S2', 1, 8, 8]]);
});

test('whatever the scores: a signal begins before it is raised, and no two of a rule overlap', () => {
	const anyScores = fc.array(fc.integer({ min: 0, max: 40 }).map((score) => 80 + score / 2));
	always([anyScores], (scores) => {
		const all = signalsOf(scores, 3, usual);
		for (const { since, raised, until } of all) {
			expect(3 <= since && since <= raised && raised <= until).toBe(true);
			expect(until).toBeLessThan(scores.length);
		}
		for (const rule of ['S1', 'S2', 'M1'] as const) {
			const spans = all.filter((one) => one.rule === rule);
			spans.slice(1).forEach(({ since }, at) => {
				expect(since).toBeGreaterThan(spans[at]?.until ?? -1);
			});
		}
	});
});
