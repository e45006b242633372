// From tables to a batch: what enters, what is told of, and what keeps everything out.
import { describe, expect, test } from 'vitest';
import { contentHash } from '#lib/protocol/hash.ts';
import { batchOf, isWholeBatch } from './batch.ts';
import { guessMapping, type Mapping } from './mapping.ts';
import { percent } from './numbers.ts';
import { recurrenceOf } from './recurrence.ts';
import { summaryOf } from './summary.ts';
import type { Table } from './table.ts';

const tableOf = (name: string, columns: string[], ...rows: string[][]): Table => ({
	name,
	columns,
	rows: rows.map((cells, index) => ({ row: index + 2, cells })),
	written: null,
	problems: [],
});

const inspections = {
	table: 0,
	site: 0,
	date: 1,
	score: 2,
	form: 'dmy',
	decimal: ',',
	scale: percent,
} as const;
const alone: Mapping = { inspections, findings: null, sites: null };
const by = { org: 'org', seal: contentHash, now: Date.UTC(2026, 10, 26, 12) };
const batchOfRows = (...rows: string[][]) =>
	batchOf([tableOf('a.csv', ['Local', 'Fecha', 'Puntaje'], ...rows)], alone, by);
const told = (batch: ReturnType<typeof batchOfRows>) =>
	batch.problems.map(({ code, row }) => `${row} ${code}`);

describe('rows of inspections', () => {
	test('each says where, when and how well', () => {
		const { inspections, problems, sites, count } = batchOfRows([' Centro ', '31/12/2024', '88,5']);
		expect(inspections).toMatchObject([{ site: 'Centro', day: '2024-12-31', tenths: 885, row: 2 }]);
		expect(sites).toEqual([{ site: 'Centro', name: 'Centro' }]);
		expect([problems, count]).toEqual([[], 1]);
	});

	test('what is wrong is told with its row, all of it at once, and blocks', () => {
		const batch = batchOfRows(
			['', '31/12/2024', '88'],
			['Centro', '', '88'],
			['Centro', '30/02/2024', '88'],
			['Centro', 'ayer', 'bien'],
			['Centro', '1/1/2024', '101'],
			['Centro', '1/1/2024', ''],
		);
		expect(batch.inspections).toEqual([]);
		expect(told(batch)).toEqual([
			'2 site-missing',
			'3 date-missing',
			'4 date-impossible',
			'5 date-unreadable',
			'5 score-unreadable',
			'6 score-out-of-range',
			'7 score-missing',
		]);
		expect(isWholeBatch(batch)).toBe(false);
		expect(summaryOf(batch).left).toBe(6);
	});

	test('a day that has not come anywhere on earth is told of and blocks', () => {
		const batch = batchOfRows(
			['Centro', '26/11/2026', '90'],
			['Centro', '27/11/26', '91'],
			['Centro', '28/11/26', '92'],
			['Centro', '31/12/2199', '93'],
		);
		expect(batch.inspections.map(({ day }) => day)).toEqual(['2026-11-26', '2026-11-27']);
		expect(told(batch)).toEqual(['4 date-future', '5 date-future']);
		expect(batch.problems[1]?.facts).toEqual({ found: '31/12/2199' });
		expect(isWholeBatch(batch)).toBe(false);
	});

	test('what is only odd is told and enters', () => {
		const batch = batchOfRows(
			['Centro', '1/1/2024', '90'],
			['', ' ', ''],
			['Centro', '1/1/2024', '90'],
			['Norte', '2/1/2024', '80', 'y algo más'],
		);
		expect(batch.inspections).toHaveLength(3);
		expect(told(batch)).toEqual(['3 row-empty', '4 inspection-twice', '5 row-uneven']);
		expect(isWholeBatch(batch)).toBe(true);
		expect(new Set(batch.inspections.map(({ id }) => id)).size).toBe(3);
	});

	test('an id follows from what a row says, not from where it stands', () => {
		const row = ['Centro', '1/1/2024', '90'];
		const [first] = batchOfRows(row).inspections;
		const moved = batchOfRows(['Norte', '1/1/2024', '90'], ['', '', ''], row).inspections;
		expect(moved.map(({ id }) => id)).toContain(first?.id);
		expect(first?.id).toMatch(
			/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
		);
	});
});

describe('rows of findings', () => {
	const findings = { table: 1, site: 0, date: 1, text: 2, form: 'ymd', correction: null } as const;
	const own = tableOf('a.csv', ['Local', 'Fecha', 'Puntaje'], ['1', '1/1/2024', '90']);

	test('belong to the inspection of their day; without one they are told once a day', () => {
		const rows = [
			['1', '2024-01-01', 'Piso'],
			['1', '2024-01-02', 'Piso'],
			['1', '2024-01-02', 'Luz'],
			['1', '2024-01-01', ''],
		];
		const second = tableOf('b.csv', ['Local', 'Fecha', 'Texto'], ...rows);
		const batch = batchOf([own, second], { ...alone, findings }, by);
		const [inspection] = batch.inspections;
		expect(batch.findings.map((one) => one.inspection)).toEqual([inspection?.id, null, null]);
		expect(told(batch)).toEqual(['3 finding-orphan', '5 text-missing']);
		expect(batch.problems[0]?.facts).toMatchObject({ site: '1', day: '2024-01-02', rows: 2 });
	});

	test('may stand beside the score of their inspection, which then repeats', () => {
		const rows = [
			['Centro', '1/1/2024', '90', 'Piso'],
			['Centro', '1/1/2024', '90', 'Luz'],
			['Centro', '2/1/2024', '95', ''],
			['Centro', '2/1/2024', '80', 'Luz'],
		];
		const shared = tableOf('a.csv', ['Local', 'Fecha', 'Puntaje', 'Hallazgo'], ...rows);
		const mapping: Mapping = {
			...alone,
			findings: { ...findings, table: 0, text: 3, form: 'dmy' },
		};
		const batch = batchOf([shared], mapping, by);
		expect(batch.inspections.map(({ tenths }) => tenths)).toEqual([900, 950, 800]);
		expect(batch.findings.map(({ text }) => text)).toEqual(['Piso', 'Luz', 'Luz']);
		expect(told(batch)).toEqual(['5 inspection-twice']);
	});

	test('a second score on one day is one inspection more, however many findings repeat it', () => {
		const rows = ['90', '85', '85', '85', '90'].map((score, index) => [
			...['Centro', '1/1/2024', score, `Hallazgo ${index}`],
		]);
		const shared = tableOf('a.csv', ['Local', 'Fecha', 'Puntaje', 'Hallazgo'], ...rows);
		const inOne = { ...findings, table: 0, text: 3, form: 'dmy' } as const;
		const batch = batchOf([shared], { ...alone, findings: inOne }, by);
		expect(batch.inspections.map(({ tenths }) => tenths)).toEqual([900, 850]);
		expect(batch.findings).toHaveLength(5);
		expect(told(batch)).toEqual(['3 inspection-twice']);
	});

	test('a third file gives sites their names, and says which it lacks', () => {
		const rows = [
			['1', 'Casa Centro'],
			['1', 'Otra'],
			['', 'Sin clave'],
		];
		const sites = { table: 1, site: 0, name: 1 };
		const tables = [own, tableOf('c.csv', ['Clave', 'Nombre'], ...rows)];
		expect(batchOf(tables, { ...alone, sites }, by).sites).toEqual([
			{ site: '1', name: 'Casa Centro' },
		]);
		const missing = [own, tableOf('c.csv', ['Clave', 'Nombre'], ['9', 'Casa Sur'])];
		const batch = batchOf(missing, { ...alone, sites }, by);
		expect(told(batch)).toEqual(['2 site-unnamed']);
		expect(isWholeBatch(batchOf(tables, { ...alone, sites }, by))).toBe(true);
	});
});

test('the columns of one ordinary file are found', () => {
	const rows = Array.from({ length: 30 }, (_, index) => [
		`Sucursal ${index % 3}`,
		`${(index % 28) + 1}/5/2024`,
		'Ana Pérez',
		`${80 + (index % 15)}`,
		`El piso de la entrada estaba sucio, ${index}`,
	]);
	const table = tableOf('a.csv', ['Local', 'Fecha', 'Quién', 'Puntaje', 'Nota'], ...rows);
	expect(guessMapping([table])).toEqual({
		inspections: { table: 0, site: 0, date: 1, score: 3 },
		findings: { table: 0, site: 0, date: 1, text: 4 },
		sites: null,
	});
});

test('what was found twice at one site comes again, a year of silence does not', () => {
	const seen = (day: string, ...texts: string[]) => ({ site: 'a', day, texts });
	const walks = [seen('2024-01-01', 'Piso', 'Luz'), seen('2024-02-01', 'Piso'), seen('2024-03-01')];
	const findings = walks.flatMap(({ texts, ...at }) => texts.map((text) => ({ ...at, text })));
	expect(recurrenceOf(walks, findings)).toMatchObject({ n: 3, again: 1 });
});
