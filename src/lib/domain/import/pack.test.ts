// A history in parts: nothing lost, small enough to travel, named by what it says.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contentHash } from '#lib/protocol/hash.ts';
import { sizeLimit, sizeOf, type Op } from '#lib/protocol/op.ts';
import { parseOp } from '#lib/protocol/wire.ts';
import { batchOf } from './batch.ts';
import { isWholeImport } from './imported.ts';
import { percent } from './numbers.ts';
import { commitOf, factsOfParts, packOf } from './pack.ts';
import { partsOf, storiesOf, type SiteStory } from './packed-rows.ts';
import { seriesOf } from './series.ts';
import { readerOf, shortOf } from './short-numbers.ts';

const day = fc
	.integer({ min: -20_000, max: 60_000 })
	.map((n) => new Date(n * 86_400_000).toISOString().slice(0, 10));
const text = fc.oneof(
	fc.constantFrom('Piso', 'Luz', 'Sin jabón «aquí»'),
	fc.string({ unit: 'binary', maxLength: 2000 }).map((t) => t.replace(/\p{Surrogate}|\0/gu, '?')),
);
const story: fc.Arbitrary<SiteStory> = fc.record({
	site: fc.string({ minLength: 1, maxLength: 100 }),
	name: fc.string({ maxLength: 200 }),
	own: fc.option(fc.constant('s1')),
	inspections: fc.array(fc.record({ day, tenths: fc.integer({ min: 0, max: 1000 }) })),
	findings: fc.array(
		fc
			.record({ day, text, corrected: fc.option(day), isOdd: fc.boolean() })
			.map(({ isOdd, ...row }) => ({ ...row, hasCorrection: row.corrected !== null || isOdd })),
	),
});
const stories = fc.uniqueArray(story, { selector: ({ site }) => site, maxLength: 30 });

describe('parts', () => {
	test('hold every story, whatever it says, and none is too large to travel', () => {
		fc.assert(
			fc.property(stories, (told) => {
				const parts = partsOf(told);
				expect(storiesOf(parts)).toEqual(told);
				for (const part of parts) expect(sizeOf(opOf(part))).toBeLessThan(sizeLimit('import.rows'));
			}),
		);
	});

	test('of a number read what was written', () => {
		fc.assert(
			fc.property(fc.array(fc.integer()), (numbers) => {
				const { next } = readerOf(numbers.map(shortOf).join(''));
				expect(numbers.map(() => next())).toEqual(numbers);
			}),
		);
	});

	test('that were cut short say less, and never hang', () => {
		const parts = partsOf([{ ...a('1'), inspections: [{ day: '2024-01-01', tenths: 900 }] }]);
		const cut = parts.map((part) => ({ ...part, rows: part.rows.slice(0, 2), texts: [] }));
		expect(storiesOf(cut)).toHaveLength(1);
	});
});

const nothing = '00000000-0000-4000-8000-000000000000';
const opOf = (body: object): Op => ({
	...{ id: nothing, dev: nothing, n: 1e9, kind: 'import.rows', v: 1, scope: 'org' },
	...{ ent: `${nothing}/9999`, parents: [], at: 0, off: 0 },
	body: { batch: nothing, part: 9999, ...body } as Op['body'],
});
const a = (site: string): SiteStory => ({
	...{ site, name: site, own: null, inspections: [], findings: [] },
});

const by = { org: 'org', seal: contentHash, now: Date.UTC(2199, 11, 31), own: {} };
const batchOfRows = (...rows: string[][]) =>
	batchOf(
		[
			{
				name: 'a.csv',
				columns: ['Local', 'Fecha', 'Puntaje'],
				rows: rows.map((cells, index) => ({ row: index + 2, cells })),
				written: null,
				problems: [],
			},
		],
		{
			inspections: {
				...{ table: 0, site: 0, date: 1, score: 2 },
				...{ form: 'ymd', decimal: '.', scale: percent },
			},
			...{ findings: null, sites: null },
		},
		by,
	);
const rows = Array.from({ length: 3000 }, (_, index) => [
	`Sucursal ${index % 700} con un nombre`,
	`${2000 + (index % 20)}-01-0${(index % 9) + 1}`,
	`${index % 100}`,
]);

describe('a packed batch', () => {
	test('has the same names whatever the order of its rows, and others for another business', () => {
		const packed = packOf(batchOfRows(...rows), by);
		expect(packed.parts.length).toBeGreaterThan(1);
		expect(packOf(batchOfRows(...[...rows].reverse()), by)).toEqual(packed);
		const other = packOf(batchOfRows(...rows), { ...by, org: 'other' });
		expect(other.id).not.toBe(packed.id);
		expect(packed.parts.map(({ id }) => id)).not.toContain(other.parts[0]?.id);
	});

	test('passes the door under its own name and under no other', () => {
		for (const { id, fact } of factsOfParts(packOf(batchOfRows(...rows), by))) {
			const op = { ...opOf({}), id, ent: fact.ent, body: fact.body } as unknown as Op;
			expect(parseOp(op)).toEqual(op);
			expect(() => parseOp({ ...op, id: nothing })).toThrow('ent: not of a import.rows');
		}
	});

	test('is whole with all its parts and no other', () => {
		const { parts, commit } = packOf(batchOfRows(...rows), by);
		const held = parts.map(({ id: op, body }) => ({ op, ...body }));
		expect(isWholeImport(commit, [...held].reverse(), contentHash)).toBe(true);
		expect(isWholeImport(commit, held.slice(1), contentHash)).toBe(false);
		expect(isWholeImport({ ...commit, count: 1 }, held, contentHash)).toBe(false);
	});
});

describe('a longer export of the same program', () => {
	const first = [
		['1', '2024-01-01', '90'],
		['1', '2024-01-01', '90'],
	];
	const storiesIn = (...told: string[][]) =>
		storiesOf(packOf(batchOfRows(...told), by).parts.map(({ body }) => body));

	test('counts each row once', () => {
		const later = [...first, ['1', '2024-02-01', '80'], ['2', '2024-02-01', '70']];
		const series = seriesOf([storiesIn(...first), storiesIn(...later)]);
		expect(series.map(({ inspections }) => inspections.length)).toEqual([3, 1]);
	});

	test('tells what was put right since', () => {
		const found = { day: '2024-01-01', text: 'Piso', corrected: null, hasCorrection: false };
		const mended = { ...found, corrected: '2024-01-09', hasCorrection: true };
		const of = (finding: typeof found | typeof mended): SiteStory[] => [
			{ ...a('1'), findings: [finding] },
		];
		expect(seriesOf([of(found), of(mended)])[0]?.findings).toEqual([mended]);
		expect(seriesOf([of(mended), of(found)])[0]?.findings).toEqual([mended]);
	});
});

test('a workbook of a hundred sheets with long names still ends with a small word', () => {
	const long = 'Inspecciones de todas las sucursales, copia final 🧹 '.repeat(4);
	const files = Array.from({ length: 156 }, (_, week) => `${long}.xlsx · Semana ${week}`);
	const { body } = commitOf(packOf(batchOfRows(), by), [...files, ...files]);
	expect(body.files).toHaveLength(10);
	expect(body.files[9]).toMatch(/^Inspecciones de .*….*\.xlsx · Semana 9$/u);
	expect(body.files.every((name) => [...name].length <= 100)).toBe(true);
	expect(commitOf(packOf(batchOfRows(), by), ['a.csv', 'a.csv']).body.files).toEqual(['a.csv']);
});
