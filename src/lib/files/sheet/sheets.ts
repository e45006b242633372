// The three sheets of an export, with names and values in the reader's words.
import type { Answer } from '#lib/domain/walk/answer.ts';
import { rowsOfAnswers, type AnswerLine } from './answer-lines.ts';
import type { SheetContext, WalkHeld, WalkSummarized } from './held.ts';
import { rowsOfPhotos, type PhotoLine } from './photo-lines.ts';
import { day, instant, quarters, sheetOf, tenths, text, whole } from './sheet.ts';
import type { Column, Sheet } from './sheet.ts';
import type { SheetWords } from './sheet-words.ts';
import { answersOfSummary, rowOfSummary } from './summary-lines.ts';
import { rowsOfWalks, type WalkLine } from './walk-lines.ts';

export type Lines = { walks: WalkLine[]; answers: AnswerLine[]; photos: PhotoLine[] };

export const linesOf = (held: readonly WalkHeld[], context: SheetContext): Lines => ({
	walks: rowsOfWalks(held, context),
	answers: rowsOfAnswers(held, context),
	photos: rowsOfPhotos(held, context),
});

/** What summaries tell; of photos they know nothing. */
export const linesOfSummaries = (
	told: readonly WalkSummarized[],
	context: SheetContext,
): Lines => ({
	walks: told.map((one) => rowOfSummary(one, context)),
	answers: told.flatMap((one) => answersOfSummary(one, context)),
	photos: [],
});

export function sheetsOf({ walks, answers, photos }: Lines, m: SheetWords): Sheet[] {
	const zones = new Map(walks.map(({ walk, timeZone }) => [walk, timeZone]));
	return [
		sheetOf(m.walks, walkColumns(m), walks),
		sheetOf(
			m.answers,
			answerColumns(m, (walk) => zones.get(walk) ?? 'UTC'),
			answers,
		),
		sheetOf(m.photos, photoColumns(m), photos),
	];
}

function walkColumns(m: SheetWords): Column<WalkLine>[] {
	const { heads, states } = m;
	return [
		{ head: heads.site, width: 24, cell: (line) => text(line.siteName) },
		{ head: heads.day, width: 12, cell: (line) => day(line.day) },
		{ head: heads.shift, width: 12, cell: (line) => text(line.shift) },
		{ head: heads.started, width: 17, cell: (line) => instant(line.startedAt, line.timeZone) },
		{ head: heads.finished, width: 17, cell: (line) => instant(line.finishedAt, line.timeZone) },
		{ head: heads.state, width: 12, cell: (line) => text(states[line.state]) },
		{ head: heads.voidReason, width: 24, cell: (line) => text(line.voidReason) },
		{ head: heads.asFound, width: 12, cell: (line) => tenths(line.asFoundTenths) },
		{ head: heads.asLeft, width: 12, cell: (line) => tenths(line.asLeftTenths) },
		{ head: heads.band, width: 20, cell: (line) => text(m.bands[(line.band ?? 0) - 1] ?? null) },
		{ head: heads.coverage, width: 12, cell: (line) => tenths(line.coverageTenths) },
		{ head: heads.intrusions, width: 12, cell: (line) => whole(line.intrusions) },
		{ head: heads.lost, width: 12, cell: (line) => quarters(line.lostQuarters) },
		{ head: heads.criticalFails, width: 12, cell: (line) => whole(line.criticalFails) },
		{ head: heads.items, width: 10, cell: (line) => whole(line.items) },
		{ head: heads.answered, width: 12, cell: (line) => whole(line.answered) },
		{ head: heads.people, width: 20, cell: (line) => text(line.people.join(', ')) },
		{ head: heads.areas, width: 40, cell: (line) => text(line.areas.join(', ')) },
		{ head: heads.kind, width: 16, cell: (line) => text(m.kinds[line.kind]) },
		{ head: m.detail, width: 14, cell: (line) => text(line.isSummary ? m.summary : m.whole) },
		{ head: heads.timeZone, width: 20, cell: (line) => text(line.timeZone) },
		{ head: heads.walk, width: 38, cell: (line) => text(line.walk) },
		{ head: heads.siteId, width: 38, cell: (line) => text(line.site) },
	];
}

function answerColumns(m: SheetWords, zoneOf: (walk: string) => string): Column<AnswerLine>[] {
	const { heads, states } = m;
	const flag = (is: boolean | null) => text(is ? m.yes : null);
	const answers = (all: readonly Answer[]) => text(all.map((one) => answerWord(one, m)).join(', '));
	return [
		{ head: heads.site, width: 24, cell: (line) => text(line.siteName) },
		{ head: heads.day, width: 12, cell: (line) => day(line.day) },
		{ head: heads.area, width: 22, cell: (line) => text(line.areaName) },
		{ head: heads.statement, width: 50, cell: (line) => text(line.statement) },
		{ head: heads.answer, width: 16, cell: (line) => text(saidOf(line, m)) },
		{ head: heads.level, width: 8, cell: (line) => whole(line.level) },
		{ head: heads.intrusion, width: 11, cell: (line) => flag(line.isIntrusion) },
		{ head: heads.fixed, width: 11, cell: (line) => flag(line.isFixed) },
		{ head: heads.fixedAfter, width: 12, cell: (line) => whole(line.fixedAfterSeconds) },
		{ head: heads.fixedBy, width: 14, cell: (line) => text(line.fixedBy) },
		{ head: heads.note, width: 40, cell: (line) => text(line.note) },
		{ head: heads.photos, width: 8, cell: (line) => whole(line.photos) },
		{
			head: heads.dimension,
			width: 14,
			cell: (line) => text(line.dimension && m.dimensions[line.dimension]),
		},
		{ head: heads.weight, width: 8, cell: (line) => whole(line.weight) },
		{ head: heads.critical, width: 9, cell: (line) => flag(line.isCritical) },
		{ head: heads.exempt, width: 12, cell: (line) => flag(line.isExempt) },
		{ head: heads.late, width: 12, cell: (line) => flag(line.isLate) },
		{ head: heads.others, width: 16, cell: (line) => answers(line.otherAnswers) },
		{
			head: heads.answeredAt,
			width: 17,
			cell: (line) => instant(line.answeredAt, zoneOf(line.walk)),
		},
		{ head: heads.by, width: 14, cell: (line) => text(line.by) },
		{ head: heads.state, width: 12, cell: (line) => text(states[line.walkState]) },
		{ head: m.detail, width: 14, cell: (line) => text(line.isSummary ? m.summary : m.whole) },
		{ head: heads.item, width: 22, cell: (line) => text(line.item) },
		{ head: heads.list, width: 22, cell: (line) => text(line.list) },
		{ head: heads.version, width: 9, cell: (line) => whole(line.version) },
		{ head: heads.tpl, width: 30, cell: (line) => text(line.tpl) },
		{ head: heads.areaId, width: 38, cell: (line) => text(line.area) },
		{ head: heads.walk, width: 38, cell: (line) => text(line.walk) },
	];
}

/** Why something could not be seen is told only where it is known. */
const saidOf = (line: AnswerLine, m: SheetWords): string =>
	line.answer === 'skip' && line.skipReason === null ? m.walk.skip : answerWord(answerOf(line), m);

/** The answer put together again; null when nobody gave one. */
function answerOf({ answer, level, skipReason }: AnswerLine): Answer | null {
	if (answer === 'scale') return { kind: 'scale', level: (level ?? 0) as 0 | 1 | 2 | 3 | 4 };
	if (answer === 'skip') return { kind: 'skip', reason: skipReason ?? 'other' };
	return answer && { kind: answer };
}

function answerWord(answer: Answer | null, m: SheetWords): string {
	if (answer === null) return m.walk.unanswered;
	if (answer.kind === 'scale') return m.walk.scale[answer.level] ?? '';
	return answer.kind === 'skip'
		? `${m.walk.skip}: ${m.walk.reasons[answer.reason]}`
		: m.walk[answer.kind];
}

function photoColumns(m: SheetWords): Column<PhotoLine>[] {
	const { heads } = m;
	const flag = (is: boolean) => text(is ? m.yes : null);
	return [
		{ head: heads.site, width: 24, cell: (line) => text(line.siteName) },
		{ head: heads.day, width: 12, cell: (line) => day(line.day) },
		{ head: heads.area, width: 22, cell: (line) => text(line.areaName) },
		{ head: heads.item, width: 22, cell: (line) => text(line.item) },
		{ head: heads.role, width: 10, cell: (line) => text(m.photo[line.role]) },
		{ head: heads.taken, width: 17, cell: (line) => instant(line.takenAt, line.timeZone) },
		{ head: heads.added, width: 17, cell: (line) => instant(line.addedAt, line.timeZone) },
		{ head: heads.hidden, width: 10, cell: (line) => flag(line.isHidden) },
		{ head: heads.marks, width: 10, cell: (line) => whole(line.marks) },
		{ head: heads.width, width: 8, cell: (line) => whole(line.width) },
		{ head: heads.height, width: 8, cell: (line) => whole(line.height) },
		{ head: heads.bytes, width: 10, cell: (line) => whole(line.bytes) },
		{ head: heads.mime, width: 12, cell: (line) => text(line.mime) },
		{ head: heads.version, width: 9, cell: (line) => whole(line.version) },
		{ head: heads.tpl, width: 30, cell: (line) => text(line.tpl) },
		{ head: heads.sha, width: 30, cell: (line) => text(line.sha) },
		{ head: heads.photo, width: 38, cell: (line) => text(line.photo) },
		{ head: heads.areaId, width: 38, cell: (line) => text(line.area) },
		{ head: heads.walk, width: 38, cell: (line) => text(line.walk) },
	];
}
