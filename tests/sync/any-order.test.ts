// The promise that stays switched on: any order, any losses, all ends equal.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lossyLine } from '../faults/rows/01-lossy-line.ts';

const seed = Number(process.env.TODO_HABLA_SEED) || Math.floor(Math.random() * 0x7fffffff) + 1;
const numRuns = Number(process.env.TODO_HABLA_RUNS) || 8;

test(`any order, any losses, all ends equal (seed ${seed})`, { timeout: 120_000 }, async () => {
	await fc.assert(
		fc.asyncProperty(fc.nat(1e9), fc.integer({ min: 5, max: 50 }), async (one, turns) => {
			const { ops } = await lossyLine(one + 1, turns);
			expect(ops).toBeGreaterThan(2);
		}),
		{ seed, numRuns, endOnFailure: true },
	);
});
