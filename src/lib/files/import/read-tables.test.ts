// Files as people have them: any separator, any encoding, any spreadsheet, and what is no such file.
import { describe, expect, test } from 'vitest';
import write from 'write-excel-file/universal';
import { ImportFileProblem } from './import-file-problem.ts';
import { fileLimit } from './limits.ts';
import { readTables, type ChosenFile } from './read-tables.ts';

const fileOf = (bytes: Uint8Array<ArrayBuffer>, name = 'a.csv'): ChosenFile => ({
	name,
	size: bytes.length,
	arrayBuffer: async () => bytes.slice().buffer,
});
const utf8 = (text: string) => new TextEncoder().encode(text);
const latin1 = (text: string) => Uint8Array.from(text, (sign) => sign.charCodeAt(0));
const textFile = (text: string) => fileOf(utf8(text));

async function only(file: ChosenFile) {
	const [table, ...others] = await readTables(file);
	if (!table || others.length > 0) throw new Error('Not one table');
	return table;
}
const problemOf = async (file: ChosenFile) => {
	const error: unknown = await readTables(file).then(
		() => null,
		(why) => why,
	);
	if (!(error instanceof ImportFileProblem)) throw error ?? new Error('It was read');
	return [error.code, error.facts];
};

describe('text', () => {
	test.each([
		['a comma', 'Local,Fecha\nCentro,1/2/2024\n'],
		['a semicolon beside decimal commas', 'Local;Fecha\nCentro;1/2/2024\n'],
		['a tab', 'Local\tFecha\nCentro\t1/2/2024'],
		['what the file says itself', 'sep=|\r\nLocal|Fecha\r\nCentro|1/2/2024\r\n'],
		['line ends of every kind', 'Local,Fecha\r\nCentro,1/2/2024\r\r\n'],
		['quotes', '"Local","Fecha"\n"Centro","1/2/2024"'],
	])('separated by %s', async (_name, text) => {
		const table = await only(textFile(text));
		expect(table.columns).toEqual(['Local', 'Fecha']);
		expect(table.rows[0]).toEqual({ row: 2, cells: ['Centro', '1/2/2024'] });
		expect(table.problems).toEqual([]);
	});

	test('a separator inside the names or the texts does not confuse', async () => {
		const text = 'Local;Nota\n"a, b, c, d";"uno\ndos; ""tres"""\nx;1,5\n';
		const { columns, rows } = await only(textFile(text));
		expect(columns).toEqual(['Local', 'Nota']);
		expect(rows.map(({ cells }) => cells)).toEqual([
			['a, b, c, d', 'uno\ndos; "tres"'],
			['x', '1,5'],
		]);
	});

	test.each([
		['UTF-8', utf8('Año;Niño\nMuñoz;Güero')],
		['UTF-8 with its mark', utf8('\ufeffAño;Niño\nMuñoz;Güero')],
		['Latin-1', latin1('Año;Niño\nMuñoz;Güero')],
		[
			'UTF-16 with its mark',
			Uint8Array.from([
				255,
				254,
				...[...'Año;Niño\nMuñoz;Güero'].flatMap((sign) => [sign.charCodeAt(0), 0]),
			]),
		],
	])('%s is read', async (_name, bytes) => {
		const { columns, rows, problems } = await only(fileOf(bytes));
		expect(columns).toEqual(['Año', 'Niño']);
		expect(rows[0]?.cells).toEqual(['Muñoz', 'Güero']);
		expect(problems).toEqual([]);
	});

	test('rows in another encoding than the rest are read, and told one by one', async () => {
		const bytes = Uint8Array.from([
			...utf8('Local,Nota\nCafé,"dos\nlíneas €"\n'),
			...latin1('Peñón,Ni\xf1o\nx,y\n\x93Cremer\xeda\x94,z\n'),
		]);
		const { rows, problems } = await only(fileOf(bytes));
		expect(rows.map(({ cells }) => cells[0])).toEqual(['Café', 'Peñón', 'x', '“Cremería”']);
		expect(rows[0]?.cells[1]).toBe('dos\nlíneas €');
		expect(problems.map(({ code, row, facts }) => [code, row, facts.found])).toEqual([
			['encoding-mixed', 3, 'Peñón'],
			['encoding-mixed', 5, '“Cremería”'],
		]);
	});

	test('empty rows keep their numbers, those at the end are no rows', async () => {
		const { rows } = await only(textFile('a,b\n1,2\n\n,,\n3,4\n\n\n'));
		expect(rows.map(({ row }) => row)).toEqual([2, 3, 4, 5]);
		expect(rows.at(-1)?.cells).toEqual(['3', '4']);
	});

	test('titles above the names of the columns are passed over', async () => {
		const text = 'Informe anual\n\nLocal,Fecha,Puntaje\nCentro,1/2/2024,90\n';
		const { columns, rows } = await only(textFile(text));
		expect(columns).toEqual(['Local', 'Fecha', 'Puntaje']);
		expect(rows).toEqual([{ row: 4, cells: ['Centro', '1/2/2024', '90'] }]);
	});

	test('a file without names begins with its first row', async () => {
		const { columns, rows } = await only(textFile('Centro,2024-01-02,90\nNorte,2024-01-03,95'));
		expect(columns).toEqual(['', '', '']);
		expect(rows.map(({ row }) => row)).toEqual([1, 2]);
	});

	test('a quote that never ends is told with its row', async () => {
		const { problems } = await only(textFile('a,b\n1,2\n"3,4\n5,6\n'));
		expect(problems.map(({ code, row }) => [code, row])).toEqual([['quote-open', 3]]);
	});
});

describe('workbooks', () => {
	const workbook = async (...sheets: Parameters<typeof write>[0][]) => {
		const named = sheets.map((data, index) => ({ data, sheet: `Hoja ${index + 1}` }));
		const blob = await write(named as never).toBlob();
		return fileOf(new Uint8Array(await blob.arrayBuffer()), 'a.xlsx');
	};

	test('dates are days, numbers have a point, empty rows keep their numbers', async () => {
		const day = { value: new Date(Date.UTC(2024, 1, 29)), type: Date, format: 'dd/mm/yyyy' };
		const file = await workbook([
			['Local', 'Fecha', 'Puntaje'],
			['Peñón', day, 88.1],
			[null, null, null],
			['Norte', '1/3/2024', 0.1 + 0.2],
		] as never);
		const { rows } = await only(file);
		expect(rows).toEqual([
			{ row: 2, cells: ['Peñón', '2024-02-29', '88.1'] },
			{ row: 3, cells: ['', '', ''] },
			{ row: 4, cells: ['Norte', '1/3/2024', '0.3'] },
		]);
	});

	test('each sheet with rows is a table of its own', async () => {
		const one = [
			['a', 'b'],
			['x', 'y'],
		];
		const tables = await readTables(
			await workbook(one as never, [['nada', 'más']] as never, one as never),
		);
		expect(tables.map(({ name }) => name)).toEqual(['a.xlsx · Hoja 1', 'a.xlsx · Hoja 3']);
	});
});

describe('what is refused', () => {
	test('a file of 200 MB, before a byte of it is read', async () => {
		const arrayBuffer = () => Promise.reject(new Error('It was read'));
		const file = { name: 'a.csv', size: 200 * 1024 * 1024, arrayBuffer };
		expect(await problemOf(file)).toEqual(['file-too-large', { name: 'a.csv', mb: 200 }]);
		expect(fileLimit).toBeLessThan(200 * 1024 * 1024);
	});

	test.each([
		['file-empty', utf8('')],
		['file-empty', utf8('Local,Fecha\n\n')],
		['file-old-excel', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])],
		['file-broken', utf8('PK\x03\x04 not really')],
		['file-unknown', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9])],
	])('%s', async (code, bytes) => {
		expect(await problemOf(fileOf(bytes))).toEqual([code, { name: 'a.csv' }]);
	});

	test('a zip that is no workbook, and a workbook that was cut off', async () => {
		const blob = await write([['a'], ['b']] as never).toBlob();
		const bytes = new Uint8Array(await blob.arrayBuffer());
		const half = fileOf(bytes.slice(0, bytes.length / 2), 'a.xlsx');
		expect((await problemOf(half))[0]).toBe('file-broken');
		const { zipSync } = await import('fflate');
		const zip = fileOf(zipSync({ 'a.txt': utf8('a') }), 'a.zip');
		expect((await problemOf(zip))[0]).toBe('file-unknown');
	});
});
