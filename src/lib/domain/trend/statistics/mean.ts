// The middle of some numbers, and how far they lie apart.

/** Arithmetic mean; NaN of no values. */
export function meanOf(values: readonly number[]): number {
	let sum = 0;
	for (const value of values) sum += value;
	return sum / values.length;
}

/** Standard deviation of a sample (n - 1); NaN of fewer than two values. */
export function sdOf(values: readonly number[]): number {
	if (values.length < 2) return Number.NaN;
	const mean = meanOf(values);
	let squares = 0;
	for (const value of values) squares += (value - mean) ** 2;
	return Math.sqrt(squares / (values.length - 1));
}

/** Median, of an even count the mean of the middle two; NaN of no values. */
export function medianOf(values: readonly number[]): number {
	const sorted = [...values].sort((a, b) => a - b);
	const middle = sorted.length / 2;
	const low = sorted[Math.ceil(middle) - 1] ?? Number.NaN;
	const high = sorted[Math.floor(middle)] ?? Number.NaN;
	return (low + high) / 2;
}
