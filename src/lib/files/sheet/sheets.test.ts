// Exports read back by other programs' libraries: nothing dropped, nothing run, dates and numbers whole.
import papa from 'papaparse';
import read from 'read-excel-file/universal';
import { describe, expect, test } from 'vitest';
import { anItem, aVersion, fail, level, pass } from '../../../../tests/support/marks.ts';
import type { Answer, AnswerRow } from '#lib/domain/walk/answer.ts';
import type { PhotoRow } from '#lib/domain/walk/photo.ts';
import type { Walk } from '#lib/domain/walk/walk.ts';
import { en } from '#lib/messages/en.ts';
import { es } from '#lib/messages/es.ts';
import { formatsOf } from '#lib/messages/formats.ts';
import type { WalkHeld } from './held.ts';
import { linesOf } from './sheets.ts';
import { harmless, separatorOf } from './write-csv.ts';
import { dateFormatOf } from './write-xlsx.ts';
import { fileName, type SheetKind } from './make-files.ts';
import { writeSheets } from './write-sheets.ts';

const tpl = 'a'.repeat(64);
const version = aVersion(tpl, [
	anItem('floor', { weight: 3, critical: true, text: { es: 'El piso está limpio.' } }),
	anItem('light', { response: 'scale4', text: { es: 'Hay luz.' } }),
	anItem('plant', { naWhen: { es: 'No hay.' } }),
	anItem('smell'),
	anItem('door'),
]);
/** 22:30 of 3 November in Mexico City, which is the 4th in UTC. */
const walkedAt = Date.UTC(2026, 10, 4, 4, 30);

const aWalk = (id: string, over: Partial<Walk> = {}): Walk => ({
	id,
	site: 'site-1',
	kind: 'house',
	areas: [{ id: 'hall', name: 'Salón', list: 'hall', tpl, exempt: ['plant'] }],
	shift: { id: 'night', name: 'noche' },
	tz: 'America/Mexico_City',
	cut: 240,
	walkedAt,
	day: '2026-11-03',
	state: 'finished',
	finishedAt: walkedAt + 600_000,
	voidReason: null,
	...over,
});

type Said = { value: Answer | null; op: string; at?: number };
function row(walk: string, item: string, heads: Said[], over: Partial<AnswerRow> = {}): AnswerRow {
	return {
		ent: `${walk}/hall/${item}`,
		walk,
		area: 'hall',
		item,
		said: { heads: heads.map((head) => ({ at: walkedAt + 60_000, ...head })), past: [] },
		note: { heads: [], past: [] },
		fixes: [],
		hiddenFixes: [],
		...over,
	};
}

const note = '=HYPERLINK("http://x";"Ver") 😡\nsegunda línea; con "comillas"';
const photo = (id: string, hidden: boolean): PhotoRow => ({
	id,
	walk: 'w1',
	area: 'hall',
	item: 'floor',
	point: 'w1/hall/floor',
	added: {
		walk: 'w1',
		area: 'hall',
		item: 'floor',
		role: 'before',
		sha: `${id}-sha`,
		bytes: 1234,
		mime: 'image/jpeg',
		width: 40,
		height: 30,
		takenAt: null,
	},
	addedAt: walkedAt + 61_000,
	marks: [],
	hidden,
});

const held: WalkHeld[] = [
	{
		walk: aWalk('w2', { state: 'void', voidReason: '-prueba', walkedAt: walkedAt + 1 }),
		versions: new Map([[tpl, version]]),
		rows: [row('w2', 'floor', [{ op: 'o9', value: pass }])],
		photos: [],
	},
	{
		walk: aWalk('w1'),
		versions: new Map([[tpl, version]]),
		rows: [
			row(
				'w1',
				'floor',
				[
					{ op: 'o1', value: fail },
					{ op: 'o2', value: pass },
				],
				{
					note: { heads: [{ op: 'n1', at: walkedAt, value: note }], past: [] },
					fixes: [{ op: 'f1', seconds: 90, at: walkedAt }],
				},
			),
			row('w1', 'light', [{ op: 'o3', value: level(3), at: walkedAt + 900_000 }]),
			row('w1', 'smell', [{ op: 'o4', value: { kind: 'skip', reason: 'no_access' } }]),
			row('w1', 'gone', [{ op: 'o5', value: pass }]),
		],
		photos: [photo('p1', false), photo('p2', true)],
	},
];

const lines = linesOf(held, {
	language: 'es',
	siteName: () => 'La Fonda, Centro',
	versionNumber: () => 2,
	who: (op) => (op === 'o1' ? 'Ana' : op === 'f1' ? '@Luis' : null),
});
const mexico = formatsOf('es', 'MX');
const written = async (kind: SheetKind, formats = mexico, words = es) =>
	writeSheets(kind, lines, { words, formats, name: 'La Fonda 2026-11', at: 0 });

describe('the lines of an export', () => {
	test('a walk with both scores, and one that was voided with its reason', () => {
		expect(lines.walks.map(({ walk, state }) => [walk, state])).toEqual([
			['w1', 'finished'],
			['w2', 'void'],
		]);
		// 3 of 16 quarters: the floor fails with weight 3, the light is 3 of 4.
		expect(lines.walks[0]).toMatchObject({
			asFoundTenths: 188,
			asLeftTenths: 938,
			items: 4,
			answered: 3,
			intrusions: 1,
			criticalFails: 1,
			people: ['Ana'],
		});
		expect(lines.walks[1]).toMatchObject({ voidReason: '-prueba' });
	});

	test('every item of every walk: fixed, late, skipped, exempt, unanswered, of no known version', () => {
		const own = lines.answers.filter(({ walk }) => walk === 'w1');
		expect(own.map(({ item, answer }) => [item, answer])).toEqual([
			['floor', 'fail'],
			['light', 'scale'],
			['plant', 'na'],
			['smell', 'skip'],
			['door', null],
			['gone', 'pass'],
		]);
		const [floor, light, plant, smell, , gone] = own;
		expect(floor).toMatchObject({
			note,
			isFixed: true,
			fixedAfterSeconds: 90,
			by: 'Ana',
			fixedBy: '@Luis',
			photos: 1,
		});
		expect(floor).toMatchObject({
			otherAnswers: [pass],
			tpl,
			version: 2,
			weight: 3,
			isCritical: true,
		});
		expect(light).toMatchObject({ level: 3, isLate: true });
		expect(plant).toMatchObject({ isExempt: true, answeredAt: null });
		expect(smell).toMatchObject({ skipReason: 'no_access', isLate: false });
		expect(gone).toMatchObject({ statement: null, dimension: null });
	});

	test('a photo that was taken off is there too, and says so', () => {
		expect(lines.photos.map(({ photo, isHidden }) => [photo, isHidden])).toEqual([
			['p1', false],
			['p2', true],
		]);
	});
});

describe('a workbook', () => {
	test('has three sheets whose days and hours are dates, and whose scores are numbers', async () => {
		const [file] = await written('xlsx');
		const sheets = await read(file?.bytes.buffer ?? new ArrayBuffer(0));
		expect(sheets.map(({ sheet }) => sheet)).toEqual(['Recorridos', 'Respuestas', 'Fotos']);
		const [walks] = sheets;
		const [heads = [], first = []] = walks?.data ?? [];
		const cell = (head: string) => first[heads.indexOf(head)];
		expect(cell('Día')).toEqual(new Date(Date.UTC(2026, 10, 3)));
		expect(cell('Empezó')).toEqual(new Date(Date.UTC(2026, 10, 3, 22, 30)));
		expect(cell('Como se encontró')).toBe(18.8);
		expect(cell('Local')).toBe('La Fonda, Centro');
		expect(cell('Banda')).toBe('Habla mal');
	});

	test('a note that looks like a formula comes back as it was written', async () => {
		const [file] = await written('xlsx', formatsOf('en', 'US'), en);
		const [, answers] = await read(file?.bytes.buffer ?? new ArrayBuffer(0));
		const [heads = [], first = []] = answers?.data ?? [];
		expect(first[heads.indexOf('Note')]).toBe(note);
		expect(answers?.data).toHaveLength(1 + lines.answers.length);
		const text = new TextDecoder('latin1').decode(file?.bytes);
		expect(text).not.toContain('<f>');
	});
});

describe('plain text', () => {
	const parsed = async (formats: typeof mexico, place: number) => {
		const files = await written('csv', formats);
		const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(files[place]?.bytes);
		expect(text.charCodeAt(0)).toBe(0xfeff);
		const { data } = papa.parse<Record<string, string>>(text.slice(1), {
			header: true,
			skipEmptyLines: true,
		});
		return { data, text };
	};

	test('one file for each sheet, parted by commas where the point parts decimals', async () => {
		const { data, text } = await parsed(mexico, 0);
		expect(text.split(',').length).toBeGreaterThan(40);
		expect(data[0]).toMatchObject({
			Local: 'La Fonda, Centro',
			Día: '2026-11-03',
			Empezó: '2026-11-03 22:30',
			'Como se encontró': '18.8',
		});
		const names = (await written('csv')).map(({ name }) => name);
		expect(names).toEqual(
			['Recorridos', 'Respuestas', 'Fotos'].map((sheet) => `La Fonda 2026-11 ${sheet}.csv`),
		);
	});

	test('parted by semicolons where the comma does', async () => {
		const { data, text } = await parsed(formatsOf('es', 'ES'), 0);
		expect(text.split('\r\n')[0]?.split(';').length).toBeGreaterThan(15);
		expect(data[0]).toMatchObject({ 'Como se encontró': '18,8', 'Puntos perdidos': '3,25' });
		expect([
			separatorOf('es-ES'),
			separatorOf('es-MX'),
			separatorOf('es-AR'),
			separatorOf('en-US'),
		]).toEqual([';', ',', ';', ',']);
	});

	test('accents, line breaks and quotes come back; what looks like a formula is kept as text', async () => {
		const { data } = await parsed(mexico, 1);
		expect(data[0]).toMatchObject({ Nota: `'${note}`, Área: 'Salón', 'Lo arregló': "'@Luis" });
		expect(data).toHaveLength(lines.answers.length);
	});

	test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', ' =1', '＝1', '\n=1'])(
		'%j is made harmless',
		(text) => {
			expect(harmless(text)).toBe(`'${text}`);
		},
	);

	test.each(['Piso - mojado', 'a=b', '3', ''])('%j stays as it is', (text) => {
		expect(harmless(text)).toBe(text);
	});
});

test('JSON carries every line with ids, in exact whole numbers', async () => {
	const [file] = await written('json');
	const told: unknown = JSON.parse(new TextDecoder().decode(file?.bytes));
	expect(told).toEqual({ format: 'todo-habla.sheets', v: 1, exportedAt: 0, ...lines });
});

test('dates are ordered as the region orders them, and names fit every phone', () => {
	expect(['es-MX', 'en-US', 'es-ES', 'sv-SE'].map(dateFormatOf)).toEqual([
		'dd/mm/yyyy',
		'mm/dd/yyyy',
		'dd/mm/yyyy',
		'yyyy-mm-dd',
	]);
	expect(fileName('Café "El/Paso": 1', 'csv')).toBe('Café El Paso 1.csv');
	const long = '🍽'.repeat(120);
	expect(fileName(long, 'csv', ' Fotos')).toBe(`${'🍽'.repeat(94)} Fotos.csv`);
});
