// Pictures for the tests: real ones from the fixtures, and files that only pretend to be one.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { crc32, deflateSync } from 'node:zlib';

export type Picture = { sha: string; bytes: Buffer };

export const named = (bytes: Buffer): Picture => ({
	sha: createHash('sha256').update(bytes).digest('hex'),
	bytes,
});

const folder = new URL('../fixtures/photos/', import.meta.url);

/** A fixture by its path below tests/fixtures/photos. */
export const fixture = (path: string): Picture => named(readFileSync(new URL(path, folder)));

export const pictures = {
	/** 1800 × 1200. */
	landscape: () => fixture('orientation/Landscape_1.jpg'),
	/** Stored lying down, to be shown upright. */
	turned: () => fixture('orientation/Landscape_6.jpg'),
	located: () => fixture('gps/exifr-IMG_20180725_163423-tiny.jpg'),
	locatedPng: () => fixture('gps/exifr-png_with_exif_and_gps.png'),
	avif: () => fixture('misc/exifr-micro.avif'),
	/** 1.8 MB, with the place where it was taken. */
	heic: () => fixture('heic/exifr-heic-iphone7.heic'),
};

/** So many bytes that differ with the seed and that no compression makes smaller. */
export function noise(size: number, seed: number): Buffer {
	const bytes = Buffer.alloc(size);
	let state = (seed * 2654435761 + 1) >>> 0;
	for (let at = 0; at + 4 <= size; at += 4) {
		state ^= state << 13;
		state ^= state >>> 17;
		state ^= state << 5;
		bytes.writeUInt32LE(state >>> 0, at);
	}
	return bytes;
}

/** A JPEG of its own, of about that size: a real one with rubbish behind it. */
export const jpegOf = (size: number, seed = 1): Picture =>
	named(Buffer.concat([pictures.landscape().bytes, noise(size, seed)]));

/** A whole, valid PNG of one colour; 20,000 × 20,000 pixels weigh some 50 KB. */
export function plainPng(width: number, height: number): Picture {
	const head = Buffer.alloc(13);
	head.writeUInt32BE(width, 0);
	head.writeUInt32BE(height, 4);
	head.set([1, 0, 0, 0, 0], 8);
	const rows = Buffer.alloc(height * (1 + Math.ceil(width / 8)));
	return named(
		Buffer.concat([
			Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
			chunk('IHDR', head),
			chunk('IDAT', deflateSync(rows, { level: 9 })),
			chunk('IEND', Buffer.alloc(0)),
		]),
	);
}

function chunk(type: string, content: Buffer): Buffer {
	const named = Buffer.concat([Buffer.from(type, 'latin1'), content]);
	const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
	length.writeUInt32BE(content.length);
	sum.writeUInt32BE(crc32(named));
	return Buffer.concat([length, named, sum]);
}

export const page = '<!doctype html><script>alert(document.cookie)</script>';
const archive = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), Buffer.from('evil.js')]);

/** Files that are a picture and something else at once. */
export const polyglots = (): Record<string, Picture> => {
	const { bytes } = pictures.landscape();
	const comment = Buffer.concat([Buffer.from([0xff, 0xfe, 0, page.length + 2]), Buffer.from(page)]);
	return {
		'a page behind the picture': named(Buffer.concat([bytes, Buffer.from(page)])),
		'an archive behind the picture': named(Buffer.concat([bytes, archive, Buffer.from(page)])),
		'a page in a comment': named(Buffer.concat([bytes.subarray(0, 2), comment, bytes.subarray(2)])),
	};
};

/** Begins as a JPEG does, and is a page. */
export const disguised = (): Picture =>
	named(Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.from(page)]));
