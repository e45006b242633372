// Text with separators becomes a table. Which sign separates is told by the names of the columns.
import type { ImportProblem } from '#lib/domain/import/problem.ts';
import type { Table } from '#lib/domain/import/table.ts';
import { decode, hasStrays, settled } from './decode.ts';
import { rowsToTable } from './rows-to-table.ts';

export const separators = [',', ';', '\t', '|'] as const;
export type Separator = (typeof separators)[number];

export async function readCsv(name: string, bytes: Uint8Array): Promise<Table> {
	const { default: papa } = await import('papaparse');
	const { text: raw, encoding } = decode(bytes);
	// Line ends may differ within a file, and the first line may tell Excel the separator.
	const lines = raw.replace(/\r\n?/g, '\n');
	const told = /^sep=(.)\n/.exec(lines);
	const text = told ? lines.slice(told[0].length) : lines;
	const delimiter = told?.[1] ?? separatorOf(text);
	const { data, errors } = papa.parse<string[]>(text, { delimiter, newline: '\n' });
	const problems: ImportProblem[] = errors
		.filter(({ type }) => type === 'Quotes')
		.map(({ row }) => problemOf('quote-open', (row ?? 0) + 1));
	if (encoding === 'mixed') problems.push(...settle(data));
	return { ...rowsToTable(name, data, problems), written: { encoding, separator: delimiter } };
}

/** The sign that the first lines use most outside quotes; a comma where there is but one column. */
export function separatorOf(text: string): Separator {
	const head = text.slice(0, 20_000).replace(/"(?:[^"]|"")*"/g, '');
	const lines = head.split('\n').filter((line) => line.trim() !== '');
	const full = lines.slice(0, 20);
	const counts = separators.map((sign) => {
		const times = full.map((line) => line.split(sign).length - 1);
		// The names say it best: a decimal comma is never among them.
		return { sign, weight: (times[0] ?? 0) * 1000 + Math.max(0, ...times) };
	});
	return counts.reduce((best, one) => (one.weight > best.weight ? one : best)).sign;
}

/** Reads the bytes of another encoding, in place, and tells of their rows. */
function settle(rows: string[][]): ImportProblem[] {
	return rows.flatMap((cells, index) => {
		if (!cells.some(hasStrays)) return [];
		const odd = cells.find(hasStrays) ?? '';
		for (const [column, cell] of cells.entries()) cells[column] = settled(cell);
		return [problemOf('encoding-mixed', index + 1, { found: settled(odd).slice(0, 60) })];
	});
}

/** Of which file it is, the mapping knows. */
const problemOf = (
	code: ImportProblem['code'],
	row: number,
	facts: ImportProblem['facts'] = {},
): ImportProblem => ({ code, table: 'inspections', row, facts });
