// The report of a walk in a real browser: what its pages say, and how its photos stand on them.
import { describe, expect, test } from 'vitest';
import { anItem, fail, level, pass, skip } from '../../../../tests/support/marks.ts';
import type { Language } from '#lib/domain/checklist/checklist.ts';
import type { Mark } from '#lib/domain/walk/mark.ts';
import type { Walk } from '#lib/domain/walk/walk.ts';
import { formatsOf } from '#lib/messages/formats.ts';
import { messagesIn } from '#lib/messages/index.ts';
import { jpegsSeen, pagesSeen } from './pages-seen.ts';
import { picturesLimit } from './pictures.ts';
import { walkReportOf, type ReportPhoto, type WalkReport } from './walk-report.ts';
import { writeReport } from './write-report.ts';
import heic from '../../../../tests/fixtures/photos/heic/exifr-heic-single.heic?url';

const walkedAt = Date.UTC(2026, 10, 3, 22);
const walk: Walk = {
	id: 'walk',
	site: 'site',
	kind: 'house',
	areas: [
		{ id: 'hall', name: 'Salón', list: 'hall', tpl: 'hall', exempt: [] },
		{ id: 'rest', name: 'Baños', list: 'rest', tpl: 'rest', exempt: [] },
	],
	shift: { id: 'late', name: 'tarde' },
	tz: 'America/Mexico_City',
	cut: 240,
	walkedAt,
	day: '2026-11-03',
	state: 'finished',
	finishedAt: walkedAt + 27 * 60_000,
	voidReason: null,
};

const mark = (id: string, over: Partial<Mark> & { says?: string }): Mark => ({
	area: 'hall',
	answer: fail,
	fixed: false,
	item: anItem(id, { text: { es: `Punto ${id}.` }, tells: { es: over.says ?? `«Dice ${id}.»` } }),
	...over,
});

const marks: Mark[] = [
	mark('piso', { answer: level(2) }),
	{
		...mark('jabón', { area: 'rest', fixed: true }),
		item: anItem('jabón', {
			weight: 3,
			critical: true,
			dimension: 'supplies',
			text: { es: 'Hay jabón.' },
			tells: { es: '«Nadie se lava las manos.»' },
		}),
	},
	mark('luz', { answer: pass }),
	mark('techo', { answer: skip }),
];

const reportOf = (over: Partial<WalkReport> = {}, of: readonly Mark[] = marks): WalkReport => ({
	...walkReportOf(
		{ walk, marks: of, rows: [], photos: [] },
		{ site: 'Casa Jacaranda', language: 'es', who: ['Ana', 'Luis'], bytes: new Map() },
	),
	...over,
});

async function written(report: WalkReport, language: Language = 'es', region = 'MX') {
	const words = await messagesIn(language);
	const pdf = await writeReport(report, { words, formats: formatsOf(language, region) });
	const pages = pagesSeen(pdf);
	return { pdf, pages, text: pages.map((page) => page.text).join(' ') };
}

/** A picture with a great deal of detail, as a phone would have stored it. */
async function aPhoto(seed: number, role: ReportPhoto['role'], [width, height] = [1600, 1200]) {
	const canvas = new OffscreenCanvas(width, height);
	const brush = canvas.getContext('2d');
	const grain = new ImageData(width, height);
	let state = seed;
	for (let at = 0; at < grain.data.length; at += 1) {
		state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
		grain.data[at] = at % 4 === 3 ? 255 : state >>> 25;
	}
	brush?.putImageData(grain, 0, 0);
	const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.5 });
	const photo: ReportPhoto = {
		role,
		bytes: await blob.arrayBuffer(),
		mime: blob.type,
		strokes: [],
	};
	return photo;
}

const withPhotos = (photos: ReportPhoto[], others: Partial<WalkReport> = {}): WalkReport => {
	const report = reportOf(others);
	const [first, ...rest] = report.intrusions;
	return { ...report, intrusions: first ? [{ ...first, photos }, ...rest] : rest };
};

describe('what a report says', () => {
	test('site, day, shift, people, both scores, band, coverage and how it was computed', async () => {
		const { text, pages } = await written(reportOf());
		expect(text).toContain('Casa Jacaranda Martes, 3 de noviembre de 2026 · 16:00 – 16:27');
		expect(text).toContain('Turno tarde · 27 min · 4 puntos Recorrido de Ana y Luis');
		expect(text).toContain('30.0 al llegar');
		expect(text).toContain('Habla mal Un punto crítico limita la banda. Como quedó 90.0');
		expect(text).toContain('2 intrusiones · 3.5 puntos perdidos');
		expect(text).toContain('83.3');
		expect(text).toContain('1.5 de 5 puntos = 30.0');
		expect(text).toContain(`Página ${pages.length} de ${pages.length}`);
	});

	test('each dimension and each area, and «datos insuficientes» where little was seen', async () => {
		const { text } = await written(reportOf());
		expect(text).toMatch(/Por dimensión Limpieza datos insuficientes 75\.0/);
		expect(text).toMatch(/Insumos datos insuficientes 0\.0/);
		expect(text).toMatch(/Por área Salón datos insuficientes 75\.0/);
	});

	test('the worst intrusion comes first, with its sentence and that it was fixed', async () => {
		const { text } = await written(reportOf());
		const worst = text.indexOf('Punto crítico «Nadie se lava las manos.» Baños · Hay jabón.');
		expect(worst).toBeGreaterThan(0);
		expect(text.indexOf('Arreglado en el momento')).toBeGreaterThan(worst);
		expect(text.indexOf('«Dice piso.»')).toBeGreaterThan(worst);
		expect(text).toContain('Respuesta: Se nota');
		expect(text).not.toContain('«Dice luz.»');
	});

	test('in English, with the numbers and dates of its region', async () => {
		const { text } = await written(reportOf(), 'en', 'US');
		expect(text).toContain('Tuesday, November 3, 2026 · 04:00 PM');
		expect(text).toContain('Speaks badly');
		expect(text).toContain('What your place is saying');
		const spain = await written(reportOf(), 'es', 'ES');
		expect(spain.text).toContain('30,0 al llegar');
	});

	test('an emoji in a note is told as a sign that could not be shown', async () => {
		const [first, ...rest] = reportOf().intrusions;
		const intrusions = first ? [{ ...first, note: 'Otra vez 😡 en la mesa 4' }, ...rest] : [];
		const { text } = await written(reportOf({ intrusions }));
		expect(text).toContain('Otra vez [?] en la mesa 4');
		expect(text).toContain('Donde dice [?] había un signo');
		expect((await written(reportOf())).text).not.toContain('[?]');
	});

	test('a walk without intrusions, one without answers, one that was voided', async () => {
		const good = await written(reportOf({}, [mark('luz', { answer: pass })]));
		expect(good.text).toContain('Ninguna intrusión');
		expect(good.text).toContain('Hoy su local no dice nada malo.');
		const empty = await written(reportOf({}, [mark('luz', { answer: null })]));
		expect(empty.text).toContain('Sin puntaje');
		expect(empty.text).toContain('No se vio lo suficiente');
		const voided = { ...walk, voidReason: 'Era una prueba' };
		expect((await written(reportOf({ walk: voided }))).text).toContain('Anulado: Era una prueba');
	});

	test('what was found spotless and praised in a note is told without the sentence of its failure', async () => {
		const [point] = reportOf().intrusions;
		const praised = { ...point, answer: level(4), says: '«Aquí nadie barre.»', note: 'Bravo' };
		const { text } = await written(
			reportOf({ intrusions: [], others: [praised as WalkReport['others'][number]] }),
		);
		expect(text).toContain('Bravo');
		expect(text).not.toContain('nadie barre');
	});

	test('a spot check says that it stands apart', async () => {
		const spot: Walk = { ...walk, kind: 'spot', isPublished: true };
		const { text } = await written(reportOf({ walk: spot, who: ['Marta'] }));
		expect(text).toContain('Informe de la revisión sorpresa');
		expect(text).toContain('No entra en el puntaje ni en las tendencias de la casa.');
		expect(text).toContain('Sellada: nadie la puede cambiar. ');
		expect(text).toContain('Por Marta');
	});

	test('what came late, what is still missing, and which revision this is', async () => {
		const state = { revision: 3, late: 2, missing: [{ name: 'Luis', count: 1 }] };
		const report = reportOf({ state });
		const [first, ...rest] = report.intrusions;
		const intrusions = first ? [{ ...first, isLate: true }, ...rest] : [];
		const { text } = await written({ ...report, intrusions });
		expect(text).toContain('2 respuestas llegaron después del cierre y ya cuentan');
		expect(text).toContain('Falta 1 respuesta de Luis');
		expect(text).toContain('Revisión 3 del informe');
		expect(text.split('Llegó después del cierre')).toHaveLength(2);
		expect((await written(reportOf())).text).not.toMatch(/después del cierre|Revisión \d/);
	});

	test('which version of which list, which walk, and when it was made', async () => {
		const [hall] = reportOf().lists;
		const lists = hall ? [{ ...hall, title: 'Salón y comedor', tpl: 'abcdef0123', number: 4 }] : [];
		const { text } = await written(reportOf({ lists, made: { at: walkedAt, app: '1.2.3' } }));
		expect(text).toContain('Salón Lista: Salón y comedor · versión 4 · huella abcdef01');
		expect(text).toContain('Recorrido walk Hecho el 3 nov, 16:00 con Todo Habla 1.2.3');
	});

	test('sixty intrusions, long names and a note of 2,000 letters lose no word', async () => {
		const many = Array.from({ length: 60 }, (_, index) => mark(`n${index}`, {}));
		const report = reportOf({ site: `Hotel ${'Bougainvillea '.repeat(9)}fin` }, many);
		const note = `${'palabra '.repeat(240)}${'x'.repeat(80)} última`;
		const intrusions = report.intrusions.map((point, index) =>
			index === 7 ? { ...point, note } : point,
		);
		const { text, pages } = await written({ ...report, intrusions });
		for (let index = 0; index < 60; index += 1) expect(text).toContain(`«Dice n${index}.»`);
		expect(text.split('palabra')).toHaveLength(241);
		expect(text).toContain('última');
		expect(text).toMatch(/Bougainvillea fin/);
		expect(pages.length).toBeGreaterThan(10);
		expect(text).toContain(`Página 1 de ${pages.length}`);
	});
});

describe('photos in a report', () => {
	test('before and after stand side by side, as large as each other', async () => {
		const photos = [await aPhoto(1, 'before'), await aPhoto(2, 'after')];
		const { pages, text } = await written(withPhotos(photos));
		const [before, after] = pages.flatMap((page) => page.pictures);
		expect(after?.y).toBeCloseTo(before?.y ?? 0, 0);
		expect(after?.x).toBeGreaterThan((before?.x ?? 0) + (before?.width ?? 0));
		expect(after?.width).toBeCloseTo(before?.width ?? 0, 0);
		expect(text).toMatch(/antes después/);
	});

	test('forty large photos stay within 4,000 KB, and every one can be opened', async () => {
		const kinds = [
			await aPhoto(1, 'before'),
			await aPhoto(2, 'after'),
			await aPhoto(3, 'before', [900, 1600]),
		];
		const photos = Array.from({ length: 40 }, (_, index) => ({
			...(kinds[index % 3] ?? kinds[0]),
		})) as ReportPhoto[];
		const { pdf, pages } = await written(withPhotos(photos));
		expect(pdf.byteLength).toBeLessThan(4_000_000);
		const jpegs = jpegsSeen(pdf);
		expect(jpegs).toHaveLength(40);
		expect(jpegs.reduce((sum, one) => sum + one.length, 0)).toBeLessThan(picturesLimit);
		for (const jpeg of jpegs) {
			const { width, height } = await createImageBitmap(new Blob([jpeg]));
			expect(Math.min(width, height)).toBeGreaterThan(200);
		}
		const drawn = pages.flatMap((page) => page.pictures);
		expect(drawn).toHaveLength(40);
		for (const { x, y, width } of drawn) {
			expect(x + width).toBeLessThan(420);
			expect(y).toBeGreaterThan(30);
		}
	});

	test('one that is missing here, and one this browser cannot read, are told of', async () => {
		const bytes = await (await fetch(heic)).arrayBuffer();
		const { text, pages } = await written(
			withPhotos([
				{ role: 'before', bytes: null, mime: 'image/jpeg', strokes: [] },
				{ role: 'after', bytes, mime: 'image/heic', strokes: [] },
			]),
		);
		expect(text).toContain('Esta foto no está en este teléfono.');
		expect(text).toContain('Este teléfono no puede mostrar esta foto.');
		expect(pages.flatMap((page) => page.pictures)).toEqual([]);
	});

	test('an arrow and a circle drawn on a photo are in the report too', async () => {
		const plain = await aPhoto(4, 'before', [400, 300]);
		const marked: ReportPhoto = {
			...plain,
			strokes: [
				{ kind: 'arrow', from: [0.1, 0.1], to: [0.5, 0.5] },
				{ kind: 'circle', centre: [0.7, 0.7], radius: 0.1 },
			],
		};
		const { pdf } = await written(withPhotos([marked]));
		const [jpeg] = jpegsSeen(pdf);
		const picture = await createImageBitmap(new Blob(jpeg ? [jpeg] : []));
		const canvas = new OffscreenCanvas(picture.width, picture.height);
		const brush = canvas.getContext('2d');
		brush?.drawImage(picture, 0, 0);
		const at = [Math.round(picture.width * 0.8), Math.round(picture.height * 0.7)] as const;
		const [red = 0, green = 0] = brush?.getImageData(...at, 1, 1).data ?? [];
		expect(red - green).toBeGreaterThan(80);
	});
});
