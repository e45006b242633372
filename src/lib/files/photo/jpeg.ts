// JPEG: which segments are needed to draw it, and what else the file carries.
import type { Part } from './anatomy.ts';
import { startsWith, u16 } from './bytes.ts';

const [scan, picture, end] = [0xda, 0xd8, 0xd9];

/**
 * Parts that no decoder needs: every application segment but JFIF, ICC and Adobe, comments, rubbish
 * between segments, and all that follows the picture (other pictures, a film).
 */
export function jpegParts(bytes: Uint8Array): Part[] {
	const parts: Part[] = [];
	let at = 2;
	while (at < bytes.length) {
		const marker = bytes.indexOf(0xff, at);
		const start = marker < 0 ? bytes.length : marker;
		if (start > at) parts.push({ kind: 'other', start: at, end: start });
		const code = bytes[start + 1] ?? end;
		if (code === end) {
			parts.push({ kind: 'other', start: start + 2, end: bytes.length });
			break;
		}
		at = standsAlone(code) ? start + (code === 0xff ? 1 : 2) : segment(bytes, start, parts);
		if (code === scan) at = afterScan(bytes, at);
	}
	return parts.filter((part) => part.start < part.end);
}

const standsAlone = (code: number): boolean =>
	code === 0 || code === 1 || code === 0xff || (code >= 0xd0 && code <= picture);

/** Adds the segment's content to the parts unless it is needed, and gives the segment's end. */
function segment(bytes: Uint8Array, start: number, parts: Part[]): number {
	const length = u16(bytes, start + 2);
	if (length < 2) return start + 2;
	const from = start + 4;
	const to = Math.min(start + 2 + length, bytes.length);
	const code = bytes[start + 1] ?? 0;
	if (code === 0xe1 && startsWith(bytes, from, 'Exif\0\0')) {
		parts.push({ kind: 'exif', start: from + 6, end: to });
	} else if (!isNeeded(bytes, code, from, length)) {
		parts.push({ kind: 'other', start: from, end: to });
	}
	return to;
}

/** A table longer than its kind can be is not that table. */
function isNeeded(bytes: Uint8Array, code: number, from: number, length: number): boolean {
	if (code === 0xe0) return length <= 800 && startsWith(bytes, from, 'JFIF\0');
	if (code === 0xe2) return startsWith(bytes, from, 'ICC_PROFILE\0');
	if (code === 0xee) return length <= 16 && startsWith(bytes, from, 'Adobe');
	if (code === 0xc4 || code === 0xcc) return length <= 2200;
	if (code === 0xdb) return length <= 520;
	if (code >= 0xc0 && code <= 0xcf) return length <= 800;
	return code >= scan && code <= 0xdf && length <= 520;
}

/** In the scan's data 0xff is followed by 0 or a restart; anything else is the next segment. */
function afterScan(bytes: Uint8Array, from: number): number {
	for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
		const code = bytes[at + 1] ?? end;
		if (code !== 0 && code !== 0xff && !(code >= 0xd0 && code <= 0xd7)) return at;
	}
	return bytes.length;
}

/** Width and height in px from the frame's header, without decoding; null when there is none. */
export function jpegSize(bytes: Uint8Array): [number, number] | null {
	let at = 2;
	while (at + 9 < bytes.length && bytes[at] === 0xff) {
		const code = bytes[at + 1] ?? 0;
		const isFrame = code >= 0xc0 && code <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(code);
		if (isFrame) return [u16(bytes, at + 7), u16(bytes, at + 5)];
		if (code === scan) return null;
		at += code === 0xff ? 1 : 2 + u16(bytes, at + 2);
	}
	return null;
}
