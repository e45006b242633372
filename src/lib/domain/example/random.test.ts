// The example's chance is the published generator, and its ids look like any others.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { diceOf, mulberry32, seededIds } from './random.ts';

const { gap_example: vectors } = JSON.parse(
	readFileSync('tests/fixtures/scoring-and-statistics.json', 'utf8'),
) as { gap_example: { mulberry32_12345_first3: number[] } };

test('the same seed rolls the published numbers on every machine', () => {
	const next = mulberry32(12345);
	expect([next(), next(), next()]).toEqual(vectors.mulberry32_12345_first3);
});

test('ids have the shape of a random UUID, repeat with the seed and never within it', () => {
	const some = seededIds(7);
	const again = seededIds(7);
	const ids = Array.from({ length: 5000 }, () => some());
	const shape = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
	expect(ids.filter((id) => !shape.test(id))).toEqual([]);
	expect(new Set(ids).size).toBe(5000);
	expect(Array.from({ length: 5000 }, () => again())).toEqual(ids);
});

test('dice are fair enough to invent with', () => {
	const dice = diceOf(3);
	const many = Array.from({ length: 20_000 }, () => dice.normal());
	const mean = many.reduce((sum, one) => sum + one, 0) / many.length;
	const spread = Math.sqrt(many.reduce((sum, one) => sum + (one - mean) ** 2, 0) / many.length);
	const hits = many.filter(() => dice.chance(0.2)).length / many.length;
	expect([mean.toFixed(1), spread.toFixed(1), hits.toFixed(1)]).toEqual(['0.0', '1.0', '0.2']);
});
