// Student's t: how sure a mean of few values is.
import { logGamma } from './log-gamma.ts';
import { normalQuantile } from './normal-quantile.ts';

/** The value that t with `df` degrees of freedom stays below with chance `share`; within 1e-9. */
export function tQuantile(share: number, df: number): number {
	if (share === 0.5) return 0;
	if (share < 0.5) return -tQuantile(1 - share, df);
	if (share >= 1) return Infinity;
	let [low, high] = [0, Infinity];
	let guess = Math.max(normalQuantile(share), 1e-3);
	for (let round = 0; round < 200; round += 1) {
		const miss = tCdf(guess, df) - share;
		if (miss > 0) high = guess;
		else low = guess;
		const next = within(guess - miss / tDensity(guess, df), low, high);
		if (Math.abs(next - guess) <= 1e-13 * guess) return next;
		guess = next;
	}
	return guess;
}

/** Newton's step may leap out of what is known to hold the answer; then halve, or double. */
const within = (next: number, low: number, high: number): number =>
	next > low && next < high ? next : high === Infinity ? Math.max(2 * low, 1) : (low + high) / 2;

/** P(T ≤ t). */
export function tCdf(t: number, df: number): number {
	const tail = 0.5 * incompleteBeta(df / (df + t * t), df / 2, 0.5);
	return t > 0 ? 1 - tail : tail;
}

/** Chance of a value at least as far from 0, on either side. */
export const tTails = (t: number, df: number): number =>
	incompleteBeta(df / (df + t * t), df / 2, 0.5);

function tDensity(t: number, df: number): number {
	const scale = logGamma((df + 1) / 2) - logGamma(df / 2) - 0.5 * Math.log(df * Math.PI);
	return Math.exp(scale - ((df + 1) / 2) * Math.log1p((t * t) / df));
}

/** The regularized incomplete beta function I_x(a, b), by its continued fraction. */
export function incompleteBeta(x: number, a: number, b: number): number {
	if (x <= 0) return 0;
	if (x >= 1) return 1;
	if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(1 - x, b, a);
	const scale = logGamma(a + b) - logGamma(a) - logGamma(b);
	const front = Math.exp(scale + a * Math.log(x) + b * Math.log1p(-x)) / a;
	return front / fraction(x, a, b);
}

/** Lentz's method on 1 + d1/(1 + d2/(1 + …)). */
function fraction(x: number, a: number, b: number): number {
	const notZero = (value: number) => (Math.abs(value) < 1e-300 ? 1e-300 : value);
	let over = 1;
	let under = 0;
	let value = 1;
	for (let step = 1; step <= 500; step += 1) {
		const m = Math.floor(step / 2);
		const part =
			step % 2 === 0
				? (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
				: (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
		under = 1 / notZero(1 + part * under);
		over = notZero(1 + part / over);
		value *= over * under;
		if (Math.abs(over * under - 1) < 1e-16) break;
	}
	return value;
}
