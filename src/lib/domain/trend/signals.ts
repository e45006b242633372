// What tells a real change from noise: four rules, three of them on the bad side (scoring.md 2.3).
import type { Baseline } from './baseline.ts';

/**
 * S1: below x̄ - 3σ. S2: eight in a row below x̄. M1: nine in a row above the baseline's median.
 * W1: two of three below x̄ - 2σ. There is no rule for a single high point: x̄ + 3σ is mostly past 100.
 */
export const rules = ['S1', 'S2', 'M1', 'W1'] as const;
export type Rule = (typeof rules)[number];

/** Only these two are worth a notification; M1 is shown, W1 is watched. */
export const notifies = (rule: Rule): boolean => rule === 'S1' || rule === 'S2';

/** A run tells where it began, so an owner may say that this is the new usual. */
export const runRules: readonly Rule[] = ['S2', 'M1'];

/** Places in the row of scores, both ends included. */
export type Signal = {
	rule: Rule;
	/** Where the run began. */
	since: number;
	/** The score that made it a signal. */
	raised: number;
	/** The last score it holds for so far. */
	until: number;
};

export const runBelow = 8;
export const runAbove = 9;

/** Two means of the same scores may differ in their last bit; that is no side. */
const hair = 1e-9;

/**
 * Signals of the scores from place `from` on, in the order they were raised. The baseline itself is
 * never judged, and neither is a run that began within it.
 */
export function signalsOf(scores: readonly number[], from: number, usual: Baseline): Signal[] {
	const { mean, median, sigma } = usual;
	const low = (sigmas: number) => (sigma > 0 ? mean - sigmas * sigma : -Infinity);
	return [
		...fewOf(scores, { from, below: low(3), atLeast: 1, of: 1 }).map(named('S1')),
		...runsOf(scores, { from, length: runBelow, side: (score) => mean - score }).map(named('S2')),
		...runsOf(scores, { from, length: runAbove, side: (score) => score - median }).map(named('M1')),
		...fewOf(scores, { from, below: low(2), atLeast: 2, of: 3 }).map(named('W1')),
	].sort((a, b) => a.raised - b.raised || rules.indexOf(a.rule) - rules.indexOf(b.rule));
}

type Span = Omit<Signal, 'rule'>;

const named =
	(rule: Rule) =>
	(span: Span): Signal => ({ rule, ...span });

/** Scores on one side without a break; one on the line neither counts nor breaks. */
export function runsOf(
	scores: readonly number[],
	how: { from: number; length: number; side: (score: number) => number },
): Span[] {
	const spans: Span[] = [];
	let [count, since] = [0, 0];
	for (let at = how.from; at < scores.length; at += 1) {
		const side = how.side(scores[at] ?? 0);
		if (Math.abs(side) <= hair) continue;
		count = side > 0 ? count + 1 : 0;
		if (count === 1) since = at;
		const last = spans.at(-1);
		if (count === how.length) spans.push({ since, raised: at, until: at });
		else if (count > how.length && last) last.until = at;
	}
	return spans;
}

/** Scores below a line, when at least so many of the last few are; neighbours make one signal. */
export function fewOf(
	scores: readonly number[],
	how: { from: number; below: number; atLeast: number; of: number },
): Span[] {
	const spans: Span[] = [];
	const isLow = (at: number) => at >= how.from && (scores[at] ?? Infinity) < how.below - hair;
	for (let at = how.from; at < scores.length; at += 1) {
		if (!isLow(at)) continue;
		const few = Array.from({ length: how.of }, (_, back) => at - how.of + 1 + back).filter(isLow);
		const last = spans.at(-1);
		if (few.length < how.atLeast) continue;
		if (last?.until === at - 1) last.until = at;
		else spans.push({ since: few[0] ?? at, raised: at, until: at });
	}
	return spans;
}
