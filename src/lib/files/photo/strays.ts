// The safety net: places told anywhere in a file, whatever the container says is there.
import { wipe, u32, textOf } from './bytes.ts';
import { blankDirectories } from './exif.ts';
import { directoryAt, firstDirectory, openTiff, tags } from './tiff.ts';

/** Blanks what it finds; false when something tells of a place and could not be blanked whole. */
export function blankStrays(bytes: Uint8Array, isTiff: boolean): boolean {
	const text = textOf(bytes, 0, bytes.length);
	const certain = [
		blankHeaders(bytes, text, isTiff),
		blankPackets(bytes, text),
		blankFilmPlaces(bytes, text),
	].every((isCertain) => isCertain);
	// UTF-16 and UTF-32 packets are legal and never met: they are not taken apart.
	return certain && !/G\0+P\0+S\0+L\0+[ao]/.test(text);
}

/** Exif blocks that no directory names: their end is unknown, so entry by entry. */
function blankHeaders(bytes: Uint8Array, text: string, isTiff: boolean): boolean {
	let certain = true;
	for (const { index } of text.matchAll(/II\*\0|MM\0\*/g)) {
		if (isTiff && index === 0) continue;
		const isNamed = text.slice(Math.max(0, index - 6), index) === 'Exif\0\0';
		if (!isNamed && !tellsPlace(bytes, index)) continue;
		certain = blankDirectories(bytes, { start: index, end: bytes.length }) && certain;
	}
	return certain;
}

/** Four letters alone may be chance, inside a picture's data; a directory with a location is not. */
function tellsPlace(bytes: Uint8Array, start: number): boolean {
	const tiff = openTiff(bytes, start, bytes.length);
	const main = tiff ? directoryAt(tiff, firstDirectory(tiff)) : null;
	if (!main || main.entries.length > 200) return false;
	return main.entries.some(({ tag, type }) => tag === tags.gps && (type === 4 || type === 13));
}

const packets = [
	['<?xpacket begin', '<?xpacket end'],
	['<x:xmpmeta', '</x:xmpmeta>'],
	['<rdf:RDF', '</rdf:RDF>'],
] as const;

function blankPackets(bytes: Uint8Array, text: string): boolean {
	for (const [open, close] of packets) {
		let at = text.indexOf(open);
		while (at >= 0) {
			const last = text.indexOf(close, at);
			if (last < 0) break;
			bytes.fill(0x20, at, last + close.length);
			at = text.indexOf(open, last);
		}
	}
	const left = textOf(bytes, 0, bytes.length);
	return !/exif:GPS|<x:xmpmeta|Iptc4xmp|photoshop:City|ns\.adobe\.com\/xmp\/extension/.test(left);
}

/** ISO 6709, as films write it: +38.0466+012.9944/ */
const written = /[+-]\d{2,6}\.\d+[+-]\d{3,7}\.\d+(?:[+-]\d+(?:\.\d+)?)?/g;

/** What phones hang on a picture's film: a place as text, or as numbers in a `loci` box. */
function blankFilmPlaces(bytes: Uint8Array, text: string): boolean {
	let found = 0;
	for (const { index, 0: place } of text.matchAll(written)) {
		wipe(bytes, index, index + place.length);
		found += 1;
	}
	for (const { index } of text.matchAll(/loci\0\0\0\0/g)) {
		const size = u32(bytes, index - 4);
		if (size >= 24 && size <= 1024) wipe(bytes, index + 8, index - 4 + size);
	}
	return found > 0 || !/location\.ISO6709|\xa9xyz/.test(text);
}
