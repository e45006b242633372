// One line for each walk: when, where, what it scored, and what became of it.
import { coverageTenths, scoreOf, scoreTenths, type Band } from '#lib/domain/score/score.ts';
import type { Day } from '#lib/domain/time/business-day.ts';
import { marksOf, progressOf, type Mark } from '#lib/domain/walk/mark.ts';
import type { Walk } from '#lib/domain/walk/walk.ts';
import type { SheetContext, WalkHeld } from './held.ts';

/** Scores in tenths of a percent and points in quarters, as everywhere; instants in ms. */
export type WalkLine = {
	walk: string;
	site: string;
	siteName: string;
	day: Day;
	shift: string | null;
	kind: Walk['kind'];
	state: Walk['state'];
	voidReason: string | null;
	startedAt: number;
	finishedAt: number | null;
	timeZone: string;
	areas: string[];
	asFoundTenths: number | null;
	asLeftTenths: number | null;
	band: Band | null;
	coverageTenths: number | null;
	intrusions: number;
	lostQuarters: number;
	criticalFails: number;
	items: number;
	answered: number;
	people: string[];
	/** This phone knows its scores and outcomes only: no notes, hours of answers, people or photos. */
	isSummary: boolean;
};

/** In the order of the walks' starts. */
export const rowsOfWalks = (held: readonly WalkHeld[], context: SheetContext): WalkLine[] =>
	byStart(held).map((one) => lineOf(one, context));

export const byStart = (held: readonly WalkHeld[]): WalkHeld[] =>
	[...held].sort((a, b) => a.walk.walkedAt - b.walk.walkedAt || (a.walk.id < b.walk.id ? -1 : 1));

function lineOf({ walk, versions, rows }: WalkHeld, context: SheetContext): WalkLine {
	const marks = marksOf(walk, versions, rows);
	return {
		walk: walk.id,
		site: walk.site,
		siteName: context.siteName(walk.site),
		day: walk.day,
		shift: walk.shift?.name ?? null,
		kind: walk.kind,
		state: walk.state,
		voidReason: walk.voidReason,
		startedAt: walk.walkedAt,
		finishedAt: walk.finishedAt,
		timeZone: walk.tz,
		areas: walk.areas.map(({ name }) => name),
		...countsOf(marks),
		people: peopleOf({ rows }, context),
		isSummary: false,
	};
}

/** Every number of a walk's line. */
export function countsOf(marks: readonly Mark[]) {
	const score = scoreOf(marks);
	const { done, total } = progressOf(marks);
	return {
		asFoundTenths: scoreTenths(score.asFound),
		asLeftTenths: scoreTenths(score.asLeft),
		band: score.band,
		coverageTenths: coverageTenths(score.asFound),
		intrusions: score.intrusions,
		lostQuarters: score.lostQuarters,
		criticalFails: score.criticalFails,
		items: total,
		answered: done,
	};
}

function peopleOf({ rows }: Pick<WalkHeld, 'rows'>, { who }: SheetContext): string[] {
	const ops = rows.flatMap(({ said }) => said.heads.map(({ op }) => op));
	return [...new Set(ops.flatMap((op) => who?.(op) ?? []))].sort();
}
