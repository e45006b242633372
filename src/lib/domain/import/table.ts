// What was read from somebody's file: text in columns, before anybody says what it means.
import type { ImportProblem } from './problem.ts';

/** `mixed`: most of it UTF-8, and rows that are Windows-1252, which holds Latin-1. */
export type Encoding = 'utf-8' | 'utf-16' | 'windows-1252' | 'mixed';

/** `row` is counted as a spreadsheet does: the names of the columns stand in row 1. */
export type TableRow = { row: number; cells: readonly string[] };

/** Dates that the file itself holds as dates are written YYYY-MM-DD, numbers with a point. */
export type Table = {
	/** The file's name, and its sheet's where it has several. */
	name: string;
	columns: readonly string[];
	rows: readonly TableRow[];
	/** How the text was written; null of a workbook. */
	written: { encoding: Encoding; separator: string } | null;
	/** What was already wrong when it was read, such as rows in another encoding. */
	problems: readonly ImportProblem[];
};

/** The text of a cell without the space around it; a cell that the row lacks is empty. */
export const cellAt = (row: TableRow, column: number): string => row.cells[column]?.trim() ?? '';

export const isEmptyRow = (row: TableRow): boolean => row.cells.every((cell) => cell.trim() === '');

/** All that stands in a column, empty cells left out. */
export const valuesOf = (table: Table, column: number): string[] =>
	table.rows.map((row) => cellAt(row, column)).filter((text) => text !== '');
