// One line for each photo: of which item it is, what it is called in a copy, and whether it is hidden.
import type { Day } from '#lib/domain/time/business-day.ts';
import type { PhotoRole, PhotoRow } from '#lib/domain/walk/photo.ts';
import type { SheetContext, WalkHeld } from './held.ts';
import { byStart } from './walk-lines.ts';

/** `sha` names the picture's bytes, in a saved copy too. */
export type PhotoLine = {
	photo: string;
	walk: string;
	siteName: string;
	day: Day;
	area: string;
	areaName: string;
	tpl: string;
	version: number | null;
	item: string;
	role: PhotoRole;
	sha: string;
	mime: string;
	bytes: number;
	width: number;
	height: number;
	takenAt: number | null;
	addedAt: number;
	timeZone: string;
	isHidden: boolean;
	/** Arrows and circles drawn on it. */
	marks: number;
};

/** Hidden photos are there too: they say so. */
export const rowsOfPhotos = (held: readonly WalkHeld[], context: SheetContext): PhotoLine[] =>
	byStart(held).flatMap((one) =>
		[...one.photos]
			.sort((a, b) => a.addedAt - b.addedAt || (a.id < b.id ? -1 : 1))
			.flatMap((photo) => (photo.added ? [lineOf(one, photo, photo.added, context)] : [])),
	);

function lineOf(
	{ walk }: WalkHeld,
	photo: PhotoRow,
	added: NonNullable<PhotoRow['added']>,
	context: SheetContext,
): PhotoLine {
	const own = walk.areas.find(({ id }) => id === photo.area);
	return {
		photo: photo.id,
		walk: walk.id,
		siteName: context.siteName(walk.site),
		day: walk.day,
		area: photo.area,
		areaName: own?.name ?? '',
		tpl: own?.tpl ?? '',
		version: own ? (context.versionNumber?.(own.tpl) ?? null) : null,
		item: photo.item,
		role: added.role,
		sha: added.sha,
		mime: added.mime,
		bytes: added.bytes,
		width: added.width,
		height: added.height,
		takenAt: added.takenAt,
		addedAt: photo.addedAt,
		timeZone: walk.tz,
		isHidden: photo.hidden,
		marks: photo.marks.at(-1)?.strokes.length ?? 0,
	};
}
