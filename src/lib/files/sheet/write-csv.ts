// A sheet as CSV that Excel opens with one tap: marked as UTF-8, separated as its region expects.
import { wallTime } from './clock.ts';
import type { Cell, Sheet } from './sheet.ts';

/** Days and hours are ISO in every region: nobody can read them the wrong way round. */
export async function writeCsv(sheet: Sheet, locale: string): Promise<Uint8Array<ArrayBuffer>> {
	const { default: papa } = await import('papaparse');
	const decimal = decimalOf(locale);
	const rows = sheet.rows.map((cells) => cells.map((cell) => textOf(cell, decimal)));
	const csv = papa.unparse(
		{ fields: sheet.columns.map(({ head }) => harmless(head)), data: rows },
		{ delimiter: separatorOf(locale), newline: '\r\n' },
	);
	return new TextEncoder().encode(`\ufeff${csv}\r\n`);
}

/** Where the comma parts decimals, Excel reads columns parted by semicolons, and no others. */
export const separatorOf = (locale: string): ',' | ';' => (decimalOf(locale) === ',' ? ';' : ',');

const decimalOf = (locale: string): string =>
	new Intl.NumberFormat(locale).formatToParts(0.5).find(({ type }) => type === 'decimal')?.value ??
	'.';

function textOf(cell: Cell, decimal: string): string {
	switch (cell?.kind) {
		case 'text':
			return harmless(cell.text);
		case 'number':
			return cell.value.toFixed(cell.decimals).replace('.', decimal);
		case 'day':
			return cell.day;
		case 'instant':
			return wallTime(cell.at, cell.timeZone);
		default:
			return '';
	}
}

/** A note that begins like a formula would be run by whoever opens the file; a quote keeps it text. */
export const harmless = (text: string): string =>
	/^\s*[=+\-@＝＋－＠]/.test(text) ? `'${text}` : text;
