// The published examples of the scoring rule: every number here was worked out by hand or elsewhere.
import { describe, expect, test } from 'vitest';
import vectors from '../../../../tests/fixtures/scoring-and-statistics.json' with { type: 'json' };
import { aMark, fail, level, na, pass, skip } from '../../../../tests/support/marks.ts';
import type { Dimension, Weight } from '../checklist/checklist.ts';
import type { Answer, Level } from '../walk/answer.ts';
import type { Mark } from '../walk/mark.ts';
import {
	askedDimensions,
	bandOf,
	coverageTenths,
	entersTrends,
	isEnough,
	noTally,
	scoreOf,
	scoreTenths,
	tenthsOf,
	type Tally,
} from './score.ts';

type Expected = {
	earnedQ: number;
	possibleQ: number;
	score: number | null;
	coverage: number | null;
};

const { scoring_walkA: walkA, scoring_walkB_critical: walkB, scoring_edge: edge, bands } = vectors;

const answers: Record<string, Answer> = { pass, fail, na, skip };
const answerOf = (r: string | number): Answer | null =>
	typeof r === 'number' ? level(r as Level) : (answers[r] ?? null);

const marksA: Mark[] = walkA.items.map((item) =>
	aMark(item.id, answerOf(item.r), {
		area: item.area,
		dimension: item.dim as Dimension,
		weight: item.w as Weight,
		critical: item.crit,
		response: item.type === 'scale' ? 'scale4' : 'passfail',
		fixed: item.fixed ?? false,
	}),
);
const marksB = marksA.map((mark) =>
	mark.item.id === 'rec-greet' ? { ...mark, answer: fail } : mark,
);

const tenths = (percent: number | null): number | null =>
	percent === null ? null : Math.round(percent * 10);

function expectTally(tally: Tally | undefined, expected: Expected) {
	expect(tally).toMatchObject({ earned: expected.earnedQ, possible: expected.possibleQ });
	expect(scoreTenths(tally ?? noTally)).toBe(tenths(expected.score));
	expect(coverageTenths(tally ?? noTally)).toBe(tenths(expected.coverage));
}

describe('walk A, eleven items in two areas', () => {
	const score = scoreOf(marksA);

	test('overall is 48 of 76 quarters: 63.2, with 95 % seen', () => {
		expectTally(score.asFound, walkA.overall);
		expect(scoreTenths(score.asFound)).toBe(632);
	});

	test('as left is a second number, and fixing on the spot never moves the first', () => {
		expectTally(score.asLeft, walkA.asLeftOverall);
		const unfixed = scoreOf(marksA.map((mark) => ({ ...mark, fixed: false })));
		expect(unfixed.asFound).toEqual(score.asFound);
		expect(unfixed.intrusions).toBe(score.intrusions);
		expect(unfixed.asLeft).toEqual(unfixed.asFound);
	});

	test.each(Object.entries(walkA.byArea))('area %s', (area, expected) => {
		expectTally(score.byArea.get(area), expected);
	});

	test.each(Object.entries(walkA.byDimension))('dimension %s', (dimension, expected) => {
		expectTally(score.byDimension.get(dimension as Dimension), expected);
	});

	test('three intrusions and a «muy bien» take seven points, and the band says it', () => {
		expect(score.intrusions).toBe(walkA.intrusions);
		expect(score.lostQuarters / 4).toBe(walkA.intrusionPoints);
		expect(score.criticalFails).toBe(0);
		expect(score.band).toBe(1);
	});

	test('pooling is not the mean of the two areas', () => {
		const { exterior, reception } = walkA.byArea;
		expect((exterior.score + reception.score) / 2).not.toBe(walkA.overall.score);
	});

	test('every dimension that was asked is told, headline ones first', () => {
		expect(askedDimensions(score)).toEqual([
			'cleanliness',
			'order',
			'supplies',
			'dress',
			'conduct',
		]);
		expect(askedDimensions(scoreOf([aMark('a', na)]))).toEqual([]);
	});
});

describe('walk B, the same with one critical failure', () => {
	const score = scoreOf(marksB);

	test('a critical failure counts as any failure of its weight', () => {
		expectTally(score.asFound, walkB.overall);
		expect(score.criticalFails).toBe(walkB.criticalFails);
		expect(score.band).toBe(walkB.band);
	});

	test.each(Object.entries(walkB.byDimension))('dimension %s', (dimension, expected) => {
		expectTally(score.byDimension.get(dimension as Dimension), expected);
	});
});

describe('edges', () => {
	const all = (answer: Answer | null) => scoreOf(marksA.map((mark) => ({ ...mark, answer })));

	test('all N/A has neither score nor coverage, all skipped has a coverage of nothing', () => {
		expectTally(all(na).asFound, edge.allNA);
		expectTally(all(skip).asFound, edge.allSkipped);
		expect(all(na).band).toBeNull();
		expect(all(skip).band).toBeNull();
	});

	test('an empty walk has no score', () => {
		expect(scoreTenths(scoreOf([]).asFound)).toBe(edge.empty.score);
		expect(coverageTenths(scoreOf([]).asFound)).toBe(edge.empty.coverage);
	});

	test('unanswered counts as not checked', () => {
		expect(all(null)).toEqual(all(skip));
	});

	test.each(edge.half_up_percent_1dp)(
		'$num of $den shows $expect',
		({ num, den, expect: shown }) => {
			expect(tenthsOf(num, den)).toBe(tenths(shown));
		},
	);

	test('a walk enters trends from exactly 80 % of the weight that applies', () => {
		const seen = (answered: number) => ({ ...noTally, answered, applicable: 100 });
		expect([79, 80, 100].map((answered) => entersTrends(seen(answered)))).toEqual([
			false,
			true,
			true,
		]);
		expect(entersTrends(noTally)).toBe(false);
	});

	test('a dimension speaks from three answers, or from a weight of six', () => {
		const two = (weight: Weight) =>
			scoreOf([aMark('a', pass, { weight }), aMark('b', fail, { weight }), aMark('c', skip)])
				.asFound;
		expect([isEnough(two(1)), isEnough(two(2)), isEnough(two(3))]).toEqual([false, false, true]);
		expect(isEnough(scoreOf(['a', 'b', 'c'].map((id) => aMark(id, pass))).asFound)).toBe(true);
	});
});

describe('bands', () => {
	test.each(
		bands.cases.map(([percent, fails, band]) => ({
			percent: String(percent),
			fails: Number(fails),
			band,
		})),
	)('$percent % with $fails critical failures is band $band', ({ percent, fails, band }) => {
		const [num = NaN, den = 1] = percent.split('/').map(Number);
		const shown = tenthsOf(num, den * 100);
		expect(bandOf(shown ?? NaN, fails)).toBe(band);
	});

	test('a critical item fails from «molesta» down on the scale, and only there', () => {
		const fails = ([0, 1, 2, 3, 4] as const).map(
			(value) => scoreOf([aMark('a', level(value), { critical: true, weight: 3 })]).criticalFails,
		);
		expect(fails).toEqual([1, 1, 0, 0, 0]);
	});

	test('an intrusion on the scale begins at «se nota»', () => {
		const counts = ([0, 1, 2, 3, 4] as const).map(
			(value) => scoreOf([aMark('a', level(value))]).intrusions,
		);
		expect(counts).toEqual([1, 1, 1, 0, 0]);
	});
});
