// The rows that hold what was found wrong, with the day it was put right where the text tells it.
import type { Day } from '../time/business-day.ts';
import { readText, type TextRead } from './correction.ts';
import { daysBetween } from './dates.ts';
import { isWhole, placeKey, placeOf, type InspectionRow, type Tell } from './inspections.ts';
import type { Mapping } from './mapping.ts';
import { cellAt, type Table, type TableRow } from './table.ts';

/** `told` is the cell as it stood, `text` the same without its correction. */
export type FindingRow = {
	site: string;
	day: Day;
	told: string;
	text: string;
	/** Day it was put right; null when nobody says so, or not with a date. */
	corrected: Day | null;
	/** Whether something stands where that day should, readable or not. */
	hasCorrection: boolean;
	row: number;
};

type Columns = NonNullable<Mapping['findings']>;

/**
 * Rows in the order of the file, twins included and told of. `isShared`: the table holds inspections
 * too, so that a row without a text is an inspection without findings.
 */
export function findingRows(
	table: Table,
	columns: Columns,
	{ tell, isShared, latest }: { tell: Tell; isShared: boolean; latest: Day },
): FindingRow[] {
	const firsts = new Map<string, number>();
	// What is wrong with a shared row was told when its inspection was read.
	const told = isShared ? () => null : tell;
	return table.rows.flatMap((row) => {
		const seen = findingRow(row, { table, columns, tell: told, isShared, latest });
		if (!seen) return [];
		const key = `${placeKey(seen)} ${seen.told}`;
		const first = firsts.get(key);
		if (first === undefined) firsts.set(key, row.row);
		else tell('finding-twice', row.row, { site: seen.site, day: seen.day, first });
		tellCorrection(seen, tell);
		return [seen.finding];
	});
}

type Seen = Omit<FindingRow, 'corrected' | 'hasCorrection'> & {
	read: TextRead;
	finding: FindingRow;
};

function findingRow(
	row: TableRow,
	{
		table,
		columns,
		tell,
		isShared,
		latest,
	}: { table: Table; columns: Columns; tell: Tell; isShared: boolean; latest: Day },
): Seen | null {
	if (!isWhole(row, table, tell)) return null;
	const place = placeOf(row, { ...columns, latest }, tell);
	const told = cellAt(row, columns.text);
	if (told === '') return isShared ? null : tell('text-missing', row.row);
	if (!place) return null;
	const whole = readText(told, columns.correction, latest);
	const text = shortened(whole.text);
	if (text !== whole.text) tell('text-too-long', row.row, { most: longestText });
	const read = { ...whole, text };
	const reading = read.corrected?.reading;
	const corrected = reading?.kind === 'day' ? reading.day : null;
	const seen = { ...place, told, text, row: row.row };
	return { ...seen, read, finding: { ...seen, corrected, hasCorrection: read.corrected !== null } };
}

/** So many signs of a text enter. */
const longestText = 2000;
const shortened = (text: string): string =>
	text.length <= longestText ? text : [...text].slice(0, longestText).join('');

function tellCorrection({ read, day, row }: Seen, tell: Tell): void {
	if (!read.corrected) return;
	const { told: found, reading } = read.corrected;
	if (reading.kind === 'impossible') tell('correction-impossible', row, { found });
	else if (reading.kind !== 'day') tell('correction-not-a-date', row, { found });
	else {
		const days = daysBetween(reading.day, day);
		if (days > 0) tell('correction-before', row, { found, days });
	}
}

/** Tells once of every site and day that has findings and no inspection. */
export function tellOrphans(
	findings: readonly FindingRow[],
	inspections: readonly InspectionRow[],
	tell: Tell,
): void {
	const known = new Set(inspections.map(placeKey));
	const orphans = new Map<string, FindingRow[]>();
	for (const finding of findings) {
		const key = placeKey(finding);
		if (known.has(key)) continue;
		const rows = orphans.get(key) ?? [];
		rows.push(finding);
		orphans.set(key, rows);
	}
	for (const rows of orphans.values()) {
		const [first] = rows;
		if (first)
			tell('finding-orphan', first.row, { site: first.site, day: first.day, rows: rows.length });
	}
}
