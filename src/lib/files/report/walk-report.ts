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
	/** Who answered and who fixed it; null when nobody knows. */
	by: string | null;
	fixedBy: string | null;
	photos: ReportPhoto[];
};

export type WalkReport = {
	site: string;
	walk: Pick<Walk, 'day' | 'walkedAt' | 'finishedAt' | 'tz' | 'voidReason'>;
	shift: string | null;
	/** Everybody who answered. */
	who: string[];
	/** How many items were asked. */
	items: number;
	score: Score;
	areas: { id: string; name: string }[];
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
};

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
		areas: walk.areas.map(({ id, name }) => ({ id, name })),
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
