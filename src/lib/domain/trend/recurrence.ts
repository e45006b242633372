// What comes back: rules over an item's last few answers, newest first (scoring.md 2.7).
import { medianOf } from './statistics/mean.ts';
import { wilson } from './statistics/wilson.ts';

/** How far back the rules look, in answers. */
export const memory = 12;

/** Fewer answers than this prove nothing. */
const fewest = 5;

/** Twice in a row among the last twelve: «otra vez», no alarm. By chance 9.7 % at a rate of .1. */
export const isAgain = (fails: readonly boolean[]): boolean =>
	fails.slice(0, memory).some((fail, at, last) => fail && last[at + 1] === true);

/** At least three of the last five. */
export const isRecurrent = (fails: readonly boolean[]): boolean =>
	fails.length >= fewest && count(fails.slice(0, 5)) >= 3;

/**
 * At least four of the last twelve, and surely more often than the median item of its list
 * (`typical`, a share) and than one time in ten.
 */
export function isChronic(fails: readonly boolean[], typical: number): boolean {
	const last = fails.slice(0, memory);
	const failed = count(last);
	if (last.length < fewest || failed < 4) return false;
	return wilson(failed, last.length).low > Math.max(typical, 0.1);
}

/** Fixed on the spot in at least four of the last ten: fixing is not solving. */
export const isBandage = (fixes: readonly boolean[]): boolean => count(fixes.slice(0, 10)) >= 4;

/** The share that the median item of a list fails over its last twelve answers; 0 of no items. */
export function typicalRate(items: readonly (readonly boolean[])[]): number {
	const rates = items
		.map((fails) => fails.slice(0, memory))
		.filter((last) => last.length > 0)
		.map((last) => count(last) / last.length);
	return rates.length === 0 ? 0 : medianOf(rates);
}

const count = (some: readonly boolean[]): number => some.filter(Boolean).length;
