// The size a header tells is the size a decoder finds, and a bomb is known before anything decodes it.
import { readFileSync, readdirSync } from 'node:fs';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { pixelsOf } from './header.ts';
import { sortOf } from './magic.ts';

const folder = new URL('../../../../tests/fixtures/photos/', import.meta.url);
const fixtures = ['orientation', 'gps', 'heic', 'broken', 'misc'].flatMap((one) =>
	readdirSync(new URL(`${one}/`, folder))
		.filter((name) => /\.(jpe?g|png|heic|avif)$/i.test(name))
		.map((name) => `${one}/${name}`),
);
const told = (bytes: Buffer) => {
	const sort = sortOf(bytes);
	return sort && pixelsOf(bytes, sort);
};

test.each(fixtures)('%s', async (path) => {
	const bytes = readFileSync(new URL(path, folder));
	const { width, height } = await sharp(bytes, { failOn: 'none' }).metadata();
	expect(told(bytes)).toBe(width * height);
});

const plain = (width: number, height: number) =>
	sharp({ create: { width, height, channels: 4, background: '#8888' } });

test('every kind of WebP, and what other programs write', async () => {
	const made = [
		plain(333, 77).webp({ lossless: true }),
		plain(333, 77).removeAlpha().webp({ quality: 50 }),
		plain(333, 77).webp({ quality: 50 }),
		plain(333, 77).jpeg({ progressive: true }),
		plain(333, 77).png({ progressive: true, palette: true }),
		plain(333, 77).avif({ effort: 0 }),
	];
	for (const one of made) expect(told(await one.toBuffer())).toBe(333 * 77);
});

test('a header that was cut off tells nothing', async () => {
	const whole = await plain(64, 64).webp().toBuffer();
	for (const length of [0, 4, 12, 16, 20, 29]) expect(told(whole.subarray(0, length))).toBeNull();
	expect(told(Buffer.from([0xff, 0xd8, 0xff, 0xc0, 0]))).toBeNull();
});
