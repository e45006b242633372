// How large a picture says it is, read from its header: decided before anything decodes it.
import type { Sort } from './magic.ts';

/** More pixels no camera takes: it is a bomb. */
export const mostPixels = 250_000_000;

/** Width times height; null where the header does not tell, and no decoder would find it either. */
export function pixelsOf(bytes: Buffer, { mime }: Sort): number | null {
	const size = readers[mime]?.(bytes) ?? null;
	return size && size[0] * size[1];
}

type Size = [width: number, height: number];

const readers: Record<string, (bytes: Buffer) => Size | null> = {
	'image/jpeg': ofJpeg,
	'image/png': (bytes) =>
		bytes.length < 24 ? null : [bytes.readUInt32BE(16), bytes.readUInt32BE(20)],
	'image/webp': ofWebp,
	'image/avif': ofBmff,
	'image/heic': ofBmff,
	'image/heif': ofBmff,
};

/** The first frame's segment; rubbish between segments is passed over, as decoders do. */
function ofJpeg(bytes: Buffer): Size | null {
	for (let at = bytes.indexOf(0xff, 2); at >= 0 && at + 9 < bytes.length;) {
		const code = bytes.readUInt8(at + 1);
		const isFrame = code >= 0xc0 && code <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(code);
		if (isFrame) return [bytes.readUInt16BE(at + 7), bytes.readUInt16BE(at + 5)];
		const isAlone = code <= 1 || code === 0xff || (code >= 0xd0 && code <= 0xd9);
		const next = isAlone ? at + 1 : at + 2 + Math.max(2, bytes.readUInt16BE(at + 2));
		at = bytes.indexOf(0xff, next);
	}
	return null;
}

function ofWebp(bytes: Buffer): Size | null {
	if (bytes.length < 30) return null;
	switch (bytes.toString('latin1', 12, 16)) {
		case 'VP8X':
			return [1 + bytes.readUIntLE(24, 3), 1 + bytes.readUIntLE(27, 3)];
		case 'VP8L': {
			const packed = bytes.readUInt32LE(21);
			return [1 + (packed & 0x3fff), 1 + ((packed >>> 14) & 0x3fff)];
		}
		case 'VP8 ':
			return [bytes.readUInt16LE(26) & 0x3fff, bytes.readUInt16LE(28) & 0x3fff];
		default:
			return null;
	}
}

/** The largest of all pictures inside, whichever of them is the main one. */
function ofBmff(bytes: Buffer): Size | null {
	let largest: Size | null = null;
	for (let at = bytes.indexOf('ispe'); at >= 0; at = bytes.indexOf('ispe', at + 4)) {
		if (at + 16 > bytes.length) break;
		const size: Size = [bytes.readUInt32BE(at + 8), bytes.readUInt32BE(at + 12)];
		if (!largest || size[0] * size[1] > largest[0] * largest[1]) largest = size;
	}
	return largest;
}
