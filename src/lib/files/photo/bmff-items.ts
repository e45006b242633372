// The two tables of a HEIC or AVIF file: what each item is (iinf) and where it lies (iloc).
import { boxesIn, type Box } from './bmff.ts';
import { textOf, u16, u32, type Span } from './bytes.ts';

/** Type by item id; null when the table cannot be read to its end. */
export function itemTypes(bytes: Uint8Array, list: Box): Map<number, string> | null {
	const counted = (bytes[list.start] ?? 0) === 0 ? 2 : 4;
	const inside = boxesIn(bytes, { start: list.start + 4 + counted, end: list.end });
	if (!inside.isWhole) return null;
	const types = new Map<number, string>();
	for (const box of inside.boxes) {
		const version = bytes[box.start] ?? 0;
		if (box.type !== 'infe' || version < 2) return null;
		const wide = version === 2 ? 2 : 4;
		const item = wide === 2 ? u16(bytes, box.start + 4) : u32(bytes, box.start + 4);
		const at = box.start + 4 + wide + 2;
		types.set(item, textOf(bytes, at, at + 4));
	}
	return types;
}

/** Places by item id; null when the table, or a place, leaves the file or lies in another file. */
export function itemPlaces(
	bytes: Uint8Array,
	table: Box,
	data: Box | null,
): Map<number, Span[]> | null {
	const read = reader(bytes, table);
	const version = read(1);
	read(3);
	const [sizes, more] = [read(1), read(1)];
	const count = read(version < 2 ? 2 : 4);
	const places = new Map<number, Span[]>();
	for (let index = 0; index < count && !read.isPast(); index += 1) {
		const item = read(version < 2 ? 2 : 4);
		const method = version > 0 ? read(2) & 15 : 0;
		const isElsewhere = read(2) !== 0 || method > 1 || (method === 1 && !data);
		const base = read(more >> 4) + (method === 1 ? (data?.start ?? 0) : 0);
		const spans = Array.from({ length: read.isPast() ? 0 : read(2) }, () => {
			if (version > 0) read(more & 15);
			const start = base + read(sizes >> 4);
			const length = read(sizes & 15);
			return { start, end: start + length };
		});
		if (isElsewhere || spans.some(({ end }) => end > bytes.length)) return null;
		places.set(item, [...(places.get(item) ?? []), ...spans]);
	}
	return read.isPast() ? null : places;
}

/** Reads numbers of 0 to 8 bytes one after the other, and remembers having gone too far. */
function reader(bytes: Uint8Array, { start, end }: Span) {
	let at = start;
	const read = (size: number): number => {
		let value = 0;
		for (let index = 0; index < size; index += 1) value = value * 256 + (bytes[at + index] ?? 0);
		at += size;
		return value;
	};
	return Object.assign(read, { isPast: () => at > end });
}
