// HEIC and AVIF (ISO base media): the items that are not pictures, found through their directory.
import type { Anatomy, Part } from './anatomy.ts';
import { startsWith, textOf, u32, type Span } from './bytes.ts';
import { itemPlaces, itemTypes } from './bmff-items.ts';

/** `start`..`end` is the box's content, without its header. */
export type Box = Span & { type: string };

const pictures = new Set(
	'hvc1 hev1 hvt1 lhv1 av01 avc1 vvc1 jpeg j2k1 unci grid iovl iden tmap mski'.split(' '),
);

/**
 * Everything that is not a picture item is a part. A film inside (moov) may tell places in ways
 * that are not read here: such a file is never whole.
 */
export function bmffAnatomy(bytes: Uint8Array): Anatomy {
	const parts: Part[] = [];
	const top = boxesIn(bytes, { start: 0, end: bytes.length });
	let isWhole = top.isWhole && top.boxes.some(({ type }) => type === 'meta');
	for (const box of top.boxes) {
		if (box.type === 'ftyp' || box.type === 'mdat') continue;
		if (box.type === 'meta') isWhole = metaParts(bytes, box, parts) && isWhole;
		else parts.push({ kind: 'other', start: box.start, end: box.end });
		if (box.type === 'moov') isWhole = false;
	}
	return { parts: parts.filter((part) => part.start < part.end), isWhole };
}

export function boxesIn(bytes: Uint8Array, { start, end }: Span) {
	const boxes: Box[] = [];
	let at = start;
	while (at + 8 <= end) {
		const small = u32(bytes, at);
		const lead = small === 1 ? 16 : 8;
		const large = u32(bytes, at + 8) * 2 ** 32 + u32(bytes, at + 12);
		const size = small === 0 ? end - at : small === 1 ? large : small;
		if (size < lead || at + size > end) return { boxes, isWhole: false };
		boxes.push({ type: textOf(bytes, at + 4, at + 8), start: at + lead, end: at + size });
		at += size;
	}
	return { boxes, isWhole: at === end };
}

const harmless = new Set([
	'hdlr',
	'pitm',
	'iinf',
	'iloc',
	'iref',
	'iprp',
	'idat',
	'dinf',
	'grpl',
	'ipro',
]);

/** Adds the parts of the item directory; false when any item's place or nature stays unknown. */
function metaParts(bytes: Uint8Array, meta: Box, parts: Part[]): boolean {
	const inside = boxesIn(bytes, { start: meta.start + 4, end: meta.end });
	const box = (type: string) => inside.boxes.find((one) => one.type === type);
	for (const one of inside.boxes)
		if (!harmless.has(one.type)) parts.push({ kind: 'other', ...span(one) });
	const [list, places] = [box('iinf'), box('iloc')];
	if (!list || !places) return false;
	const types = itemTypes(bytes, list);
	const spans = itemPlaces(bytes, places, box('idat') ?? null);
	if (!types || !spans) return false;
	let isWhole = inside.isWhole;
	for (const [item, type] of types) {
		if (pictures.has(type)) continue;
		const where = spans.get(item);
		// A length of 0 may mean the whole file: that place counts as unknown.
		if (!where?.length || where.some(({ start, end }) => start === end)) isWhole = false;
		const found = (where ?? []).map((one) => partOf(bytes, one, type));
		// One block in several places, or one that does not begin as it must, is not followed.
		if (type === 'Exif' && (found.length > 1 || found[0]?.kind === 'other')) isWhole = false;
		parts.push(
			...(found.length > 1 ? found.map((one) => ({ ...one, kind: 'other' as const })) : found),
		);
	}
	return isWhole;
}

const span = ({ start, end }: Span): Span => ({ start, end });

/** An Exif item begins with the distance to its TIFF header, told in four bytes. */
function partOf(bytes: Uint8Array, { start, end }: Span, type: string): Part {
	const distance = u32(bytes, start);
	const isPlain = distance === 0 || (distance === 6 && startsWith(bytes, start + 4, 'Exif\0\0'));
	if (type === 'Exif' && isPlain && start + 4 + distance <= end) {
		return { kind: 'exif', start: start + 4 + distance, end };
	}
	return { kind: 'other', start, end };
}
