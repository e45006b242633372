// Every problem has a sentence that names its row and what was found there.
import { expect, test } from 'vitest';
import { blockingCodes, tellingCodes } from '#lib/domain/import/problem.ts';
import { en } from '#lib/messages/en.ts';
import { es } from '#lib/messages/es.ts';
import { formatsOf } from '#lib/messages/formats.ts';
import { ImportFileProblem } from './import-file-problem.ts';
import { sayFileProblem, sayProblem } from './say.ts';

const mexican = formatsOf('es', 'MX');
const table = 'inspections' as const;

test('the sentence stands behind the row', () => {
	const twice = { site: 'Centro', day: '2024-02-01', first: 7 };
	const told = sayProblem(
		{ code: 'inspection-twice', table, row: 12, facts: twice },
		es.importing,
		mexican,
	);
	expect(told).toBe(
		'Fila 12: otra inspección de Centro el 1 feb 2024; la primera está en la fila 7. Entran las dos.',
	);
	const impossible = {
		code: 'date-impossible',
		table,
		row: 3,
		facts: { found: '30/2/2024' },
	} as const;
	expect(sayProblem(impossible, en.importing, formatsOf('en', 'US'))).toBe(
		'Row 3: the date 30/2/2024 does not exist.',
	);
});

test('no code is without words', () => {
	const facts = {
		site: 'a',
		day: '2024-02-01',
		first: 2,
		found: 'x',
		days: 3,
		rows: 2,
		cells: 4,
		columns: 3,
		worst: 0,
		best: 100,
		most: 2000,
	};
	for (const code of [...blockingCodes, ...tellingCodes]) {
		for (const words of [es, en]) {
			const told = sayProblem({ code, table, row: 12, facts }, words.importing, mexican);
			expect(told).toMatch(/^(Fila|Row) 12: \S.*\.$/);
			expect(told).not.toMatch(/undefined|NaN/);
		}
	}
});

test('a file that is too large says what to do instead', () => {
	const problem = new ImportFileProblem('file-too-large', { name: 'años.csv', mb: 200 });
	expect(sayFileProblem(problem, es.importing, mexican)).toContain(
		'años.csv tiene 200 MB y no se leyó',
	);
});
