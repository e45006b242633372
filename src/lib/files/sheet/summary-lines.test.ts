// Walks that a phone knows only by their summary leave as far as they are known, and say that they do.
import { expect, test } from 'vitest';
import { anItem, aVersion } from '../../../../tests/support/marks.ts';
import { summariesOf } from '../../../../tests/support/summaries.ts';
import { es } from '#lib/messages/es.ts';
import { formatsOf } from '#lib/messages/formats.ts';
import { linesOfSummaries } from './sheets.ts';
import { writeSheets } from './write-sheets.ts';

const versions = new Map([
	[
		't1',
		aVersion('t1', [
			anItem('floor', { weight: 3 }),
			anItem('light', { response: 'scale4' }),
			anItem('smell'),
		]),
	],
]);
const shifts = [{ id: 'late', name: 'tarde', from: 0, to: 60 }];
const lines = linesOfSummaries(
	summariesOf({ shift: 'late', hall: 'F3s' }).map((summary) => ({ summary, versions })),
	{
		language: 'es',
		siteName: () => 'Centro',
		clockOf: () => ({ tz: 'America/Mexico_City', shifts }),
		versionNumber: () => 3,
	},
);

test('scores, shift and zone are those of the walk; people and photos nobody invents', () => {
	expect(lines.walks).toHaveLength(1);
	expect(lines.walks[0]).toMatchObject({
		// 3 of 16 quarters; fixed on the spot, 15 of 16.
		asFoundTenths: 188,
		asLeftTenths: 938,
		shift: 'tarde',
		timeZone: 'America/Mexico_City',
		people: [],
		isSummary: true,
	});
	expect(lines.photos).toEqual([]);
});

test('each item has its outcome and the version it was asked with', () => {
	expect(lines.answers.map(({ item, answer, level }) => [item, answer, level])).toEqual([
		['floor', 'fail', null],
		['light', 'scale', 3],
		['smell', 'skip', null],
	]);
	expect(lines.answers[0]).toMatchObject({ isFixed: true, version: 3, tpl: 't1', weight: 3 });
	const unknown = { skipReason: null, answeredAt: null, photos: null, isSummary: true };
	expect(lines.answers[2]).toMatchObject(unknown);
});

test('a sheet says «solo resumen», and gives no reason that nobody gave', async () => {
	const formats = formatsOf('es', 'MX');
	const files = await writeSheets('csv', lines, { words: es, formats, name: 'Todo', at: 0 });
	const [walks = '', answers = ''] = files.map(({ bytes }) => new TextDecoder().decode(bytes));
	expect(walks).toContain(es.takeAway.detail);
	expect(walks).toContain('solo resumen');
	expect(answers).toContain(`,${es.walk.skip},`);
	expect(answers).not.toContain(es.walk.reasons.other);
});
