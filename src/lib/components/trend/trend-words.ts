// What a line says in sentences: its title, what stands under it, and each of its points.
import { textIn, type Dimension, type Version } from '#lib/domain/checklist/checklist.ts';
import type { LinePoint } from '#lib/domain/trend/line-points.ts';
import type { Line, LineChange } from '#lib/domain/trend/line.ts';
import type { Day } from '#lib/domain/time/business-day.ts';
import { f, language, m } from '#lib/state/words.svelte.ts';

/** A mean or a limit, 0 to 100, as it is shown. */
export const points = (value: number): string => f.tenths(Math.round(value * 10));

/** 3 de noviembre; of another year than the line's last with the year. */
export const longDay = (day: Day, last: Day): string =>
	f.calendarDay(day, {
		day: 'numeric',
		month: 'long',
		...(day.slice(0, 4) === last.slice(0, 4) ? {} : { year: 'numeric' }),
	});

/** 3 nov; with the year where it would be doubtful. */
export const shortDay = (day: Day, last: Day): string =>
	f.calendarDay(day, day.slice(0, 4) === last.slice(0, 4) ? {} : { year: '2-digit' });

export type Subject = { dimension: Dimension | null; area: string | null; shift: string | null };

/** What the line is of; begins a sentence. */
export function subjectOf({ dimension, area, shift }: Subject): string {
	const of = m.trends.subjects[dimension ?? 'overall'];
	const there = area ? m.trends.inArea(of, area) : of;
	return shift ? m.trends.inShift(there, shift) : there;
}

export function titleOf({ verdict, points }: Line, what: string): string {
	const dayAt = (place: number) => longDay(points[place]?.day ?? '', points.at(-1)?.day ?? '');
	switch (verdict.kind) {
		case 'empty':
			return m.trends.emptyTitle;
		case 'dots':
			return m.trends.dots(verdict.missing);
		case 'provisional':
			return m.trends.provisional(verdict.missing);
		case 'quiet':
			return m.trends.quiet(what);
		case 'watched':
			return m.trends.watched(what);
		case 'changed':
			return changeTitle(verdict.change, what, dayAt);
	}
}

function changeTitle(change: LineChange, what: string, dayAt: (place: number) => string): string {
	if (change.side === 'better') return m.trends.rose(what, dayAt(change.began));
	return change.rule === 'S1'
		? m.trends.dropped(what, dayAt(change.noticed))
		: m.trends.fell(what, dayAt(change.began));
}

/** The sentences under the title. */
export function underTitle(line: Line): string {
	const { verdict, beside, stretches } = line;
	const usual = stretches.at(-1)?.baseline;
	switch (verdict.kind) {
		case 'empty':
			return m.trends.emptyLine;
		case 'dots':
		case 'provisional':
			return m.trends.fewHelp;
		case 'watched':
			return m.trends.watchedHelp;
		case 'quiet':
			return usual ? m.trends.quietHelp(points(usual.lower), points(usual.upper)) : '';
		case 'changed':
			return `${changeHelp(verdict.change, usual?.lower ?? 0)} ${restOf(beside)}`;
	}
}

function changeHelp({ side, rule, count, usual, mean }: LineChange, limit: number): string {
	if (side === 'better') return m.trends.runAbove(count, points(usual), points(mean));
	return rule === 'S1'
		? m.trends.farBelow(points(mean), points(limit))
		: m.trends.runBelow(count, points(usual), points(mean));
}

/** What changed too is a way to go on the screen, not a sentence here. */
function restOf(beside: Line['beside']): string {
	const calm = beside.filter(({ kind }) => kind === 'quiet' || kind === 'watched');
	const [one] = calm;
	if (!one) return '';
	return calm.length > 1
		? m.trends.restQuiet
		: m.trends.besideQuiet(m.trends.subjects[one.dimension ?? 'overall']);
}

/** One point in words. */
export function pointWords(point: LinePoint | undefined): string {
	if (!point) return m.trends.pointNone;
	const day = f.calendarDay(point.day, { weekday: 'long', year: 'numeric', month: 'long' });
	return m.trends.point(day, points(point.score), points(point.left));
}

export const titleOfList = (versions: readonly Version[], list: string): string =>
	textIn(versions.find(({ checklist }) => checklist.id === list)?.checklist.title, language());
