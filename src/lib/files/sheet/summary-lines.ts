// The same lines of walks that this phone knows by their summary only: what it does not know stays empty.
import { textIn } from '#lib/domain/checklist/checklist.ts';
import { isIntrusion } from '#lib/domain/walk/answer.ts';
import type { Mark } from '#lib/domain/walk/mark.ts';
import { marksOfSummary } from '#lib/domain/walk/summary.ts';
import type { AnswerLine } from './answer-lines.ts';
import type { SheetContext, WalkSummarized } from './held.ts';
import { countsOf, type WalkLine } from './walk-lines.ts';

export function rowOfSummary(told: WalkSummarized, context: SheetContext): WalkLine {
	const { summary, versions } = told;
	const clock = context.clockOf?.(summary.site) ?? null;
	return {
		walk: summary.walk,
		site: summary.site,
		siteName: context.siteName(summary.site),
		day: summary.day,
		shift: clock?.shifts.find(({ id }) => id === summary.shift)?.name ?? summary.shift,
		kind: summary.kind,
		state: 'finished',
		voidReason: null,
		startedAt: summary.walkedAt,
		finishedAt: summary.finishedAt,
		timeZone: clock?.tz ?? 'UTC',
		areas: summary.areas.map(({ name }) => name),
		...countsOf(marksOfSummary(summary, versions)),
		people: [],
		isSummary: true,
	};
}

export const answersOfSummary = (told: WalkSummarized, context: SheetContext): AnswerLine[] =>
	marksOfSummary(told.summary, told.versions).map((mark) => lineOf(told, mark, context));

function lineOf({ summary, versions }: WalkSummarized, mark: Mark, context: SheetContext) {
	const { item, answer } = mark;
	const area = summary.areas.find(({ id }) => id === mark.area);
	const tpl = area?.tpl ?? '';
	return {
		walk: summary.walk,
		walkState: 'finished',
		siteName: context.siteName(summary.site),
		day: summary.day,
		area: mark.area,
		areaName: area?.name ?? '',
		list: versions.get(tpl)?.checklist.id ?? '',
		tpl,
		version: context.versionNumber?.(tpl) ?? null,
		item: item.id,
		statement: textIn(item.text, context.language),
		dimension: item.dimension,
		weight: item.weight,
		isCritical: item.critical,
		answer: answer?.kind ?? null,
		level: answer?.kind === 'scale' ? answer.level : null,
		// A summary says that it could not be seen, and not why.
		skipReason: null,
		isIntrusion: isIntrusion(answer),
		isExempt: false,
		isFixed: mark.fixed,
		fixedAfterSeconds: null,
		note: '',
		otherAnswers: [],
		answeredAt: null,
		isLate: false,
		by: null,
		fixedBy: null,
		photos: null,
		isSummary: true,
	} satisfies AnswerLine;
}
