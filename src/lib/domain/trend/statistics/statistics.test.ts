// Numbers printed in handbooks and papers, and our own examples, hit within their tolerance.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { always } from '../../../../../tests/support/property.ts';
import fc from 'fast-check';
import { binomialCdf, binomialQuantile } from './binomial.ts';
import { ewmaOf, halfBand } from './ewma.ts';
import { meanOf, medianOf, sdOf } from './mean.ts';
import { normalQuantile } from './normal-quantile.ts';
import { pChartOf } from './p-chart.ts';
import { anhoejLimits, runChartOf } from './run-chart.ts';
import { shareOf, sigmaFloor } from './sigma-floor.ts';
import { tCdf, tQuantile, tTails } from './t-quantile.ts';
import { wilson } from './wilson.ts';
import { d2, xmrOf } from './xmr.ts';

const vectors = JSON.parse(readFileSync('tests/fixtures/scoring-and-statistics.json', 'utf8'));
const { published } = vectors;

/** Within half a unit of the last decimal told, or what the source allows. */
const near = (value: number, told: number, tolerance: number) => {
	expect(Math.abs(value - told), `${value}, not ${told}`).toBeLessThanOrEqual(tolerance);
};

describe('individuals and moving range', () => {
	test('the limits of the NIST handbook, 6.3.2.2', () => {
		const { x, mean, mrBar, ucl, lcl, d2: told, tol } = published.nist_imr;
		const xmr = xmrOf(x);
		expect(d2).toBe(told);
		near(xmr.mean, mean, tol);
		near(xmr.mrBar, mrBar, tol);
		near(xmr.upper, ucl, tol);
		near(xmr.lower, lcl, tol);
	});

	test('our own example: the first twelve walks set the limits', () => {
		const { scores, mean, mrBar, sigma, lnpl, unpl, url_mr, z } = vectors.xmr_example;
		const xmr = xmrOf(scores.slice(0, 12));
		near(xmr.mean, mean, 5e-5);
		near(xmr.mrBar, mrBar, 5e-5);
		near(xmr.sigma, sigma, 5e-5);
		near(xmr.lower, lnpl, 5e-4);
		near(xmr.upper, unpl, 5e-4);
		near(xmr.rangeLimit, url_mr, 5e-4);
		scores.forEach((score: number, at: number) => near((score - mean) / xmr.sigma, z[at], 5e-4));
	});

	test('a real restaurant of Wake County, fourteen inspections', () => {
		const real = vectors.real_wake_5133DCF2;
		const { mean, mrBar } = xmrOf(real.x);
		near(mean, real.mean, 5e-5);
		near(mrBar, real.mrBar, 5e-5);
		near(mean - 2.66 * mrBar, real['lnpl_2.66'], 5e-5);
		near(mean + 2.66 * mrBar, real['unpl_2.66'], 5e-5);
		expect(real.x.some((x: number) => x < mean - 2.66 * mrBar)).toBe(real.signal);
	});

	test('a single value varies by nothing that anybody knows', () => {
		expect(xmrOf([90])).toMatchObject({ mean: 90, sigma: 0, lower: 90, upper: 90 });
	});
});

describe('the floor under σ', () => {
	test('of fourteen items and what each failed', () => {
		const { weights, fails_in_12, p_tilde, sigma_item } = vectors.sigma_floor;
		const items = weights.map((weight: number, at: number) => ({
			weight,
			loss: fails_in_12[at],
			answered: 12,
		}));
		items.forEach((item: (typeof items)[number], at: number) => {
			near(shareOf(item), p_tilde[at], 5e-7);
		});
		near(sigmaFloor(items), sigma_item, 5e-5);
	});

	test('an all-perfect baseline still varies, so a first lapse is no sensation', () => {
		const { weights, walks, fails, sigma_item } = vectors.sigma_floor_all_pass;
		const items = weights.map((weight: number) => ({ weight, loss: fails, answered: walks }));
		near(sigmaFloor(items), sigma_item, 5e-4);
	});

	test('items that nobody could answer are as if they were not on the list', () => {
		const item = { weight: 2, loss: 1, answered: 12 };
		expect(sigmaFloor([item, { weight: 3, loss: 0, answered: 0 }])).toBe(sigmaFloor([item]));
		expect(sigmaFloor([])).toBe(0);
	});
});

describe('the smooth line', () => {
	test('of the NIST handbook, 6.3.2.4', () => {
		const { x, lambda, target, s, ewma, ucl, lcl, computed_lcl } = published.nist_ewma;
		const how = { target, sigma: s, lambda, width: 3 };
		const line = [target, ...ewmaOf(x, how).map(({ value }) => value)];
		line.forEach((value, at) => near(value, ewma[at], 0.005));
		near(target + halfBand(how), ucl, 1e-4);
		near(target - halfBand(how), lcl, 1e-4);
		near(target - halfBand(how), computed_lcl, 5e-7);
	});

	test('of our own example, with a band that widens', () => {
		const { scores, mean, 'ewma_lam0.2_L3': told } = vectors.xmr_example;
		const { sigma } = xmrOf(scores.slice(0, 12));
		const line = ewmaOf(scores.slice(12), { target: mean, sigma, lambda: 0.2, width: 3 });
		expect(line).toHaveLength(told.length);
		line.forEach(({ value, lower, upper }, at) => {
			[value, lower, upper].forEach((one, which) => near(one, told[at][which], 1e-4));
		});
	});
});

describe('the run chart', () => {
	test('of our own example says that something changed', () => {
		const { median, useful, runs, crossings, longestRun, anhoej, perla_runs_limits_n24 } =
			vectors.runchart_example;
		const chart = runChartOf(vectors.xmr_example.scores);
		near(chart.median, median, 1e-9);
		expect(chart).toMatchObject({ useful, runs, crossings, longestRun });
		expect(chart.longestMax).toBe(anhoej.longestMax);
		expect(chart.crossingsMin).toBe(anhoej.crossingsMin);
		expect(chart.signal !== null).toBe(anhoej.signal);
		expect(chart.runsLimits).toEqual(perla_runs_limits_n24);
	});

	test('of the real restaurant does not', () => {
		const { x, useful, longestRun, crossings, anhoej_limits, signal } = vectors.real_wake_5133DCF2;
		const chart = runChartOf(x);
		expect(chart).toMatchObject({ useful, longestRun, crossings });
		expect([chart.longestMax, chart.crossingsMin]).toEqual(anhoej_limits);
		expect(chart.signal !== null).toBe(signal);
	});

	test.each(Object.entries(vectors.anhoej_table))('limits for %s useful points', (count, told) => {
		const { longestMax, crossingsMin } = anhoejLimits(Number(count));
		expect([longestMax, crossingsMin]).toEqual(told);
	});

	test('values that leap to and fro at every step are two processes in one line', () => {
		const leaping = Array.from({ length: 20 }, (_, at) => (at % 2 === 0 ? 80 : 90));
		expect(runChartOf(leaping)).toMatchObject({ crossings: 19, isMixed: true, signal: null });
		expect(runChartOf(vectors.xmr_example.scores).isMixed).toBe(false);
		expect(runChartOf(leaping.slice(0, 8)).isMixed).toBe(false);
	});

	test('points on the median neither lengthen a run nor end it; few points never signal', () => {
		expect(runChartOf([3, 5, 4, 5, 3])).toMatchObject({ useful: 4, runs: 3, longestRun: 2 });
		expect(runChartOf([1, 1, 1, 1, 9, 9, 9, 9])).toMatchObject({ longestRun: 4, signal: null });
		expect(runChartOf([7, 7, 7])).toMatchObject({ useful: 0, runs: 0, crossings: 0, signal: null });
	});
});

describe('the share of items that fail', () => {
	test('thirty wafers of the NIST handbook, 6.3.3.2', () => {
		const { defects, n, pbar, ucl, lcl, out, tol } = published.nist_p;
		const chart = pChartOf(defects.map((fails: number) => ({ fails, answered: n })));
		near(chart.pBar, pbar, tol);
		near(chart.points[0]?.upper ?? 0, ucl, tol);
		near(chart.points[0]?.lower ?? 0, lcl, tol);
		expect(chart.points.flatMap(({ isOut }, at) => (isOut ? [at + 1] : []))).toEqual(out);
	});

	test('our own example: every walk has the limits of its own number of answers', () => {
		const { fails, answered, pbar, points } = vectors.pchart_varying_n;
		const counts = fails.map((one: number, at: number) => ({ fails: one, answered: answered[at] }));
		const chart = pChartOf(counts, { baseline: 11 });
		near(chart.pBar, pbar, 5e-7);
		chart.points.forEach(({ p, lower, upper }, at) => {
			near(p, points[at].p, 5e-6);
			near(upper, points[at].ucl, 5e-6);
			expect(lower).toBe(points[at].lcl);
		});
		expect(chart.points.flatMap(({ isOut }, at) => (isOut ? [at + 1] : []))).toEqual([12]);
	});

	test('p′ widens the limits when walks differ by more than chance, and never narrows them', () => {
		const wild = [2, 30, 4, 28, 3, 31, 2, 29].map((fails) => ({ fails, answered: 50 }));
		const calm = [5, 5, 5, 5, 6, 5, 5, 5].map((fails) => ({ fails, answered: 50 }));
		const upper = (counts: typeof wild, kind: 'p' | 'p′') => pChartOf(counts, { kind }).points[0];
		expect(upper(wild, 'p′')?.upper).toBeGreaterThan(upper(wild, 'p')?.upper ?? 1);
		expect(upper(wild, 'p')?.isOut).toBe(true);
		expect(upper(wild, 'p′')?.isOut).toBe(false);
		expect(upper(calm, 'p′')).toEqual(upper(calm, 'p'));
	});
});

describe('how sure a share or a mean is', () => {
	const newcombe: [number, number, number, number][] = published.newcombe_wilson.rows;
	test.each(newcombe)('Newcombe 1998: %i of %i', (count, of, low, high) => {
		const interval = wilson(count, of);
		near(interval.low, low, published.newcombe_wilson.tol);
		near(interval.high, high, published.newcombe_wilson.tol);
	});

	test('Wilson: more cases narrow it, and of no case nothing is known', () => {
		const anyPart = fc.tuple(fc.nat({ max: 200 }), fc.integer({ min: 1, max: 200 }));
		always([anyPart], ([some, of]) => {
			const count = Math.min(some, of);
			const { low, high } = wilson(count, of);
			expect(low).toBeLessThanOrEqual(count / of);
			expect(high).toBeGreaterThanOrEqual(count / of);
			const twice = wilson(2 * count, 2 * of);
			expect(twice.high - twice.low).toBeLessThan(high - low);
		});
		expect(wilson(0, 0)).toEqual({ low: 0, high: 1 });
	});

	test("Student's own sleep data", () => {
		const { a, b, mean, t, df, p, ci95 } = published.student_sleep;
		const gaps = a.map((one: number, at: number) => one - b[at]);
		const error = sdOf(gaps) / Math.sqrt(gaps.length);
		const half = tQuantile(0.975, df) * error;
		near(meanOf(gaps), mean, 1e-6);
		near(meanOf(gaps) / error, t, 5e-5);
		near(tTails(meanOf(gaps) / error, df), p, 5e-7);
		near(meanOf(gaps) - half, ci95[0], 1e-6);
		near(meanOf(gaps) + half, ci95[1], 1e-6);
	});

	test('Bland and Altman 1986: two flow meters', () => {
		const { wright, mini, mean, sd, ci_bias, computed } = published.bland_altman_pefr;
		const gaps = wright.map((one: number, at: number) => one - mini[at]);
		near(meanOf(gaps), mean, 0.1);
		near(sdOf(gaps), sd, 0.1);
		near(meanOf(gaps), computed.mean, 5e-7);
		near(sdOf(gaps), computed.sd, 5e-6);
		const half = (tQuantile(0.975, gaps.length - 1) * sdOf(gaps)) / Math.sqrt(gaps.length);
		near(meanOf(gaps) - half, ci_bias[0], 0.15);
		near(meanOf(gaps) + half, ci_bias[1], 0.15);
	});
});

describe('quantiles', () => {
	// R: qnorm and qt.
	test.each([
		[0.975, 1.959963984540054],
		[0.9, 1.2815515655446],
		[0.0001, -3.71901648545568],
		[1e-20, -9.26234008979841],
	])('normal: %f', (share, told) => near(normalQuantile(share), told, 1e-12));

	test.each([
		[2, 4.302652729749462],
		[4, 2.7764451051977934],
		[7, 2.364624251592784],
		[11, 2.200985160091639],
		[16, 2.1199052992212546],
		[19, 2.0930240544083087],
	])('t with %i degrees of freedom', (df, told) => near(tQuantile(0.975, df), told, 1e-8));

	test('t and its quantile undo each other, on both sides', () => {
		const anyShare = fc.integer({ min: 1, max: 9999 });
		always([anyShare, fc.integer({ min: 1, max: 500 })], (share, df) => {
			near(tCdf(tQuantile(share / 10_000, df), df), share / 10_000, 1e-10);
		});
	});

	test('the binomial quantile is the first count that is not exceeded often enough', () => {
		const anyShare = fc.integer({ min: 1, max: 99 });
		always([anyShare, fc.integer({ min: 1, max: 300 }), anyShare], (share, n, p) => {
			const count = binomialQuantile(share / 100, n, p / 100);
			expect(binomialCdf(count, n, p / 100)).toBeGreaterThanOrEqual(share / 100 - 1e-9);
			expect(binomialCdf(count - 1, n, p / 100)).toBeLessThan(share / 100 + 1e-9);
		});
	});

	test('the median of an even count lies between the middle two', () => {
		expect([medianOf([4, 1, 3]), medianOf([4, 1, 3, 2]), medianOf([])]).toEqual([3, 2.5, NaN]);
		expect(sdOf([1])).toBeNaN();
	});
});
