// Takes the location out of a picture that could not be redrawn: in place, so that it stays itself.
import { anatomyOf, type Part } from './anatomy.ts';
import { wipe } from './bytes.ts';
import { sortOf } from './magic.ts';
import { reseal } from './png.ts';
import { blankDirectories, rewriteExif } from './exif.ts';
import { blankStrays } from './strays.ts';

/**
 * Blanks every part of the file that is not the picture, and whatever tells a place elsewhere in it;
 * orientation and capture time stay. The length never changes. `certain` is false when something
 * may be left: an unknown container, a broken directory, an offset that leads nowhere. Never throws.
 */
export function blankLocation(bytes: Uint8Array): { certain: boolean } {
	const sort = sortOf(bytes);
	const { parts, isWhole } = anatomyOf(bytes, sort?.container ?? 'other');
	let certain = isWhole;
	for (const part of parts) {
		if (sort?.container === 'tiff') certain = blankDirectories(bytes, part) && certain;
		else {
			// An item's told length may be short of its block: values behind it go first.
			const reach = { start: part.start, end: bytes.length };
			const isItem = sort?.container === 'bmff' && part.kind === 'exif';
			if (isItem && !isEmpty(bytes, part)) certain = blankDirectories(bytes, reach) && certain;
			blankPart(bytes, part);
		}
	}
	return { certain: blankStrays(bytes, sort?.container === 'tiff') && certain };
}

const isEmpty = (bytes: Uint8Array, { start, end }: Part): boolean =>
	bytes.subarray(start, end).every((byte) => byte === 0);

function blankPart(bytes: Uint8Array, part: Part): void {
	const isRewritten = part.kind === 'exif' && rewriteExif(bytes, part);
	if (!isRewritten) wipe(bytes, part.start, part.end);
	if (part.pngType !== undefined) reseal(bytes, part.pngType, part.end, !isRewritten);
}
