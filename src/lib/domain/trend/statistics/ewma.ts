// A smooth line through jumpy values, with the band it stays in while nothing changes.

export type Smoothing = {
	/** Where the line starts, and the middle of its band. */
	target: number;
	sigma: number;
	/** How much of each new value is taken, 0 to 1. */
	lambda: number;
	/** Half the width of the band, in standard deviations of the line. */
	width: number;
};

export type Smoothed = { value: number; lower: number; upper: number };

/** z = λ·x + (1-λ)·z, one point per value; the band widens from the first to its final width. */
export function ewmaOf(values: readonly number[], how: Smoothing): Smoothed[] {
	const { target, lambda } = how;
	let line = target;
	return values.map((value, index) => {
		line = lambda * value + (1 - lambda) * line;
		const half = halfBand(how, index + 1);
		return { value: line, lower: target - half, upper: target + half };
	});
}

/** Half the band after `count` values; without a count the width it grows towards. */
export function halfBand({ sigma, lambda, width }: Smoothing, count = Infinity): number {
	const grown = 1 - (1 - lambda) ** (2 * count);
	return width * sigma * Math.sqrt((lambda / (2 - lambda)) * grown);
}
