// A workbook becomes one table for each of its sheets that holds rows.
import type { Table } from '#lib/domain/import/table.ts';
import { zipIndex } from '../export/zip-index.ts';
import { ImportFileProblem } from './import-file-problem.ts';
import { unpackedLimit } from './limits.ts';
import { rowsToTable } from './rows-to-table.ts';

/** Throws ImportFileProblem for what is no workbook, is damaged, or unpacks to too much. */
export async function readXlsx(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<Table[]> {
	checkEntries(name, bytes);
	const { default: read } = await import('read-excel-file/universal');
	const sheets = await read(bytes.slice().buffer).catch(() => {
		throw new ImportFileProblem('file-broken', { name });
	});
	const filled = sheets.filter(({ data }) => data.length > 0);
	return filled.map(({ sheet, data }) =>
		rowsToTable(filled.length === 1 ? name : `${name} · ${sheet}`, data.map(textsOf)),
	);
}

function checkEntries(name: string, bytes: Uint8Array): void {
	let entries: ReturnType<typeof zipIndex>;
	try {
		entries = zipIndex(bytes);
	} catch {
		throw new ImportFileProblem('file-broken', { name });
	}
	if (!entries.has('xl/workbook.xml')) throw new ImportFileProblem('file-unknown', { name });
	const unpacked = [...entries.values()].reduce((sum, { size }) => sum + size, 0);
	if (unpacked > unpackedLimit) {
		throw new ImportFileProblem('file-too-large', { name, mb: Math.round(unpacked / 1024 / 1024) });
	}
}

const textsOf = (cells: readonly unknown[]): string[] => cells.map(textOf);

/** A day at midnight is only a day; numbers lose what binary fractions added to them. */
function textOf(cell: unknown): string {
	if (cell === null || cell === undefined) return '';
	if (cell instanceof Date) {
		if (Number.isNaN(cell.getTime())) return '';
		const [day = '', hour = ''] = cell.toISOString().split('T');
		return hour.startsWith('00:00:00') ? day : `${day} ${hour.slice(0, 5)}`;
	}
	return typeof cell === 'number' ? `${Number(cell.toPrecision(15))}` : String(cell);
}
