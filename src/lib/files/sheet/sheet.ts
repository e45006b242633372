// A sheet before it is a file: columns with names, and cells that know what they are.
import type { Day } from '#lib/domain/time/business-day.ts';

/** `decimals` as they are shown; an instant is told in the zone of its site. */
export type Cell =
	| { kind: 'text'; text: string }
	| { kind: 'number'; value: number; decimals: 0 | 1 | 2 }
	| { kind: 'day'; day: Day }
	| { kind: 'instant'; at: number; timeZone: string }
	| null;

/** `width` in letters. */
export type Column<Line> = { head: string; width: number; cell: (line: Line) => Cell };

export type Sheet = {
	name: string;
	columns: { head: string; width: number }[];
	rows: Cell[][];
};

export const sheetOf = <Line>(
	name: string,
	columns: readonly Column<Line>[],
	lines: readonly Line[],
): Sheet => ({
	name,
	columns: columns.map(({ head, width }) => ({ head, width })),
	rows: lines.map((line) => columns.map(({ cell }) => cell(line))),
});

export const text = (value: string | null): Cell =>
	value === null || value === '' ? null : { kind: 'text', text: value };
export const whole = (value: number | null): Cell =>
	value === null ? null : { kind: 'number', value, decimals: 0 };
export const tenths = (value: number | null): Cell =>
	value === null ? null : { kind: 'number', value: value / 10, decimals: 1 };
export const quarters = (value: number | null): Cell =>
	value === null ? null : { kind: 'number', value: value / 4, decimals: 2 };
export const day = (value: Day): Cell => ({ kind: 'day', day: value });
export const instant = (at: number | null, timeZone: string): Cell =>
	at === null ? null : { kind: 'instant', at, timeZone };
