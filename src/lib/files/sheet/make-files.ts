// Lines become files, wherever there is time for it: in the worker, or in place where there is none.
import { sheetsOf, type Lines } from './sheets.ts';
import type { SheetWords } from './sheet-words.ts';
import { writeCsv } from './write-csv.ts';
import { writeXlsx } from './write-xlsx.ts';

export type SheetKind = 'xlsx' | 'csv' | 'json';
export type SheetFile = { name: string; mime: string; bytes: Uint8Array<ArrayBuffer> };

/** All of it can be handed to a worker. `name` without its ending; `at` in ms. */
export type SheetTask = {
	kind: SheetKind;
	lines: Lines;
	words: SheetWords;
	locale: string;
	name: string;
	at: number;
};

export async function makeFiles(task: SheetTask): Promise<SheetFile[]> {
	const { kind, lines, words, locale, name, at } = task;
	if (kind === 'json') {
		const text = JSON.stringify({ format: jsonFormat, v: 1, exportedAt: at, ...lines }, null, '\t');
		const bytes = new TextEncoder().encode(`${text}\n`);
		return [{ name: fileName(name, 'json'), mime: 'application/json', bytes }];
	}
	const sheets = sheetsOf(lines, words);
	if (kind === 'xlsx') {
		const bytes = await writeXlsx(sheets, locale);
		return [{ name: fileName(name, 'xlsx'), mime: xlsxMime, bytes }];
	}
	return Promise.all(
		sheets.map(async (sheet) => ({
			name: fileName(name, 'csv', ` ${sheet.name}`),
			mime: 'text/csv',
			bytes: await writeCsv(sheet, locale),
		})),
	);
}

/** Says what the JSON is to whoever reads it later. */
const jsonFormat = 'todo-habla.sheets';
const xlsxMime = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const longest = 100;

/** Without the signs that some phone or computer forbids in names; `tail` is never cut off. */
export function fileName(name: string, ending: string, tail = ''): string {
	const allowed = (text: string) => text.replace(/[\\/:*?"<>|\p{Cc}]+/gu, ' ').replace(/\s+/g, ' ');
	const body = [...allowed(name).trim()].slice(0, longest - tail.length).join('');
	return `${body.trim()}${allowed(tail)}.${ending}`;
}
