// No location leaves this phone inside a picture that could not be redrawn: every container, every break.
import { readFileSync, readdirSync } from 'node:fs';
import exifr from 'exifr';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { always } from '../../../../tests/support/property.ts';
import { startsWith, textOf, u16, u32 } from './bytes.ts';
import { blankLocation } from './location.ts';
import { sortOf } from './magic.ts';
import { takenAtOf } from './taken.ts';
import { blockWithPlace, boxOf, chunkOf, joined, latin, riffOf, segmentOf } from './made-files.ts';

const folder = new URL('../../../../tests/fixtures/photos/', import.meta.url);
const fixtures = ['orientation', 'gps', 'heic', 'broken', 'misc'].flatMap((one) =>
	readdirSync(new URL(`${one}/`, folder))
		.filter((name) => /\.(jpe?g|png|heic|avif)$/i.test(name))
		.map((name) => `${one}/${name}`),
);
const read = (name: string): Uint8Array => new Uint8Array(readFileSync(new URL(name, folder)));
const located = [
	'gps/exifr-IMG_20180725_163423-tiny.jpg',
	'gps/exifr-png_with_exif_and_gps.png',
	'heic/exifr-heic-iphone7.heic',
	'heic/exifr-heic-maybebroken.HEIC',
];
const indexOf = (bytes: Uint8Array, wanted: Uint8Array | string): number =>
	Buffer.from(bytes).indexOf(typeof wanted === 'string' ? Buffer.from(wanted, 'latin1') : wanted);

/** Latitude and longitude as they lie in the file, found without any code under test. */
function placeBytes(bytes: Uint8Array): Uint8Array[] {
	const text = textOf(bytes, 0, bytes.length);
	return [...text.matchAll(/II\*\0|MM\0\*/g)].flatMap(({ index: start, 0: header }) => {
		const isLittle = header[0] === 'I';
		const long = (at: number) => u32(bytes, start + at, isLittle);
		const entriesAt = (at: number) =>
			Array.from({ length: u16(bytes, start + at, isLittle) }, (_, n) => at + 2 + 12 * n);
		const tagAt = (at: number) => u16(bytes, start + at, isLittle);
		const gps = entriesAt(long(4)).find((at) => tagAt(at) === 0x8825);
		if (gps === undefined) return [];
		const places = entriesAt(long(gps + 8)).filter((at) => [2, 4].includes(tagAt(at)));
		return places.map((at) => bytes.slice(start + long(at + 8), start + long(at + 8) + 24));
	});
}

/** What exifr, which shares nothing with the code under test, still finds of a place. */
async function placeIn(bytes: Uint8Array): Promise<unknown> {
	const all = { tiff: true, gps: true, xmp: true, iptc: true, jfif: true, ihdr: true };
	const found = (await exifr.parse(Buffer.from(bytes), all).catch(() => null)) ?? {};
	const place = Object.entries(found).filter(([key]) => /gps|latitude|longitude/i.test(key));
	return Object.fromEntries(place);
}

describe('the fixtures', () => {
	test.each(located)('%s no longer tells where it was taken', async (name) => {
		const bytes = read(name);
		const before = placeBytes(bytes);
		expect(before.length).toBeGreaterThanOrEqual(2);
		expect(await placeIn(bytes)).toHaveProperty('latitude');
		const length = bytes.length;
		expect(blankLocation(bytes)).toEqual({ certain: true });
		expect(bytes.length).toBe(length);
		expect(await placeIn(bytes)).toEqual({});
		for (const place of before) expect(indexOf(bytes, place)).toBe(-1);
		expect(indexOf(bytes, 'exif:GPS')).toBe(-1);
	});

	test.each(fixtures)(
		'%s: what is left tells no place, and blanking it twice is blanking it once',
		async (name) => {
			const bytes = read(name);
			const { certain } = blankLocation(bytes);
			const once = bytes.slice();
			expect(await placeIn(bytes)).toEqual({});
			expect(blankLocation(bytes)).toEqual({ certain });
			expect(Buffer.compare(bytes, once)).toBe(0);
			expect(certain).toBe(true);
		},
	);

	test.each(fixtures)('%s keeps its capture time and its orientation', async (name) => {
		const bytes = read(name);
		const before = {
			at: takenAtOf(bytes),
			orientation: await exifr.orientation(bytes).catch(() => null),
		};
		blankLocation(bytes);
		const orientation = await exifr.orientation(bytes).catch(() => null);
		expect(takenAtOf(bytes)).toBe(before.at);
		if (before.orientation) expect(orientation).toBe(before.orientation);
		else expect(orientation ?? 0).toBe(0);
	});

	test('the picture itself is untouched', () => {
		const name = 'gps/exifr-IMG_20180725_163423-tiny.jpg';
		const [before, after] = [read(name), read(name)];
		blankLocation(after);
		const scan = Buffer.from(before).lastIndexOf(Buffer.from([0xff, 0xda]));
		expect(Buffer.compare(before.subarray(scan), after.subarray(scan))).toBe(0);
	});

	test('the time is read with its written offset, or else as the hour of this device', () => {
		expect(takenAtOf(read('heic/exifr-heic-iphone7.heic'))).toBe(
			Date.parse('2019-10-20T18:34:30+02:00'),
		);
		expect(takenAtOf(read(located[0] ?? ''))).toBe(new Date(2018, 6, 25, 16, 34, 23).getTime());
		expect(takenAtOf(read(located[1] ?? ''))).toBe(new Date(2003, 11, 14, 12, 1, 44).getTime());
		expect(takenAtOf(read('misc/exifr-noexif.jpg'))).toBeNull();
	});
});

describe('containers made here', () => {
	const place = blockWithPlace();
	const xmp = latin('<x:xmpmeta><rdf:Description exif:GPSLatitude="50,17.97N"/></x:xmpmeta>');
	const secrets = [place.latitude.slice(0, 14), latin('50,17.97N')];
	const jpegHead = latin('\xff\xd8');
	const jpegTail = joined(segmentOf(0xda, latin('\x01\x01\0\0?\0')), latin('abc\xff\0d\xff\xd9'));
	const exifSegment = segmentOf(0xe1, latin('Exif\0\0'), place.block);
	const tiffOnly = place.block;
	const film = latin('\0\0\0\x30\xa9xyz\0\x12\x15\xc7+50.2996+014.8203/ moov');
	const heic = boxOf('ftyp', latin('heic\0\0\0\0mif1heic'));

	test.each([
		['a JPEG', joined(jpegHead, exifSegment, jpegTail), true],
		['a JPEG with a film behind it', joined(jpegHead, exifSegment, jpegTail, film), true],
		[
			'a JPEG with a second picture behind it',
			joined(jpegHead, jpegTail, jpegHead, exifSegment, jpegTail),
			true,
		],
		[
			'a JPEG with XMP',
			joined(jpegHead, segmentOf(0xe1, latin('http://ns.adobe.com/xap/1.0/\0'), xmp), jpegTail),
			true,
		],
		[
			'a JPEG whose Photoshop block names a city',
			joined(jpegHead, segmentOf(0xed, latin('Photoshop 3.0\x008BIM'), xmp), jpegTail),
			true,
		],
		['a JPEG cut inside its Exif', joined(jpegHead, exifSegment).slice(0, -10), true],
		[
			'a JPEG with rubbish between its segments',
			joined(jpegHead, segmentOf(0xfe), latin('rubbish'), place.block, exifSegment, jpegTail),
			true,
		],
		[
			'a PNG',
			joined(
				latin('\x89PNG\r\n\x1a\n'),
				chunkOf('eXIf', place.block),
				chunkOf('iTXt', xmp),
				chunkOf('IEND'),
			),
			true,
		],
		[
			'a PNG with bytes behind its end',
			joined(latin('\x89PNG\r\n\x1a\n'), chunkOf('IEND'), place.block, xmp),
			true,
		],
		[
			'a WebP',
			riffOf(['VP8X', latin('\x0c'.padEnd(10, '\0'))], ['EXIF', place.block], ['XMP ', xmp]),
			true,
		],
		[
			'a WebP with the other form of Exif',
			riffOf(['EXIF', joined(latin('Exif\0\0'), place.block)]),
			true,
		],
		['a TIFF', joined(tiffOnly, xmp), true],
		[
			'a HEIC without a directory',
			joined(heic, boxOf('mdat', latin('Exif\0\0'), place.block, xmp)),
			false,
		],
		['a HEIC with a film', joined(heic, boxOf('moov', film), boxOf('mdat', place.block)), false],
		['a HEIC with an XMP box', joined(heic, boxOf('uuid', xmp)), false],
		['a GIF', joined(latin('GIF89a'), place.block, xmp), false],
	])('%s loses its place', async (_, bytes, isCertain) => {
		expect(
			secrets.some((secret) => indexOf(bytes, secret) >= 0) || indexOf(bytes, '+50.2996') >= 0,
		).toBe(true);
		expect(sortOf(bytes)).not.toBeNull();
		const { certain } = blankLocation(bytes);
		for (const secret of secrets) expect(indexOf(bytes, secret)).toBe(-1);
		expect(indexOf(bytes, '50.2996')).toBe(-1);
		expect(await placeIn(bytes)).toEqual({});
		expect(certain).toBe(isCertain);
	});

	test('a TIFF whose location leads out of the file is not certain', () => {
		const { block, gpsPointerAt } = blockWithPlace();
		block.set([0xff, 0xff, 0, 0], gpsPointerAt);
		expect(blankLocation(block)).toEqual({ certain: false });
	});

	test('a directory that points at itself comes to an end', () => {
		const { block } = blockWithPlace();
		block.set([0x08, 0, 0, 0], 8 + 2 + 12 * u16(block, 8, true));
		expect(blankLocation(block)).toEqual({ certain: true });
	});

	test('a Motorola block is read like an Intel one', () => {
		const { block, latitude } = blockWithPlace(false);
		expect(blankLocation(block)).toEqual({ certain: true });
		expect(indexOf(block, latitude)).toBe(-1);
	});
});

describe('whatever happens to a file', () => {
	const small = [
		...located.slice(0, 2),
		'broken/exifr-RangeError_Offset_outside_bounds.jpg',
		'misc/exifr-micro.avif',
	];
	const heads = [...small, ...located.slice(2)].map((name) => read(name).slice(0, 24_000));
	const anyDamage = fc.record({
		file: fc.constantFrom(...heads),
		cut: fc.double({ min: 0, max: 1, noNaN: true }),
		hits: fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(255)), {
			maxLength: 40,
		}),
	});

	test('blanking neither throws nor changes its length, and what is certain tells no place', () => {
		always([anyDamage], ({ file, cut, hits }) => {
			const bytes = file.slice(0, Math.ceil(file.length * (cut < 0.5 ? 1 : cut)));
			for (const [where, value] of hits) bytes[Math.floor(where * (bytes.length - 1))] = value;
			const { length } = bytes;
			const { certain } = blankLocation(bytes);
			expect(bytes.length).toBe(length);
			if (!certain) return;
			expect(indexOf(bytes, 'exif:GPS')).toBe(-1);
			for (const place of placeBytes(file)) expect(indexOf(bytes, place)).toBe(-1);
		});
	});

	test('bytes of no kind at all are not certain', () => {
		always([fc.uint8Array({ maxLength: 400 })], (bytes) => {
			fc.pre(sortOf(bytes) === null);
			expect(blankLocation(bytes)).toEqual({ certain: false });
		});
	});

	test('15 MB of noise are searched in a moment', () => {
		const noise = new Uint8Array(15 * 1024 * 1024);
		for (let at = 0, seed = 7; at < noise.length; at += 1) {
			seed = (seed * 1664525 + 1013904223) >>> 0;
			noise[at] = seed >>> 24;
		}
		noise.set(latin('\xff\xd8\xff\xda\0\x08\x01\x01\0\0?\0'));
		expect(startsWith(noise, 0, '\xff\xd8\xff')).toBe(true);
		const before = performance.now();
		blankLocation(noise);
		expect(performance.now() - before).toBeLessThan(5_000);
	});
});
