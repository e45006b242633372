// What a file is, by its first bytes: names and declared types are somebody's claim.
import { startsWith, textOf, u16, u32 } from './bytes.ts';

export type Container = 'jpeg' | 'png' | 'webp' | 'bmff' | 'tiff' | 'other';
export type Sort = { mime: string; container: Container };

const brands: Record<string, string> = {
	avif: 'image/avif',
	avis: 'image/avif',
	heic: 'image/heic',
	heix: 'image/heic',
	hevc: 'image/heic',
	heim: 'image/heic',
	heis: 'image/heic',
	mif1: 'image/heif',
	msf1: 'image/heif',
};

/** null: no picture that this app knows. */
export function sortOf(bytes: Uint8Array): Sort | null {
	if (startsWith(bytes, 0, '\xff\xd8\xff')) return { mime: 'image/jpeg', container: 'jpeg' };
	if (startsWith(bytes, 0, '\x89PNG\r\n\x1a\n')) return { mime: 'image/png', container: 'png' };
	if (startsWith(bytes, 0, 'RIFF') && startsWith(bytes, 8, 'WEBP')) {
		return { mime: 'image/webp', container: 'webp' };
	}
	if (startsWith(bytes, 4, 'ftyp')) return ofBrand(bytes);
	if (startsWith(bytes, 0, 'II*\0') || startsWith(bytes, 0, 'MM\0*')) {
		return { mime: 'image/tiff', container: 'tiff' };
	}
	if (/^GIF8[79]a/.test(textOf(bytes, 0, 6))) return { mime: 'image/gif', container: 'other' };
	if (startsWith(bytes, 0, 'BM') && u32(bytes, 6) === 0 && u16(bytes, 16) === 0) {
		return { mime: 'image/bmp', container: 'other' };
	}
	if (startsWith(bytes, 0, '\xff\x0a') || startsWith(bytes, 0, '\0\0\0\x0cJXL ')) {
		return { mime: 'image/jxl', container: 'other' };
	}
	return null;
}

/** The main brand first; a picture may also be one by a compatible brand alone. */
function ofBrand(bytes: Uint8Array): Sort | null {
	const size = Math.min(u32(bytes, 0), 256, bytes.length);
	const told = [8, ...Array.from({ length: 60 }, (_, index) => 16 + 4 * index)]
		.filter((at) => at + 4 <= size)
		.map((at) => brands[textOf(bytes, at, at + 4)]);
	const mime = told.find((brand) => brand !== undefined);
	return mime ? { mime, container: 'bmff' } : null;
}
