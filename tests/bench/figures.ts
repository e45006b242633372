// What a bench gives: figures by name, and how many samples become one.

export type Figures = Record<string, number>;

/** The value below which a share `at` (0 to 1) of the samples lies; NaN when there are none. */
export function quantile(samples: readonly number[], at: number): number {
	const sorted = [...samples].sort((a, b) => a - b);
	const place = (sorted.length - 1) * at;
	const [low, high] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
	if (low === undefined || high === undefined) return Number.NaN;
	return low + (high - low) * (place - Math.floor(place));
}

export const median = (samples: readonly number[]): number => quantile(samples, 0.5);

/** Two decimals tell ratios apart; more would only look exact. */
export const rounded = (figure: number, decimals = 2): number => Number(figure.toFixed(decimals));

/** `name`, `name_min` and `name_max` of the samples, in their own unit. */
export function spread(name: string, samples: readonly number[], decimals = 1): Figures {
	return {
		[name]: rounded(median(samples), decimals),
		[`${name}_min`]: rounded(quantile(samples, 0), decimals),
		[`${name}_max`]: rounded(quantile(samples, 1), decimals),
	};
}
