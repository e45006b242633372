// The parts of a picture file that are not the picture. Everything not known to be harmless is one.
import { bmffAnatomy } from './bmff.ts';
import type { Span } from './bytes.ts';
import { jpegParts } from './jpeg.ts';
import type { Container } from './magic.ts';
import { pngAnatomy } from './png.ts';
import { webpParts } from './webp.ts';

/**
 * `exif` begins at a TIFF header. `pngType` is the place of a PNG chunk's type, whose check sum
 * follows the part.
 */
export type Part = Span & { kind: 'exif' | 'other'; pngType?: number };

/** `isWhole`: every part of this file was found, or lies where the picture's own data must be. */
export type Anatomy = { parts: Part[]; isWhole: boolean };

export function anatomyOf(bytes: Uint8Array, container: Container): Anatomy {
	switch (container) {
		case 'jpeg':
			return { parts: jpegParts(bytes), isWhole: true };
		case 'png':
			return pngAnatomy(bytes);
		case 'webp':
			return { parts: webpParts(bytes), isWhole: true };
		case 'bmff':
			return bmffAnatomy(bytes);
		case 'tiff':
			return { parts: [{ kind: 'exif', start: 0, end: bytes.length }], isWhole: true };
		case 'other':
			return { parts: [], isWhole: false };
	}
}
