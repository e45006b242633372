// WebP: which chunks are needed to draw it.
import type { Part } from './anatomy.ts';
import { startsWith, textOf, u32 } from './bytes.ts';

const needed = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP']);

/** Parts that no decoder needs: Exif, XMP, unknown chunks, and all that follows the last chunk. */
export function webpParts(bytes: Uint8Array): Part[] {
	const parts: Part[] = [];
	const last = Math.min(bytes.length, 8 + u32(bytes, 4, true));
	let at = 12;
	while (at + 8 <= last) {
		const type = textOf(bytes, at, at + 4);
		const start = at + 8;
		const size = u32(bytes, at + 4, true);
		const end = Math.min(start + size, bytes.length);
		const lead = startsWith(bytes, start, 'Exif\0\0') ? 6 : 0;
		if (type === 'EXIF') parts.push({ kind: 'exif', start: start + lead, end });
		else if (!needed.has(type)) parts.push({ kind: 'other', start, end });
		at = start + size + (size % 2);
	}
	parts.push({ kind: 'other', start: Math.min(at, bytes.length), end: bytes.length });
	return parts.filter((part) => part.start < part.end);
}
