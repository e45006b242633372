// What people write on a chart: that something is usual from now on, and what happened on a day.
import { siteScope, type Fact, type Told } from '../fact.ts';
import type { Day } from '../time/business-day.ts';
import type { NewBaseline } from './stretches.ts';

export type ChartFacts = {
	/** ent = its own id. The note says what changed: without one nothing begins anew. */
	'baseline.restart': NewBaseline;
	'baseline.hide': Record<string, never>;
	/** ent = its own id */
	'trend.note': TrendNote;
	'trend.hide': Record<string, never>;
};

/** «Cambió el horario de entregas», on every chart of its site. */
export type TrendNote = { site: string; day: Day; text: string };

/** What was taken back stays in the log; `said` is null while only the taking back was heard. */
export type BaselineRow = { id: string; said: NewBaseline | null; hidden: boolean };
export type NoteRow = { id: string; said: TrendNote | null; hidden: boolean };

/** From this walk on another level is usual in a series of the site. */
export const restartBaseline = (
	site: string,
	id: string,
	baseline: NewBaseline,
): Fact<'baseline.restart'> => ({
	kind: 'baseline.restart',
	v: 1,
	scope: siteScope(site),
	ent: id,
	body: baseline,
});

export const hideBaseline = (site: string, id: string): Fact<'baseline.hide'> => ({
	kind: 'baseline.hide',
	v: 1,
	scope: siteScope(site),
	ent: id,
	body: {},
});

export const noteTrend = (id: string, note: TrendNote): Fact<'trend.note'> => ({
	kind: 'trend.note',
	v: 1,
	scope: siteScope(note.site),
	ent: id,
	body: note,
});

export const hideTrendNote = (site: string, id: string): Fact<'trend.hide'> => ({
	kind: 'trend.hide',
	v: 1,
	scope: siteScope(site),
	ent: id,
	body: {},
});

export const baselineAfter = (
	row: BaselineRow | undefined,
	told: Told<'baseline.restart' | 'baseline.hide'>,
): BaselineRow => ({
	...(row ?? { id: told.ent, said: null, hidden: false }),
	...(told.kind === 'baseline.restart' ? { said: told.body } : { hidden: true }),
});

export const noteAfter = (
	row: NoteRow | undefined,
	told: Told<'trend.note' | 'trend.hide'>,
): NoteRow => ({
	...(row ?? { id: told.ent, said: null, hidden: false }),
	...(told.kind === 'trend.note' ? { said: told.body } : { hidden: true }),
});

export type ShownBaseline = NewBaseline & { id: string };
export type ShownNote = TrendNote & { id: string };

export const restartsOf = (rows: readonly BaselineRow[]): ShownBaseline[] =>
	rows.flatMap(({ id, said, hidden }) => (said && !hidden ? [{ ...said, id }] : []));

/** By day. */
export const notesOf = (rows: readonly NoteRow[]): ShownNote[] =>
	rows
		.flatMap(({ id, said, hidden }) => (said && !hidden ? [{ ...said, id }] : []))
		.sort((a, b) => (a.day < b.day || (a.day === b.day && a.id < b.id) ? -1 : 1));
