// What the reference file says of 14,233 real inspections, found again in the files themselves.
import { readFileSync } from 'node:fs';
import papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { recurrenceOf } from '#lib/domain/import/recurrence.ts';
import { meanOf } from '#lib/domain/trend/statistics/mean.ts';

const { real_sf: told } = JSON.parse(
	readFileSync('tests/fixtures/scoring-and-statistics.json', 'utf8'),
) as { real_sf: Record<string, number> };
const near = (value: number, name: string, tolerance: number) => {
	expect(Math.abs(value - (told[name] ?? NaN)), `${value}`).toBeLessThanOrEqual(tolerance);
};

const rowsOf = (name: string) =>
	papa.parse<Record<string, string>>(
		readFileSync(`tests/fixtures/sf-food-inspections/${name}`, 'utf8'),
		{ header: true, skipEmptyLines: true },
	).data;

const correction = /\s*\[ date violation corrected:\s*(?<date>[^\]]*?)\s*\]\s*/;
const inspections = rowsOf('inspections.csv').map((row) => ({
	site: row.business_id ?? '',
	day: row.date ?? '',
	score: Number(row.score),
}));
const findings = rowsOf('violations.csv').map((row) => ({
	site: row.business_id ?? '',
	day: row.date ?? '',
	text: (row.description ?? '').replace(correction, '').trim(),
	corrected: correction.exec(row.description ?? '')?.groups?.date ?? null,
}));
const key = ({ site, day }: { site: string; day: string }) => `${site} ${day}`;
const textsAt = new Map<string, Set<string>>();
for (const one of findings) {
	textsAt.set(key(one), (textsAt.get(key(one)) ?? new Set()).add(one.text));
}

/** Each site's inspections in order, two on one day being one. */
const histories = [...Map.groupBy(inspections, ({ site }) => site).values()].map((own) =>
	[...new Map(own.map((one) => [one.day, one])).values()].sort((a, b) => (a.day < b.day ? -1 : 1)),
);
const pairs = histories.flatMap((own) =>
	own.slice(1).map((later, at) => ({ earlier: own[at] ?? later, later })),
);

test('the files are whole, with their corrections', () => {
	expect(inspections).toHaveLength(told.inspections ?? 0);
	expect(findings).toHaveLength(told.violations ?? 0);
	const corrected = findings.filter((one) => one.corrected !== null);
	expect(corrected).toHaveLength(told.annotated_corrected ?? 0);
	const sameDay = corrected.filter(({ day, corrected: date }) => {
		const [month = '', of = '', year = ''] = date?.split('/') ?? [];
		return `${year}${month.padStart(2, '0')}${of.padStart(2, '0')}` === day;
	});
	expect(sameDay).toHaveLength(told.same_day_corrections ?? 0);
});

test('a score is 100 less what was found: 7, 4 or 2 points each', () => {
	const points = new Map(
		rowsOf('violation-points-derived.csv').map(({ description = '', fitted }) => {
			const off = (one: number) => Math.abs(one - Number(fitted));
			return [description, [2, 4, 7].sort((a, b) => off(a) - off(b))[0] ?? 0];
		}),
	);
	const reproduced = inspections.filter((one) => {
		const lost = [...(textsAt.get(key(one)) ?? [])].map((text) => points.get(text) ?? 0);
		return one.score === 100 - lost.reduce((sum, each) => sum + each, 0);
	});
	expect(reproduced).toHaveLength(told.reproduced_exactly ?? 0);
	near(reproduced.length / inspections.length, 'share', 5e-6);
});

describe('what was found is found again', () => {
	test('at the next inspection twice as often as its base rate would have it', () => {
		const { n, again } = recurrenceOf(inspections, findings);
		near(again / n, 'repeat_at_next_inspection', 5e-6);
		const visits = histories.flat();
		const rates = new Map<string, number>();
		for (const text of visits.flatMap((visit) => [...(textsAt.get(key(visit)) ?? [])])) {
			rates.set(text, (rates.get(text) ?? 0) + 1 / visits.length);
		}
		const expected = pairs.flatMap(({ earlier }) =>
			[...(textsAt.get(key(earlier)) ?? [])].map((text) => rates.get(text) ?? 0),
		);
		expect(expected).toHaveLength(n);
		near(meanOf(expected), 'expected_by_base_rate', 1e-5);
	});

	test('and yet two inspections in a row differ by seven points', () => {
		const [xs, ys] = [pairs.map((one) => one.earlier.score), pairs.map((one) => one.later.score)];
		const spread = (values: number[]) => {
			const mean = meanOf(values);
			return meanOf(values.map((value) => (value - mean) ** 2));
		};
		const changes = ys.map((y, at) => y - (xs[at] ?? y));
		near(Math.sqrt(spread(changes)), 'sd_of_change', 5e-4);
		const shared = (spread(xs) + spread(ys) - spread(changes)) / 2;
		near(shared / Math.sqrt(spread(xs) * spread(ys)), 'lag1_corr', 5e-5);
	});
});
