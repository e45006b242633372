// TIFF, the form inside every Exif block: its directories, read without trusting an offset.
import { textOf, u16, u32, startsWith } from './bytes.ts';

/** `start` is the header's place in the file: every offset inside counts from there. */
export type Tiff = { bytes: Uint8Array; start: number; end: number; isLittle: boolean };

/** `from`..`to` is where the value lies; `isInside` is false when that leaves the block. */
export type Entry = {
	at: number;
	tag: number;
	type: number;
	from: number;
	to: number;
	isInside: boolean;
};

export type Directory = { at: number; end: number; entries: Entry[]; next: number };

export const tags = {
	orientation: 0x0112,
	subDirectories: 0x014a,
	exif: 0x8769,
	gps: 0x8825,
	interoperability: 0xa005,
	taken: 0x9003,
	takenOffset: 0x9011,
} as const;

const sizes = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4];

export function openTiff(bytes: Uint8Array, start: number, end: number): Tiff | null {
	if (end - start < 8) return null;
	if (startsWith(bytes, start, 'II*\0')) return { bytes, start, end, isLittle: true };
	if (startsWith(bytes, start, 'MM\0*')) return { bytes, start, end, isLittle: false };
	return null;
}

export const firstDirectory = (tiff: Tiff): number =>
	u32(tiff.bytes, tiff.start + 4, tiff.isLittle);

/** The directory at an offset, or null when not even its entries lie in the block. */
export function directoryAt(tiff: Tiff, offset: number): Directory | null {
	const at = tiff.start + offset;
	if (offset < 8 || at + 2 > tiff.end) return null;
	const count = u16(tiff.bytes, at, tiff.isLittle);
	const end = at + 2 + 12 * count;
	if (count === 0 || end > tiff.end) return null;
	const entries = Array.from({ length: count }, (_, index) => entryAt(tiff, at + 2 + 12 * index));
	const hasNext = end + 4 <= tiff.end;
	return { at, end, entries, next: hasNext ? u32(tiff.bytes, end, tiff.isLittle) : 0 };
}

function entryAt(tiff: Tiff, at: number): Entry {
	const { bytes, isLittle } = tiff;
	const type = u16(bytes, at + 2, isLittle);
	const length = (sizes[type] ?? 0) * u32(bytes, at + 4, isLittle);
	const from = length <= 4 ? at + 8 : tiff.start + u32(bytes, at + 8, isLittle);
	const isInside = sizes[type] !== undefined && type > 0 && from + length <= tiff.end;
	return { at, tag: u16(bytes, at, isLittle), type, from, to: from + length, isInside };
}

/** The offsets an entry points to: one, or a list of them. */
export function pointers(tiff: Tiff, { from, to, isInside }: Entry): number[] {
	if (!isInside) return [];
	const count = Math.min(64, Math.floor((to - from) / 4));
	return Array.from({ length: count }, (_, at) => u32(tiff.bytes, from + 4 * at, tiff.isLittle));
}

/** The three things of an Exif block that are worth keeping; null where absent or misformed. */
export type Kept = { orientation: number | null; taken: string | null; offset: string | null };

export function keptOf(tiff: Tiff): Kept {
	const main = directoryAt(tiff, firstDirectory(tiff))?.entries ?? [];
	const turned = main.find(({ tag }) => tag === tags.orientation);
	const value = turned?.isInside ? u16(tiff.bytes, turned.from, tiff.isLittle) : 0;
	const pointer = main.find(({ tag }) => tag === tags.exif);
	const exif = directoryAt(tiff, pointer ? (pointers(tiff, pointer)[0] ?? 0) : 0)?.entries ?? [];
	const text = (wanted: number, form: RegExp): string | null => {
		const entry = exif.find(({ tag, isInside }) => tag === wanted && isInside);
		if (!entry) return null;
		return (
			form.exec(textOf(tiff.bytes, entry.from, Math.min(entry.to, entry.from + 32)))?.[0] ?? null
		);
	};
	return {
		orientation: value >= 1 && value <= 8 ? value : null,
		taken: text(tags.taken, /^\d{4}:\d\d:\d\d \d\d:\d\d:\d\d/),
		offset: text(tags.takenOffset, /^[+-]\d\d:\d\d/),
	};
}
