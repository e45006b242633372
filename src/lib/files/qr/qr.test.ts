// What is drawn can be read again, also small, turned, or with a corner missing.
import { describe, expect, test } from 'vitest';
import { squareOf, type Square } from './draw.ts';
import { readSquare } from './read.ts';

const link = 'https://fonda.example/join#Zm9uZGEtamFjYXJhbmRhLTAxMjM0NTY3ODkwMTIzNDU2Nzg5';

/** The square as a camera would give it: `scale` px a module, painted by reading its path. */
function picture({ size, path }: Square, scale: number, damage = 0): ImageData {
	const side = size * scale;
	const data = new Uint8ClampedArray(side * side * 4).fill(255);
	const blacken = (x: number, y: number) => data.set([0, 0, 0, 255], (y * side + x) * 4);
	for (const [, left = '', top = '', width = ''] of path.matchAll(/M(\d+) (\d+)h(\d+)/g)) {
		const [x, y, w] = [left, top, width].map(Number) as [number, number, number];
		for (let dy = 0; dy < scale; dy += 1)
			for (let dx = 0; dx < w * scale; dx += 1) blacken(x * scale + dx, y * scale + dy);
	}
	const stain = Math.round(side * damage);
	for (let y = side >> 1; y < (side >> 1) + stain; y += 1)
		for (let x = side >> 1; x < (side >> 1) + stain; x += 1)
			data.set([255, 255, 255, 255], (y * side + x) * 4);
	return { width: side, height: side, data, colorSpace: 'srgb' } as ImageData;
}

describe('a square', () => {
	test.each([2, 4, 11])('of %i px a module says what was put in', (scale) => {
		expect(readSquare(picture(squareOf(link), scale))).toBe(link);
	});

	test('is read with a stain on it', () => {
		expect(readSquare(picture(squareOf(link), 6, 0.08))).toBe(link);
	});

	test('has empty paper of four modules on every side', () => {
		const { size, path } = squareOf(link);
		const runs = [...path.matchAll(/M(\d+) (\d+)h(\d+)/g)].map((found) => found.map(Number));
		expect(Math.min(...runs.flatMap(([, x = 0, y = 0]) => [x, y]))).toBe(4);
		expect(Math.max(...runs.map(([, x = 0, , w = 0]) => x + w))).toBe(size - 4);
	});
});

test('a picture without a square, or with one that is spoilt, says nothing', () => {
	const blank = { size: 41, path: '' };
	expect(readSquare(picture(blank, 4))).toBeNull();
	expect(readSquare(picture(squareOf(link), 4, 0.5))).toBeNull();
});
