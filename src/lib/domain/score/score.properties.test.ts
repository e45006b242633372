// What holds for every walk there can be: order, pooling, N/A, skips, as left.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
	anyAnswer,
	anyMark,
	anyMarks,
	na,
	shuffled,
	skip,
} from '../../../../tests/support/marks.ts';
import { always } from '../../../../tests/support/property.ts';
import { isIntrusion } from '../walk/answer.ts';
import { intrusionsOf, type Mark } from '../walk/mark.ts';
import {
	addTallies,
	bandOf,
	coverageTenths,
	noTally,
	scoreOf,
	scoreTenths,
	tallyOf,
	tenthsOf,
	type Tally,
} from './score.ts';

const pool = (tallies: Iterable<Tally>): Tally => [...tallies].reduce(addTallies, noTally);
const withLast = (marks: Mark[], mark: Mark) => [...marks, mark];

test('the order in which things were seen never changes a number', () => {
	const anyTwoOrders = anyMarks.chain((marks) => shuffled(marks).map((other) => [marks, other]));
	always([anyTwoOrders], ([marks = [], other = []]) => {
		expect(scoreOf(other)).toEqual(scoreOf(marks));
	});
});

test('the whole is the pooled parts: areas, dimensions, and dimensions of each area', () => {
	always([anyMarks], (marks) => {
		const score = scoreOf(marks);
		expect(pool(score.byArea.values())).toEqual(score.asFound);
		expect(pool(score.byDimension.values())).toEqual(score.asFound);
		for (const [area, tally] of score.byArea) {
			expect(pool(score.byAreaAndDimension.get(area)?.values() ?? [])).toEqual(tally);
		}
		for (const [dimension, tally] of score.byDimension) {
			const parts = [...score.byAreaAndDimension.values()].flatMap(
				(in_) => in_.get(dimension) ?? [],
			);
			expect(pool(parts)).toEqual(tally);
		}
	});
});

test('an N/A answers as if the item were not on the list: no credit, no debt', () => {
	always([anyMarks, anyMark], (marks, mark) => {
		const without = scoreOf(marks);
		const with_ = scoreOf(withLast(marks, { ...mark, answer: na }));
		expect(with_.asFound).toEqual(without.asFound);
		expect(with_.asLeft).toEqual(without.asLeft);
		expect(with_).toMatchObject({
			intrusions: without.intrusions,
			lostQuarters: without.lostQuarters,
			criticalFails: without.criticalFails,
			band: without.band,
		});
	});
});

test('turning an answer into N/A never earns a quarter, nor counts as checked', () => {
	always([anyMarks, anyMark, anyAnswer], (marks, mark, answer) => {
		const before = scoreOf(withLast(marks, { ...mark, answer })).asFound;
		const after = scoreOf(withLast(marks, { ...mark, answer: na })).asFound;
		expect(after.earned).toBeLessThanOrEqual(before.earned);
		expect(after.possible).toBeLessThanOrEqual(before.possible);
		expect(after.answered).toBeLessThanOrEqual(before.answered);
		expect(after.items).toBeLessThanOrEqual(before.items);
	});
});

test('turning a good answer into N/A never raises the score', () => {
	always([anyMarks, anyMark], (marks, mark) => {
		const good = withLast(marks, { ...mark, answer: { kind: 'pass' } });
		const before = scoreTenths(scoreOf(good).asFound) ?? 0;
		const after = scoreTenths(scoreOf(withLast(marks, { ...mark, answer: na })).asFound);
		expect(after ?? 0).toBeLessThanOrEqual(before);
	});
});

test('a skip lowers the coverage and leaves the score alone', () => {
	always([anyMarks, anyMark], (marks, mark) => {
		const without = scoreOf(marks).asFound;
		const with_ = scoreOf(withLast(marks, { ...mark, answer: skip })).asFound;
		expect(scoreTenths(with_)).toBe(scoreTenths(without));
		expect(with_.applicable).toBe(without.applicable + mark.item.weight);
		expect(with_.answered).toBe(without.answered);
		expect(coverageTenths(with_) ?? -1).toBeLessThanOrEqual(coverageTenths(without) ?? 1000);
	});
});

test('as left is never below as found, and equal when nothing was fixed', () => {
	always([anyMarks], (marks) => {
		const { asFound, asLeft } = scoreOf(marks);
		expect(asLeft.earned).toBeGreaterThanOrEqual(asFound.earned);
		expect({ ...asLeft, earned: 0 }).toEqual({ ...asFound, earned: 0 });
		const nothingFixed = scoreOf(marks.map((mark) => ({ ...mark, fixed: false })));
		expect(nothingFixed.asLeft).toEqual(nothingFixed.asFound);
		expect(nothingFixed.asFound).toEqual(asFound);
	});
});

test('with every intrusion fixed, what is left to lose is only the «muy bien»', () => {
	always([anyMarks], (marks) => {
		const { asLeft } = scoreOf(marks.map((mark) => ({ ...mark, fixed: true })));
		const small = marks.filter(({ answer }) => answer?.kind === 'scale' && answer.level === 3);
		const lost = small.reduce((sum, { item }) => sum + item.weight, 0);
		expect(asLeft.possible - asLeft.earned).toBe(lost);
	});
});

test('the intrusions told are those counted, worst first', () => {
	always([anyMarks], (marks) => {
		const told = intrusionsOf(marks);
		const lost = (mark: Mark) => tallyOf(mark).possible - tallyOf(mark).earned;
		expect(told).toHaveLength(scoreOf(marks).intrusions);
		expect(told.every(({ answer }) => isIntrusion(answer))).toBe(true);
		for (const [index, mark] of told.slice(1).entries()) {
			const before = told[index] ?? mark;
			const [a, b] = [before.item.critical, mark.item.critical];
			expect(a === b ? lost(before) >= lost(mark) : a).toBe(true);
		}
	});
});

test('percentages are rounded half up on the exact rational, as far as the biggest chain goes', () => {
	const anyPart = fc
		.integer({ min: 1, max: 2 ** 41 })
		.chain((den) => fc.tuple(fc.integer({ min: 0, max: den }), fc.constant(den)));
	always([anyPart], ([num, den]) => {
		const exact = (2000n * BigInt(num) + BigInt(den)) / (2n * BigInt(den));
		expect(tenthsOf(num, den)).toBe(Number(exact));
	});
});

test('a higher score never has a worse band, and another critical failure never a better one', () => {
	const anyTenths = fc.integer({ min: 0, max: 1000 });
	always([anyTenths, anyTenths, fc.integer({ min: 0, max: 4 })], (one, other, fails) => {
		const [low, high] = one < other ? [one, other] : [other, one];
		expect(bandOf(low, fails)).toBeLessThanOrEqual(bandOf(high, fails));
		expect(bandOf(low, fails + 1)).toBeLessThanOrEqual(bandOf(low, fails));
	});
});
