// How often something of a given chance happens in so many tries.
import { logGamma } from './log-gamma.ts';

/** P(X = k) of `n` tries of chance `p`. */
export function binomialPmf(k: number, n: number, p: number): number {
	if (k < 0 || k > n) return 0;
	if (p <= 0 || p >= 1) return k === (p <= 0 ? 0 : n) ? 1 : 0;
	const ways = logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1);
	return Math.exp(ways + k * Math.log(p) + (n - k) * Math.log1p(-p));
}

/** P(X ≤ k). */
export function binomialCdf(k: number, n: number, p: number): number {
	let sum = 0;
	for (let count = 0; count <= Math.min(k, n); count += 1) sum += binomialPmf(count, n, p);
	return Math.min(1, sum);
}

/** The smallest count that is not exceeded with a chance of at least `share`. */
export function binomialQuantile(share: number, n: number, p: number): number {
	let sum = 0;
	for (let count = 0; count < n; count += 1) {
		sum += binomialPmf(count, n, p);
		// As R does: a sum of rounded terms may miss the share it equals by a hair.
		if (sum * (1 + 64 * Number.EPSILON) >= share) return count;
	}
	return n;
}
