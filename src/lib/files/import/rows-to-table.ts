// Rows of cells become a table: which row holds the names, and where the file really ends.
import type { ImportProblem } from '#lib/domain/import/problem.ts';
import type { Table } from '#lib/domain/import/table.ts';

/** Rows from the first of the file on, so that their numbers are those a spreadsheet shows. */
export function rowsToTable(
	name: string,
	rows: readonly (readonly string[])[],
	problems: readonly ImportProblem[] = [],
): Table {
	const last = rows.findLastIndex(isFilled);
	const head = headOf(rows);
	const names = rows[head] ?? [];
	const isNamed = names.some((cell) => cell.trim() !== '') && !names.some(looksLikeData);
	const from = isNamed ? head + 1 : head;
	const columns = isNamed ? names.map((cell) => cell.trim()) : names.map(() => '');
	return {
		name,
		columns,
		written: null,
		rows: rows.slice(from, last + 1).map((cells, index) => ({ row: from + index + 1, cells })),
		problems: problems.filter(({ row }) => row <= last + 1),
	};
}

const isFilled = (cells: readonly string[]): boolean => cells.some((cell) => cell.trim() !== '');
const filled = (cells: readonly string[]): number => cells.filter((cell) => cell.trim()).length;

/** Titles may stand above the names: the first row nearly as full as the fullest of the first ones. */
function headOf(rows: readonly (readonly string[])[]): number {
	const first = rows.slice(0, 20);
	const fullest = Math.max(0, ...first.map(filled));
	return Math.max(
		0,
		first.findIndex((cells) => filled(cells) >= fullest * 0.8),
	);
}

/** A name of a column holds letters; a number or a date holds digits and signs alone. */
const looksLikeData = (cell: string): boolean => /\d/.test(cell) && !/\p{L}/u.test(cell);
