// The example's pictures are what they say they are.
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { examplePictureBytes, examplePictures } from './example-pictures.ts';
import { shippedLists } from './library.ts';

test('every picture is a JPEG of the told hash and size, without any metadata', () => {
	const held = examplePictureBytes();
	for (const picture of examplePictures) {
		const jpeg = Buffer.from(held.get(picture.sha) ?? new ArrayBuffer());
		expect(createHash('sha256').update(jpeg).digest('hex')).toBe(picture.sha);
		expect(jpeg.length).toBe(picture.bytes);
		expect(jpeg.length).toBeLessThanOrEqual(12 * 1024);
		const frame = jpeg.indexOf(Buffer.from([0xff, 0xc2]));
		expect([jpeg.readUInt16BE(frame + 7), jpeg.readUInt16BE(frame + 5)]).toEqual([
			picture.width,
			picture.height,
		]);
		expect(jpeg.includes('Exif')).toBe(false);
	}
	expect(held.size).toBe(examplePictures.length);
});

test('every picture belongs to an item of the shipped lists', () => {
	const items = shippedLists.flatMap((list) => list.items.map(({ id }) => id));
	const stray = examplePictures.filter(({ item }) => !items.includes(item));
	expect(stray).toEqual([]);
	expect(examplePictures.filter(({ role }) => role === 'after')).toHaveLength(2);
});
