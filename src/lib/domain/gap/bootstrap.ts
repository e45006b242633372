// How sure a figure of a few visits is: they are drawn again and again, and the figure with them.
import { mulberry32 } from '../example/random.ts';
import type { Interval } from '../trend/statistics/wilson.ts';

const draws = 2000;

/**
 * The middle 95 % of the figure over 2,000 draws with replacement. The seed is fixed, so that the
 * interval never jumps when a screen is opened again. `of` has at least one unit: a visit, not an item.
 */
export function bootstrap<T>(
	of: readonly T[],
	figure: (drawn: readonly T[]) => number,
	seed = 12_345,
): Interval {
	const next = mulberry32(seed);
	const figures = Array.from({ length: draws }, () =>
		figure(of.map((unit) => of[Math.floor(next() * of.length)] ?? unit)),
	).sort((a, b) => a - b);
	return {
		low: figures[draws * 0.025] ?? Number.NaN,
		high: figures[draws * 0.975 - 1] ?? Number.NaN,
	};
}
