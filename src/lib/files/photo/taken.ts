// When a picture was taken, as its camera wrote it.
import { anatomyOf } from './anatomy.ts';
import { sortOf } from './magic.ts';
import { keptOf, openTiff } from './tiff.ts';

/**
 * Capture time in ms since 1970, or null. Without a written offset the hour is taken as this
 * device's: a camera and the phone it is in agree.
 */
export function takenAtOf(bytes: Uint8Array): number | null {
	const { parts } = anatomyOf(bytes, sortOf(bytes)?.container ?? 'other');
	for (const { kind, start, end } of parts) {
		const tiff = kind === 'exif' ? openTiff(bytes, start, end) : null;
		const kept = tiff ? keptOf(tiff) : null;
		if (kept?.taken) return timeOf(kept.taken, kept.offset);
	}
	return null;
}

function timeOf(taken: string, offset: string | null): number | null {
	const [day = '', hour = ''] = taken.split(' ');
	const time = Date.parse(`${day.replaceAll(':', '-')}T${hour}${offset ?? ''}`);
	return Number.isNaN(time) ? null : time;
}
