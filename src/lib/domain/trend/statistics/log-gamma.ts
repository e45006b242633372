// ln Γ(x), which binomials and the t distribution are made of.

/** Lanczos' approximation, g = 7, nine terms: relative error below 1e-14 for x > 0. */
const terms = [
	0.9999999999998099, 676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406,
	12.507343278686905, -0.13857109526572012, 9.984369578019572e-6, 1.5056327351493116e-7,
];

/** x must be above 0. */
export function logGamma(x: number): number {
	if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
	const base = x - 1 + 7.5;
	let sum = terms[0] ?? 0;
	for (let term = 1; term < terms.length; term += 1) sum += (terms[term] ?? 0) / (x - 1 + term);
	return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(base) - base + Math.log(sum);
}
