// The rules cry as seldom by chance as the document says: every history there can be is tried.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { isAgain, isBandage, isChronic, isRecurrent, typicalRate } from './recurrence.ts';
import { binomialCdf } from './statistics/binomial.ts';

const { recurrence: told } = JSON.parse(
	readFileSync('tests/fixtures/scoring-and-statistics.json', 'utf8'),
) as { recurrence: Record<string, number> };

const last = (history: string): boolean[] => [...history].map((one) => one === 'x');

/** The chance that the rule holds of `length` walks, each failing with chance p: all 2^n tried. */
function chanceOf(rule: (fails: boolean[]) => boolean, length: number, p: number): number {
	let chance = 0;
	for (let history = 0; history < 2 ** length; history += 1) {
		const fails = Array.from({ length }, (_, at) => ((history >> at) & 1) === 1);
		const failed = fails.filter(Boolean).length;
		if (rule(fails)) chance += p ** failed * (1 - p) ** (length - failed);
	}
	return chance;
}

describe('by chance alone', () => {
	test.each([
		['recurrent, where it fails one time in ten', isRecurrent, 5, 0.1, 'P(>=3 of 5 | p=.1)'],
		['recurrent, where it fails one time in five', isRecurrent, 5, 0.2, 'P(>=3 of 5 | p=.2)'],
		['again', isAgain, 12, 0.1, 'P(2 in a row within 12 | p=.1)'],
		['a bandage', isBandage, 10, 0.1, 'P(>=4 of 10| p=.1)'],
	])('%s', (_what, rule, length, p, key) => {
		expect(Math.abs(chanceOf(rule, length, p) - (told[key] ?? NaN))).toBeLessThan(5e-6);
	});

	test('three fixes in ten would be too few to call a bandage', () => {
		expect(1 - binomialCdf(2, 10, 0.1)).toBeCloseTo(told['P(>=3 of 10| p=.1)'] ?? NaN, 6);
	});
});

describe('newest first', () => {
	test('recurrent looks at the last five answers and needs all five', () => {
		expect(isRecurrent(last('x.x.x'))).toBe(true);
		expect(isRecurrent(last('x.x..xxx'))).toBe(false);
		expect(isRecurrent(last('xxx'))).toBe(false);
	});

	test('again is twice in a row within twelve', () => {
		expect(isAgain(last('..........xx'))).toBe(true);
		expect(isAgain(last('...........xx'))).toBe(false);
		expect(isAgain(last('x.x.x.'))).toBe(false);
	});

	test('a bandage was fixed on the spot four times in ten', () => {
		expect(isBandage(last('x.x.x.x...'))).toBe(true);
		expect(isBandage(last('x.x.x.....x'))).toBe(false);
	});
});

describe('chronic', () => {
	test('is at least four of twelve, and surely above one in ten', () => {
		// Wilson's lower bound of 4/12 is .138, of 3/12 .089 (scoring.md 2.7).
		expect(isChronic(last('xxxx........'), 0)).toBe(true);
		expect(isChronic(last('xxx.........'), 0)).toBe(false);
		expect(isChronic(last('............xxxx'), 0)).toBe(false);
	});

	test('and surely above the median item of its list', () => {
		expect(isChronic(last('xxxx........'), 0.14)).toBe(false);
		expect(isChronic(last('xxxxxxxx....'), 0.14)).toBe(true);
	});

	test('the median item counts what was answered, and of no items there is none', () => {
		expect(typicalRate([last('x...'), last('xx..'), last('....'), []])).toBe(0.25);
		expect(typicalRate([])).toBe(0);
	});
});
