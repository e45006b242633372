// How often something truly happens, seen so many times out of so many.
import { normalQuantile } from './normal-quantile.ts';

export type Interval = { low: number; high: number };

/** Wilson's score interval without correction for `count` of `of`; nothing is known of none. */
export function wilson(count: number, of: number, confidence = 0.95): Interval {
	if (of === 0) return { low: 0, high: 1 };
	const z = normalQuantile((1 + confidence) / 2);
	const centre = (count + (z * z) / 2) / (of + z * z);
	const spread = Math.sqrt((count * (of - count)) / of + (z * z) / 4);
	const half = (z / (of + z * z)) * spread;
	return {
		low: count === 0 ? 0 : Math.max(0, centre - half),
		high: count === of ? 1 : Math.min(1, centre + half),
	};
}
