// The gap between what a house says of itself and what others see, with the reference figures.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { meanOf } from '../trend/statistics/mean.ts';
import { agreementOf, kappaOf, type KappaWeights } from './agreement.ts';
import { bootstrap } from './bootstrap.ts';
import { limitsOf, pairedGapOf, type Pair } from './paired-gap.ts';

const vectors = JSON.parse(readFileSync('tests/fixtures/scoring-and-statistics.json', 'utf8'));
const near = (value: number | null | undefined, told: number, tolerance: number) => {
	expect(Math.abs((value ?? NaN) - told), `${value}, not ${told}`).toBeLessThanOrEqual(tolerance);
};

const told = vectors.gap_example;
const pairsOf = (self: number[], audit: number[]): Pair[] =>
	self.map((one, at) => ({ self: one, audit: audit[at] ?? one }));
const example = pairsOf(told.self, told.audit);

describe('the gap', () => {
	test('of eight visits, with how sure it is', () => {
		const gap = pairedGapOf(example);
		gap.gaps.forEach((one, at) => near(one, told.diffs[at], 1e-9));
		near(gap.mean, told.mean, 5e-5);
		near(gap.sd, told.sd, 5e-5);
		near(gap.t, told.t, 5e-5);
		near(gap.chance, told.p, 5e-7);
		near(gap.likely?.low, told.ci95_t[0], 5e-5);
		near(gap.likely?.high, told.ci95_t[1], 5e-5);
		const [low, high] = told['bootstrap_percentile_2000_mulberry32_seed12345'];
		near(gap.drawn?.low, low, 1e-9);
		near(gap.drawn?.high, high, 1e-9);
	});

	test('limits of agreement need ten visits; of eight they are only a figure for experts', () => {
		const { mean, sd, limits } = pairedGapOf(example);
		const [low, high] = told['bland_altman_loa_1.96'];
		expect(limits).toBeNull();
		near(limitsOf(mean, sd).low, low, 5e-4);
		near(limitsOf(mean, sd).high, high, 5e-4);
		expect(pairedGapOf([...example, ...example]).limits).not.toBeNull();
	});

	test('of seventeen flow meters is that of Bland and Altman 1986', () => {
		const { wright, mini, loa_2sd, computed } = vectors.published.bland_altman_pefr;
		const gap = pairedGapOf(pairsOf(wright, mini));
		const two = limitsOf(gap.mean, gap.sd, 2);
		near(two.low, loa_2sd[0], 0.15);
		near(two.high, loa_2sd[1], 0.15);
		near(two.low, computed.loa_2sd[0], 5e-7);
		near(two.high, computed.loa_2sd[1], 5e-7);
		near(gap.limits?.low, computed['loa_1.96'][0], 5e-7);
		near(gap.limits?.high, computed['loa_1.96'][1], 5e-7);
	});

	test('of few visits says no more than they do', () => {
		expect(pairedGapOf(example.slice(0, 4))).toMatchObject({ likely: null, t: null, drawn: null });
		expect(pairedGapOf(example.slice(0, 5))).toMatchObject({ drawn: null, limits: null });
		expect(pairedGapOf(example.slice(0, 5)).likely).not.toBeNull();
		expect(pairedGapOf([])).toMatchObject({ gaps: [], likely: null, limits: null });
	});

	test('that is the same at every visit is sure, and has no t', () => {
		const same = Array.from({ length: 10 }, () => ({ self: 90, audit: 85 }));
		expect(pairedGapOf(same)).toMatchObject({ mean: 5, likely: { low: 5, high: 5 }, t: null });
	});

	test('drawn again from the same visits is the same', () => {
		expect(bootstrap([1, 2, 3, 10], meanOf)).toEqual(bootstrap([1, 2, 3, 10], meanOf));
		expect(bootstrap([7], meanOf)).toEqual({ low: 7, high: 7 });
	});
});

describe('agreement', () => {
	test('on fails is far lower than on everything, and says who saw more', () => {
		const {
			bothFail,
			selfPass_auditFail: onlyAuditFails,
			selfFail_auditPass: onlySelfFails,
			bothPass,
			...figures
		} = vectors.binary_agreement;
		const all = agreementOf({ bothFail, onlyAuditFails, onlySelfFails, bothPass });
		expect(all.items).toBe(bothFail + onlyAuditFails + onlySelfFails + bothPass);
		near(all.agreed, figures.percentAgreement, 1e-9);
		near(all.kappa, figures.kappa, 5e-7);
		near(all.onFails, figures['agreementOnFails_2a/(2a+b+c)'], 5e-7);
		near(all.onPasses, figures.agreementOnPasses, 5e-7);
		near(all.pabak, figures.pabak, 1e-9);
		near(all.lopsided, figures.mcnemar_exact_p, 5e-11);
	});

	test('where there is nothing to agree on has no figure', () => {
		const none = { bothFail: 0, onlyAuditFails: 0, onlySelfFails: 0, bothPass: 0 };
		expect(agreementOf(none)).toMatchObject({ agreed: null, onFails: null, kappa: null });
		const fine = agreementOf({ ...none, bothPass: 9 });
		expect(fine).toMatchObject({ agreed: 1, onFails: null, kappa: null, lopsided: 1 });
	});
});

describe('kappa', () => {
	const kinds: KappaWeights[] = ['unweighted', 'linear', 'quadratic'];

	test.each(kinds)('%s: of five levels, and of the published table', (kind) => {
		const { table_rows_self_cols_audit: levels, n } = vectors.kappa_0to4;
		const own = kappaOf(levels, kind);
		near(own?.kappa, vectors.kappa_0to4[kind], 5e-7);
		expect(own?.items).toBe(n);
		const { kappa_sexualfun: published } = vectors.published;
		const other = kappaOf(published.table, kind);
		near(other?.kappa, published[kind], 1e-7);
		if (kind !== 'quadratic') near(other?.error, published[`ase_${kind}`], 1e-7);
	});
});
