// The false alarms that the screen tells are those the rules really give, played many times.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { mulberry32 } from '../example/random.ts';
import { baselineOf } from './baseline.ts';
import { expectedFalseAlarms, falseAlarmChance, falseAlarmShare } from './false-alarms.ts';
import { notifies, signalsOf } from './signals.ts';
import { meanOf, sdOf } from './statistics/mean.ts';
import { sigmaFloor, type ItemLoss } from './statistics/sigma-floor.ts';

const told = JSON.parse(readFileSync('tests/fixtures/scoring-and-statistics.json', 'utf8'))
	.false_alarm_simulation as {
	weights: number[];
	fail_rates: number[];
	baseline_walks: number;
	further_walks: number;
	runs: number;
	expected_false_alarm_percent: number;
	tol_points: number;
	expected_mean_score: number;
	expected_sd: number;
};

/** Scores of one place whose items fail `factor` times as often once the baseline is over. */
function played(next: () => number, factor: number): { scores: number[]; items: ItemLoss[] } {
	const items = told.weights.map((weight) => ({ weight, loss: 0, answered: told.baseline_walks }));
	const walks = told.baseline_walks + told.further_walks;
	const scores = Array.from({ length: walks }, (_, walk) => {
		let [earned, possible] = [0, 0];
		const isBaseline = walk < told.baseline_walks;
		items.forEach((item, at) => {
			const rate = (told.fail_rates[at] ?? 0) * (isBaseline ? 1 : factor);
			const fails = next() < rate;
			possible += item.weight;
			if (!fails) earned += item.weight;
			if (fails && isBaseline) item.loss += 1;
		});
		return (100 * earned) / possible;
	});
	return { scores, items };
}

function share(seed: number, factor: number) {
	const next = mulberry32(seed);
	const delays: number[] = [];
	const all: number[] = [];
	for (let run = 0; run < told.runs; run += 1) {
		const { scores, items } = played(next, factor);
		const usual = baselineOf(scores.slice(0, told.baseline_walks), sigmaFloor(items));
		const [first] = signalsOf(scores, told.baseline_walks, usual).filter(({ rule }) =>
			notifies(rule),
		);
		if (first) delays.push(first.raised - told.baseline_walks + 1);
		all.push(...scores);
	}
	return { percent: (100 * delays.length) / told.runs, delays: delays.sort((a, b) => a - b), all };
}

test('a place where nothing changes raises an alarm as seldom as the document says', () => {
	const { percent, all } = share(20_261, 1);
	expect(Math.abs(percent - told.expected_false_alarm_percent)).toBeLessThanOrEqual(
		told.tol_points,
	);
	expect(meanOf(all)).toBeCloseTo(told.expected_mean_score, 1);
	expect(sdOf(all)).toBeCloseTo(told.expected_sd, 1);
});

test('one whose items fail twice as often is found four times in five, after some eight walks', () => {
	// scoring.md 2.3: 80.5 %, median 8 walks.
	const { percent, delays } = share(20_262, 2);
	expect(Math.abs(percent - 80.5)).toBeLessThanOrEqual(2);
	expect(Math.abs((delays[delays.length >> 1] ?? 0) - 8)).toBeLessThanOrEqual(1);
});

test('what the screen tells is that share, for as many walks and series as there are', () => {
	expect(100 * falseAlarmShare).toBeCloseTo(told.expected_false_alarm_percent, 9);
	expect(expectedFalseAlarms(20)).toBeCloseTo(falseAlarmShare, 9);
	expect(expectedFalseAlarms(3 * 40)).toBeCloseTo(6 * falseAlarmShare, 9);
	expect(falseAlarmChance(20)).toBeCloseTo(falseAlarmShare, 9);
	expect(falseAlarmChance(0)).toBe(0);
	expect(falseAlarmChance(2000)).toBeLessThan(1);
});
