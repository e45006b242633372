// Walks, answers and photos as files that other programs open: a workbook, plain text, or JSON.
import type { Formats } from '#lib/messages/formats.ts';
import type { Messages } from '#lib/messages/index.ts';
import { sheetsOf, type Lines } from './sheets.ts';
import { writeCsv } from './write-csv.ts';
import { writeXlsx } from './write-xlsx.ts';

export type SheetKind = 'xlsx' | 'csv' | 'json';
export type SheetFile = { name: string; mime: string; bytes: Uint8Array<ArrayBuffer> };

/** How files are named, and when it was asked for, in ms. */
export type Written = { words: Messages; formats: Formats; name: string; at: number };

/** One file, or for CSV one for each sheet. */
export async function writeSheets(
	kind: SheetKind,
	lines: Lines,
	{ words, formats, name, at }: Written,
): Promise<SheetFile[]> {
	if (kind === 'json') {
		const text = JSON.stringify({ format: jsonFormat, v: 1, exportedAt: at, ...lines }, null, '\t');
		const bytes = new TextEncoder().encode(`${text}\n`);
		return [{ name: fileName(name, 'json'), mime: 'application/json', bytes }];
	}
	const sheets = sheetsOf(lines, words);
	if (kind === 'xlsx') {
		const bytes = await writeXlsx(sheets, formats);
		return [{ name: fileName(name, 'xlsx'), mime: xlsxMime, bytes }];
	}
	return Promise.all(
		sheets.map(async (sheet) => ({
			name: fileName(`${name} ${sheet.name}`, 'csv'),
			mime: 'text/csv',
			bytes: await writeCsv(sheet, formats),
		})),
	);
}

/** Says what the JSON is to whoever reads it later. */
const jsonFormat = 'todo-habla.sheets';
const xlsxMime = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Without the signs that some phone or computer forbids in names. */
export const fileName = (name: string, ending: string): string =>
	`${name
		.replace(/[\\/:*?"<>|\p{Cc}]+/gu, ' ')
		.replace(/\s+/g, ' ')
		.trim()
		.slice(0, 100)}.${ending}`;
