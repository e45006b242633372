// Scores with points or commas, on whatever scale somebody used.
import { describe, expect, test } from 'vitest';
import { decimalOf, percent, readNumber, tenthsOnScale } from './numbers.ts';
import { scaleOf } from './mapping.ts';

describe('a number', () => {
	test.each([
		['94', '.', 94],
		['88,5', ',', 88.5],
		[' 88.25 % ', '.', 88.25],
		['1.234,5', ',', 1234.5],
		['-3', '.', -3],
		['88.5', ',', null],
		['88,5', '.', null],
		['A', '.', null],
		['', '.', null],
		['1e3', '.', null],
	] as const)('%s with %s is %s', (text, decimal, number) => {
		expect(readNumber(text, decimal)).toBe(number);
	});

	test('a column says which sign it uses', () => {
		expect(decimalOf(['94', '88,5', '100'])).toBe(',');
		expect(decimalOf(['94', '88.5', '100'])).toBe('.');
		expect(decimalOf(['94', '100'])).toBe('.');
	});
});

describe('a score', () => {
	test('becomes tenths of 0 to 100, half up, whatever its scale', () => {
		expect(tenthsOnScale(88.25, percent)).toBe(883);
		expect(tenthsOnScale(4, { worst: 1, best: 5 })).toBe(750);
		expect(tenthsOnScale(0.5, { worst: 0, best: 1 })).toBe(500);
		// Demerits: none is best.
		expect(tenthsOnScale(10, { worst: 40, best: 0 })).toBe(750);
	});

	test('outside its scale is none', () => {
		expect(tenthsOnScale(101, percent)).toBeNull();
		expect(tenthsOnScale(-1, percent)).toBeNull();
		expect(tenthsOnScale(0, { worst: 1, best: 5 })).toBeNull();
		expect(tenthsOnScale(5, { worst: 5, best: 5 })).toBeNull();
	});

	test('a scale is proposed by the greatest of them', () => {
		expect(scaleOf([94, 88])).toEqual(percent);
		expect(scaleOf([4.5, 3])).toEqual({ worst: 0, best: 5 });
		expect(scaleOf([0.9])).toEqual({ worst: 0, best: 1 });
		expect(scaleOf([])).toEqual(percent);
	});
});
