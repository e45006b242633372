// One line for each area × item of each walk: answered or not, voided or not, nothing left out.
import { textIn, type Dimension, type Weight } from '#lib/domain/checklist/checklist.ts';
import type { Day } from '#lib/domain/time/business-day.ts';
import {
	currentAnswer,
	currentNote,
	isIntrusion,
	standingFix,
	type Answer,
	type AnswerRow,
	type SkipReason,
} from '#lib/domain/walk/answer.ts';
import { marksOf, type Mark } from '#lib/domain/walk/mark.ts';
import type { Walk } from '#lib/domain/walk/walk.ts';
import type { SheetContext, WalkHeld } from './held.ts';
import { byStart } from './walk-lines.ts';

export type AnswerLine = {
	walk: string;
	walkState: Walk['state'];
	siteName: string;
	day: Day;
	area: string;
	areaName: string;
	list: string;
	/** Hash of the version that was walked with, and its number where a server gave one. */
	tpl: string;
	version: number | null;
	item: string;
	/** What the version says of the item; null when this phone lacks the version. */
	statement: string | null;
	dimension: Dimension | null;
	weight: Weight | null;
	isCritical: boolean | null;
	/** null = nobody answered. */
	answer: Answer['kind'] | null;
	level: number | null;
	skipReason: SkipReason | null;
	isIntrusion: boolean;
	/** N/A because the area never has it, and nobody answered. */
	isExempt: boolean;
	isFixed: boolean;
	fixedAfterSeconds: number | null;
	note: string;
	/** What other people answered to the same item at once. */
	otherAnswers: Answer[];
	answeredAt: number | null;
	/** Told after the walk was finished. */
	isLate: boolean;
	by: string | null;
	fixedBy: string | null;
	/** Null where only the summary is known: it tells of no photos. */
	photos: number | null;
	/** Read from the walk's summary: what only its answers tell is missing. */
	isSummary: boolean;
};

/** In the customer's order, walk by walk; answers to what no known version asks come last. */
export const rowsOfAnswers = (held: readonly WalkHeld[], context: SheetContext): AnswerLine[] =>
	byStart(held).flatMap((one) => {
		const marks = marksOf(one.walk, one.versions, one.rows);
		const rows = new Map(one.rows.map((row) => [row.ent, row]));
		const told = marks.map((mark) => {
			const ent = `${one.walk.id}/${mark.area}/${mark.item.id}`;
			const row = rows.get(ent);
			rows.delete(ent);
			return lineOf({ ...one, mark, row, ent }, context);
		});
		const others = [...rows.values()].map((row) =>
			lineOf({ ...one, mark: null, row, ent: row.ent }, context),
		);
		return [...told, ...others];
	});

type Told = WalkHeld & { mark: Mark | null; row: AnswerRow | undefined; ent: string };

function lineOf(told: Told, context: SheetContext): AnswerLine {
	const { walk, mark, row, ent, photos } = told;
	const [, area = '', item = ''] = ent.split('/');
	const own = walk.areas.find(({ id }) => id === area);
	const answer = mark ? mark.answer : currentAnswer(row);
	const fix = standingFix(row);
	const head = row?.said.heads.find(({ value }) => isSame(value, answer));
	return {
		walk: walk.id,
		walkState: walk.state,
		siteName: context.siteName(walk.site),
		day: walk.day,
		area,
		areaName: own?.name ?? '',
		list: own?.list ?? '',
		tpl: own?.tpl ?? '',
		version: own ? (context.versionNumber?.(own.tpl) ?? null) : null,
		item,
		statement: mark ? textIn(mark.item.text, context.language) : null,
		dimension: mark?.item.dimension ?? null,
		weight: mark?.item.weight ?? null,
		isCritical: mark?.item.critical ?? null,
		answer: answer?.kind ?? null,
		level: answer?.kind === 'scale' ? answer.level : null,
		skipReason: answer?.kind === 'skip' ? answer.reason : null,
		isIntrusion: isIntrusion(answer),
		isExempt: mark?.exempt === true,
		isFixed: fix !== null,
		fixedAfterSeconds: fix?.seconds ?? null,
		note: currentNote(row),
		otherAnswers: othersThan(answer, row),
		answeredAt: head?.at ?? null,
		isLate: head !== undefined && walk.finishedAt !== null && head.at > walk.finishedAt,
		by: (head && context.who?.(head.op)) ?? null,
		fixedBy: (fix && context.who?.(fix.op)) ?? null,
		photos: photos.filter((photo) => photo.added && !photo.hidden && photo.point === ent).length,
		isSummary: false,
	};
}

const isSame = (a: Answer | null, b: Answer | null): boolean =>
	JSON.stringify(a) === JSON.stringify(b);

const othersThan = (answer: Answer | null, row: AnswerRow | undefined): Answer[] =>
	(row?.said.heads ?? []).flatMap(({ value }) => (value && !isSame(value, answer) ? [value] : []));
