// The rows that hold a score: each is one inspection, or says why it is none.
import type { Day } from '../time/business-day.ts';
import { readDay, type DateForm } from './dates.ts';
import type { Mapping } from './mapping.ts';
import { readNumber, tenthsOnScale } from './numbers.ts';
import type { ImportProblem, ProblemCode, TableRole } from './problem.ts';
import { cellAt, isEmptyRow, type Table, type TableRow } from './table.ts';

/** Where and when something was seen; `tenths` of 0 to 100, 940 = 94.0. */
export type InspectionRow = { site: string; day: Day; tenths: number; row: number };

/** Says what is wrong with a row, and gives null so that the row ends there. */
export type Tell = (code: ProblemCode, row: number, facts?: ImportProblem['facts']) => null;

export const teller =
	(table: TableRole, problems: ImportProblem[]): Tell =>
	(code, row, facts = {}) => {
		problems.push({ code, table, row, facts });
		return null;
	};

export const placeKey = ({ site, day }: { site: string; day: Day }): string => `${day} ${site}`;

/**
 * Rows in the order of the file. Two on one day at one site are both kept and told of, except where
 * each finding repeats its inspection: there the same score says the same inspection.
 */
export function inspectionRows(
	table: Table,
	mapping: Mapping,
	{ tell, latest }: { tell: Tell; latest: Day },
): InspectionRow[] {
	const { inspections, findings } = mapping;
	const repeats = findings?.table === inspections.table;
	const firsts = new Map<string, InspectionRow>();
	const scores = new Set<string>();
	return table.rows.flatMap((row) => {
		const seen = inspectionRow(row, table, { mapping, tell, latest });
		if (!seen) return [];
		const key = placeKey(seen);
		const score = `${seen.tenths} ${key}`;
		if (repeats && scores.has(score)) return [];
		scores.add(score);
		const first = firsts.get(key);
		if (!first) firsts.set(key, seen);
		else tell('inspection-twice', row.row, { site: seen.site, day: seen.day, first: first.row });
		return [seen];
	});
}

function inspectionRow(
	row: TableRow,
	table: Table,
	{ mapping, tell, latest }: { mapping: Mapping; tell: Tell; latest: Day },
): InspectionRow | null {
	const { inspections } = mapping;
	if (!isWhole(row, table, tell)) return null;
	const place = placeOf(row, { ...inspections, latest }, tell);
	const told = cellAt(row, inspections.score);
	const tenths =
		told === '' ? tell('score-missing', row.row) : tenthsOf(told, row, { mapping, tell });
	return place && tenths !== null ? { ...place, tenths, row: row.row } : null;
}

function tenthsOf(
	told: string,
	{ row }: TableRow,
	{ mapping, tell }: { mapping: Mapping; tell: Tell },
): number | null {
	const { decimal, scale } = mapping.inspections;
	const score = readNumber(told, decimal);
	if (score === null) return tell('score-unreadable', row, { found: told });
	const { worst, best } = scale;
	return (
		tenthsOnScale(score, scale) ?? tell('score-out-of-range', row, { found: told, worst, best })
	);
}

/** Whether a row has something to say; more cells than columns are told of. */
export function isWhole(row: TableRow, table: Table, tell: Tell): boolean {
	if (isEmptyRow(row)) return tell('row-empty', row.row) !== null;
	const [cells, columns] = [row.cells.length, table.columns.length];
	if (cells > columns) tell('row-uneven', row.row, { cells, columns });
	return true;
}

/** A column of sentences is no column of sites. */
const longestSite = 100;

/** The site and the day of a row; each is told of when it is wrong. `latest`: no day lies after it. */
export function placeOf(
	row: TableRow,
	columns: { site: number; date: number; form: DateForm; latest: Day },
	tell: Tell,
): { site: string; day: Day } | null {
	const site = cellAt(row, columns.site);
	if (site === '') tell('site-missing', row.row);
	else if (site.length > longestSite) tell('site-too-long', row.row, { found: site.slice(0, 40) });
	const isNamed = site !== '' && site.length <= longestSite;
	const told = cellAt(row, columns.date);
	const reading = readDay(told, columns.form, columns.latest);
	if (reading.kind === 'empty') return tell('date-missing', row.row);
	if (reading.kind !== 'day') return tell(`date-${reading.kind}`, row.row, { found: told });
	if (reading.day > columns.latest) return tell('date-future', row.row, { found: told });
	return isNamed ? { site, day: reading.day } : null;
}
