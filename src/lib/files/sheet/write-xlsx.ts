// Sheets as one workbook: days are days, hours are hours, numbers can be added up, and text is text.
import { wallInstant } from './clock.ts';
import type { Cell, Sheet } from './sheet.ts';

export async function writeXlsx(
	sheets: readonly Sheet[],
	locale: string,
): Promise<Uint8Array<ArrayBuffer>> {
	const { default: write } = await import('write-excel-file/universal');
	const date = dateFormatOf(locale);
	const book = sheets.map(({ name, columns, rows }) => ({
		sheet: name,
		columns: columns.map(({ width }) => ({ width })),
		stickyRowsCount: 1,
		data: [
			columns.map(({ head }) => ({ ...string(head), fontWeight: 'bold' as const })),
			...rows.map((cells) => cells.map((cell) => cellOf(cell, date))),
		],
	}));
	const blob = await write(book).toBlob();
	return new Uint8Array(await blob.arrayBuffer());
}

/** As text whatever it begins with: a workbook runs nothing that is not marked as a formula. */
const string = (value: string) => ({ value, type: String });

function cellOf(cell: Cell, date: string) {
	switch (cell?.kind) {
		case 'text':
			return string(cell.text);
		case 'number':
			return {
				value: cell.value,
				type: Number,
				format: ['0', '0.0', '0.00'][cell.decimals] ?? '0',
			};
		case 'day':
			return { value: new Date(`${cell.day}T00:00:00Z`), type: Date, format: date };
		case 'instant': {
			const value = wallInstant(cell.at, cell.timeZone);
			return { value, type: Date, format: `${date} hh:mm` };
		}
		default:
			return null;
	}
}

/** The order of day, month and year in a region, as a workbook writes it. */
export function dateFormatOf(locale: string): string {
	const parts = new Intl.DateTimeFormat(locale).formatToParts(0).map(({ type }) => type);
	const [year, month, day] = (['year', 'month', 'day'] as const).map((part) => parts.indexOf(part));
	if ((year ?? 0) < (month ?? 0)) return 'yyyy-mm-dd';
	return (month ?? 0) < (day ?? 0) ? 'mm/dd/yyyy' : 'dd/mm/yyyy';
}
