// What a report says of one walk: everything in the reader's language, and the photos' bytes beside it.
import { textIn, type Language } from '#lib/domain/checklist/checklist.ts';
import { scoreOf, type Score } from '#lib/domain/score/score.ts';
import {
	currentNote,
	isCriticalFail,
	isDisputed,
	type Answer,
	type AnswerRow,
} from '#lib/domain/walk/answer.ts';
import { intrusionsOf, type Mark } from '#lib/domain/walk/mark.ts';
import { strokesOf, type PhotoRole, type PhotoRow, type Stroke } from '#lib/domain/walk/photo.ts';
import type { Walk } from '#lib/domain/walk/walk.ts';

/** `bytes` is null when this phone does not have them. */
export type ReportPhoto = {
	role: PhotoRole;
	bytes: ArrayBuffer | null;
	mime: string;
	strokes: readonly Stroke[];
};

export type ReportPoint = {
	area: string;
	/** What the item states, and what it tells the customer, with its own quotation marks. */
	statement: string;
	says: string;
	answer: Answer | null;
	isCritical: boolean;
	isDisputed: boolean;
	isFixed: boolean;
	note: string;
	/** Its answer or note came after the walk was finished. */
	isLate: boolean;
	/** Who answered and who fixed it; null when nobody knows. */
	by: string | null;
	fixedBy: string | null;
	photos: ReportPhoto[];
};

/** A list as it was walked: `number` is its version's, once a server gave it one. */
export type ReportList = { area: string; title: string; tpl: string; number: number | null };

/** How settled the walk is: 1 = as it was first finished. `missing` answers have not reached this phone. */
export type ReportState = {
	revision: number;
	late: number;
	missing: readonly { name: string; count: number }[];
};

export type WalkReport = {
	site: string;
	walk: Pick<
		Walk,
		| 'id'
		| 'kind'
		| 'state'
		| 'day'
		| 'walkedAt'
		| 'finishedAt'
		| 'tz'
		| 'voidReason'
		| 'clockShift'
		| 'isPublished'
	>;
	shift: string | null;
	/** Everybody who answered. */
	who: string[];
	/** How many items were asked. */
	items: number;
	score: Score;
	state: ReportState;
	areas: { id: string; name: string }[];
	lists: ReportList[];
	/** When and with which edition of the app it was made; null leaves that out. */
	made: { at: number; app: string } | null;
	/** Worst first. */
	intrusions: ReportPoint[];
	/** What spoke well, or was not seen, and has a note or photos all the same. */
	others: ReportPoint[];
};

export type WalkTold = {
	walk: Walk;
	marks: readonly Mark[];
	rows: readonly AnswerRow[];
	photos: readonly PhotoRow[];
};

/** What a walk does not know of itself. `bytes` by the photo's sha; people by the point they answered. */
export type ReportContext = {
	site: string;
	language: Language;
	who: readonly string[];
	bytes: ReadonlyMap<string, ArrayBuffer>;
	by?: (point: string) => string | null;
	fixedBy?: (point: string) => string | null;
	isLate?: (point: string) => boolean;
	state?: ReportState;
	/** By the version's tpl. */
	list?: (tpl: string) => Pick<ReportList, 'title' | 'number'> | null;
	made?: WalkReport['made'];
};

const first: ReportState = { revision: 1, late: 0, missing: [] };

export function walkReportOf(told: WalkTold, context: ReportContext): WalkReport {
	const { walk, marks } = told;
	const bad = intrusionsOf(marks);
	const points = (of: readonly Mark[]) => of.map((mark) => pointOf(mark, told, context));
	return {
		site: context.site,
		walk,
		shift: walk.shift?.name ?? null,
		who: [...context.who],
		items: marks.filter((mark) => !mark.exempt).length,
		score: scoreOf(marks),
		state: context.state ?? first,
		areas: walk.areas.map(({ id, name }) => ({ id, name })),
		lists: walk.areas.map(({ name, tpl }) => ({
			area: name,
			tpl,
			...(context.list?.(tpl) ?? { title: '', number: null }),
		})),
		made: context.made ?? null,
		intrusions: points(bad),
		others: points(marks.filter((mark) => !bad.includes(mark))).filter(
			({ note, photos }) => note !== '' || photos.length > 0,
		),
	};
}

function pointOf(
	mark: Mark,
	{ walk, rows, photos }: WalkTold,
	context: ReportContext,
): ReportPoint {
	const point = `${walk.id}/${mark.area}/${mark.item.id}`;
	const row = rows.find(({ ent }) => ent === point);
	return {
		area: walk.areas.find(({ id }) => id === mark.area)?.name ?? '',
		statement: textIn(mark.item.text, context.language),
		says: textIn(mark.item.tells, context.language),
		answer: mark.answer,
		isCritical: isCriticalFail(mark.item, mark.answer),
		isDisputed: isDisputed(row),
		isFixed: mark.fixed,
		note: currentNote(row),
		isLate: context.isLate?.(point) ?? false,
		by: context.by?.(point) ?? null,
		fixedBy: context.fixedBy?.(point) ?? null,
		photos: photos.flatMap((photo) =>
			photo.added && photo.point === point
				? {
						role: photo.added.role,
						bytes: context.bytes.get(photo.added.sha) ?? null,
						mime: photo.added.mime,
						strokes: strokesOf(photo),
					}
				: [],
		),
	};
}
