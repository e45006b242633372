// When a list changes, like is compared with like, or the line is broken.
import { expect, test } from 'vitest';
import vectors from '../../../../tests/fixtures/scoring-and-statistics.json' with { type: 'json' };
import { aMark, anyMarks, fail, na, pass } from '../../../../tests/support/marks.ts';
import { always } from '../../../../tests/support/property.ts';
import type { Weight } from '../checklist/checklist.ts';
import { scoreOf, scoreTenths } from './score.ts';
import { compareVersions } from './version-change.ts';

const vector = vectors.version_change;
const marksOf = (rows: (string | number)[][]) =>
	rows.map(([id, weight, r]) =>
		aMark(String(id), r === 'pass' ? pass : fail, { weight: weight as Weight }),
	);
const tenths = (percent: number) => Math.round(percent * 10);

test('the worked example: +10.2 as told, +42.9 like for like, and not comparable', () => {
	const change = compareVersions(marksOf(vector.v1_items), marksOf(vector.v2_items));
	expect(change).toEqual({
		core: vector.core,
		coreShareOld: tenths(vector.core_weight_share_of_v1),
		coreShareNew: tenths(vector.core_weight_share_of_v2),
		nativeOld: tenths(vector.native_v1),
		nativeNew: tenths(vector.native_v2),
		coreOld: tenths(vector.core_v1_newWeights),
		coreNew: tenths(vector.core_v2),
		isComparable: false,
	});
	expect((change.nativeNew ?? 0) - (change.nativeOld ?? 0)).toBe(tenths(vector.native_change));
	expect((change.coreNew ?? 0) - (change.coreOld ?? 0)).toBe(tenths(vector.like_for_like_change));
});

test('a core of exactly 80 % of both versions is enough, and a little less is not', () => {
	const four = ['a', 'b', 'c', 'd'].map((id) => aMark(id, pass, { weight: 2 }));
	const with2 = [...four, aMark('x', fail, { weight: 2 })];
	const with3 = [...four, aMark('y', fail, { weight: 3 })];
	expect(compareVersions(with2, with2.slice(0, 4)).isComparable).toBe(true);
	expect(compareVersions(four, with2)).toMatchObject({ coreShareNew: 800, isComparable: true });
	expect(compareVersions(four, with3)).toMatchObject({ coreShareNew: 727, isComparable: false });
	expect(compareVersions(with3, four)).toMatchObject({ coreShareOld: 727, isComparable: false });
});

test('two versions with nothing in common have no core to compare', () => {
	const change = compareVersions([aMark('a', pass)], [aMark('b', pass)]);
	expect(change).toMatchObject({ core: [], coreOld: null, coreNew: null, isComparable: false });
	expect(compareVersions([], [])).toMatchObject({ coreShareOld: null, isComparable: false });
});

test('a weight that changed is applied to the old walk too, its answers stay', () => {
	const old = [aMark('a', fail, { weight: 1 }), aMark('b', pass, { weight: 1 })];
	const now = [aMark('a', pass, { weight: 3 }), aMark('b', na, { weight: 1 })];
	expect(compareVersions(old, now)).toMatchObject({ nativeOld: 500, coreOld: 250, coreNew: 1000 });
});

test('a version compared with itself is comparable and moves nothing', () => {
	always([anyMarks], (marks) => {
		const change = compareVersions(marks, marks);
		const own = scoreTenths(scoreOf(marks).asFound);
		expect(change).toMatchObject({ nativeOld: own, nativeNew: own, coreOld: own, coreNew: own });
		expect(change.isComparable).toBe(marks.length > 0);
	});
});
