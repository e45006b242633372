// A workbook made in the worker of a real browser, while the page goes on.
import read from 'read-excel-file/universal';
import { expect, test } from 'vitest';
import { formatsOf } from '#lib/messages/formats.ts';
import { messagesIn } from '#lib/messages/index.ts';
import type { PhotoLine } from './photo-lines.ts';
import { writeSheets } from './write-sheets.ts';

const photo: PhotoLine = {
	photo: 'p1',
	walk: 'w1',
	siteName: 'Peñón',
	day: '2026-11-03',
	area: 'hall',
	areaName: 'Salón',
	tpl: 'a'.repeat(64),
	version: 1,
	item: 'floor',
	role: 'before',
	sha: 'sha',
	mime: 'image/jpeg',
	bytes: 1234,
	width: 40,
	height: 30,
	takenAt: null,
	addedAt: Date.UTC(2026, 10, 3, 16, 5),
	timeZone: 'America/Mexico_City',
	isHidden: false,
	marks: 0,
};

test('five thousand lines become a workbook while the page goes on', async () => {
	const photos = Array.from({ length: 5000 }, () => photo);
	const words = await messagesIn('es');
	let beats = 0;
	const beat = setInterval(() => (beats += 1), 10);
	const [file] = await writeSheets(
		'xlsx',
		{ walks: [], answers: [], photos },
		{ words, formats: formatsOf('es', 'MX'), name: 'Fotos', at: 0 },
	);
	clearInterval(beat);
	const sheets = await read(file?.bytes.buffer ?? new ArrayBuffer(0));
	expect(file?.name).toBe('Fotos.xlsx');
	expect(sheets.at(-1)?.data).toHaveLength(5001);
	expect(sheets.at(-1)?.data[1]?.slice(0, 3)).toEqual([
		'Peñón',
		new Date(Date.UTC(2026, 10, 3)),
		'Salón',
	]);
	expect(beats).toBeGreaterThan(0);
});
