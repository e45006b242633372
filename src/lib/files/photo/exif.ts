// Exif blocks: rewritten with what may stay, or, where pictures live among them, blanked entry by entry.
import { wipe, type Span } from './bytes.ts';
import {
	directoryAt,
	firstDirectory,
	keptOf,
	openTiff,
	pointers,
	tags,
	type Directory,
	type Entry,
	type Kept,
	type Tiff,
} from './tiff.ts';

/**
 * Empties a block but for orientation and capture time, each read in its strict form and written
 * anew: no offset has to be trusted. False when there is nothing to keep, or no room for it.
 */
export function rewriteExif(bytes: Uint8Array, { start, end }: Span): boolean {
	const tiff = openTiff(bytes, start, end);
	const kept = tiff ? keptOf(tiff) : null;
	wipe(bytes, start, end);
	const block = kept ? blockOf(kept) : null;
	if (!block || block.length > end - start) return false;
	bytes.set(block, start);
	return true;
}

/** A big-endian TIFF of one directory for the orientation and one for the times. */
function blockOf({ orientation, taken, offset }: Kept): Uint8Array | null {
	const times = [
		...(taken ? [{ tag: tags.taken, text: `${taken}\0` }] : []),
		...(taken && offset ? [{ tag: tags.takenOffset, text: `${offset}\0` }] : []),
	];
	if (!orientation && times.length === 0) return null;
	const main = (orientation ? 1 : 0) + (times.length > 0 ? 1 : 0);
	const exifAt = 8 + 6 + 12 * main;
	let textAt = exifAt + (times.length > 0 ? 6 + 12 * times.length : 0);
	const block: number[] = [0x4d, 0x4d, 0, 0x2a, ...wide(8), ...short(main)];
	if (orientation) {
		block.push(...short(tags.orientation), ...short(3), ...wide(1), ...short(orientation), 0, 0);
	}
	if (times.length > 0) block.push(...short(tags.exif), ...short(4), ...wide(1), ...wide(exifAt));
	block.push(...wide(0));
	if (times.length > 0) block.push(...short(times.length));
	for (const { tag, text } of times) {
		block.push(...short(tag), ...short(2), ...wide(text.length), ...wide(textAt));
		textAt += text.length;
	}
	if (times.length > 0) block.push(...wide(0));
	for (const { text } of times) block.push(...[...text].map((letter) => letter.charCodeAt(0)));
	return Uint8Array.from(block);
}

const short = (value: number): number[] => [value >> 8, value & 0xff];
const wide = (value: number): number[] => [...short(value >>> 16), ...short(value & 0xffff)];

/** Entries that tell a place, or hold whatever the camera's maker or a person wrote. */
const told = new Set([
	...[tags.gps, 0x02bc, 0x83bb, 0x8649, 0x927c, 0x9286, 0x010e, 0xc634],
	...[0x9c9b, 0x9c9c, 0x9c9d, 0x9c9e, 0x9c9f],
]);
const branches = new Set<number>([tags.exif, tags.subDirectories, tags.interoperability]);

/**
 * Blanks the entries that tell a place, with their values, in every directory that can be reached.
 * False when one of them, or a directory, leads out of the block.
 */
export function blankDirectories(bytes: Uint8Array, { start, end }: Span): boolean {
	const tiff = openTiff(bytes, start, end);
	if (!tiff) return false;
	const seen = new Set<number>();
	const waiting = [firstDirectory(tiff)];
	let certain = true;
	for (let offset = waiting.pop(); offset !== undefined; offset = waiting.pop()) {
		if (seen.has(offset) || seen.size > 200) continue;
		seen.add(offset);
		const directory = directoryAt(tiff, offset);
		if (!directory) certain = false;
		else certain = blankEntries(tiff, directory, waiting) && certain;
	}
	return certain && seen.size <= 200;
}

function blankEntries(tiff: Tiff, { entries, next }: Directory, waiting: number[]): boolean {
	let certain = true;
	if (next !== 0) waiting.push(next);
	for (const entry of entries) {
		if (branches.has(entry.tag)) {
			waiting.push(...pointers(tiff, entry));
			certain &&= entry.isInside;
		} else if (told.has(entry.tag)) {
			certain = blankEntry(tiff, entry) && certain;
		}
	}
	return certain;
}

function blankEntry(tiff: Tiff, entry: Entry): boolean {
	const gps = entry.tag === tags.gps ? directoryAt(tiff, pointers(tiff, entry)[0] ?? 0) : null;
	const all = [entry, ...(gps?.entries ?? [])];
	const certain = all.every(({ isInside }) => isInside) && (gps !== null || entry.tag !== tags.gps);
	for (const { at, from, to, isInside } of all) {
		if (isInside) wipe(tiff.bytes, from, to);
		wipe(tiff.bytes, at, at + 12);
	}
	if (gps) wipe(tiff.bytes, gps.at, gps.end);
	return certain;
}
