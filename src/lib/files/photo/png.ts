// PNG: which chunks are needed to draw it, and the check sum that each one carries.
import type { Anatomy, Part } from './anatomy.ts';
import { textOf, u32 } from './bytes.ts';

const needed = new Set(
	'IHDR PLTE IDAT IEND sRGB gAMA cHRM iCCP sBIT pHYs tRNS bKGD hIST tIME acTL fcTL fdAT cICP'.split(
		' ',
	),
);

/**
 * Parts that no decoder needs: text, Exif, private chunks, and all that follows the last chunk. A
 * chunk that stays must keep its check sum: a wrong length could hide others behind its name.
 */
export function pngAnatomy(bytes: Uint8Array): Anatomy {
	const parts: Part[] = [];
	let isWhole = true;
	let at = 8;
	while (at < bytes.length) {
		const type = textOf(bytes, at + 4, at + 8);
		if (!/^[A-Za-z]{4}$/.test(type)) {
			parts.push({ kind: 'other', start: at, end: bytes.length });
			break;
		}
		const start = at + 8;
		const end = start + u32(bytes, at);
		const isCut = end + 4 > bytes.length;
		const seal = isCut ? {} : { pngType: at + 4 };
		const span = { start, end: isCut ? bytes.length : end };
		if (type === 'eXIf') parts.push({ kind: 'exif', ...span, ...seal });
		else if (!needed.has(type)) parts.push({ kind: 'other', ...span, ...seal });
		else isWhole &&= !isCut && crc32(bytes.subarray(at + 4, end)) === u32(bytes, end);
		at = end + 4;
		if (type === 'IEND') parts.push({ kind: 'other', start: at, end: bytes.length });
		if (type === 'IEND') break;
	}
	return { parts: parts.filter((part) => part.start < part.end), isWhole };
}

/**
 * Makes a blanked chunk valid again: one without content takes a private, ancillary name that every
 * decoder passes over.
 */
export function reseal(bytes: Uint8Array, type: number, end: number, isEmpty: boolean): void {
	if (isEmpty) [...'voId'].forEach((letter, at) => (bytes[type + at] = letter.charCodeAt(0)));
	const sum = crc32(bytes.subarray(type, end));
	for (let at = 0; at < 4; at += 1) bytes[end + at] = (sum >>> (24 - 8 * at)) & 0xff;
}

const table = Uint32Array.from({ length: 256 }, (_, value) => {
	let sum = value;
	for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? 0xedb88320 ^ (sum >>> 1) : sum >>> 1;
	return sum;
});

/** CRC-32 of ISO 3309, as PNG and zip use it. */
function crc32(bytes: Uint8Array): number {
	let sum = 0xffffffff;
	for (const byte of bytes) sum = (table[(sum ^ byte) & 0xff] ?? 0) ^ (sum >>> 8);
	return (sum ^ 0xffffffff) >>> 0;
}

/** Width and height in px from the header; null when it is cut. */
export const pngSize = (bytes: Uint8Array): [number, number] | null =>
	bytes.length < 24 ? null : [u32(bytes, 16), u32(bytes, 20)];
