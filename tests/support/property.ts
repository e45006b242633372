// Property tests with a seed that is printed, so that any failure can be played again.
import fc from 'fast-check';

const told = Number(process.env.TODO_HABLA_SEED);
const seed = told || Math.floor(Math.random() * 0x7fffffff) + 1;
console.log(`fast-check seed ${seed} (play again with TODO_HABLA_SEED=${seed})`);

/** Checks that the promise holds for many values of each arbitrary. */
export function always<T extends [unknown, ...unknown[]]>(
	arbitraries: { [K in keyof T]: fc.Arbitrary<T[K]> },
	promise: (...values: T) => void,
): void {
	const property = fc.property<T>(...arbitraries, (...values) => {
		promise(...values);
	});
	fc.assert(property, { seed, numRuns: 300 });
}
