// The desk in its worker, in a real browser: fifty thousand rows, and the page answers meanwhile.
import { afterEach, expect, test } from 'vitest';
import type { Mapping } from '#lib/domain/import/mapping.ts';
import { percent } from '#lib/domain/import/numbers.ts';
import { ImportFileProblem } from './import-file-problem.ts';
import { openDesk, type OpenDesk } from './open-desk.ts';

let desk: OpenDesk;
afterEach(() => desk.close());

const mapping: Mapping = {
	inspections: { table: 0, site: 0, date: 1, score: 2, form: 'dmy', decimal: ',', scale: percent },
	findings: null,
	sites: null,
};

const rows = Array.from({ length: 50_000 }, (_, index) => {
	const day = new Date(Date.UTC(2019, 0, 1 + (index % 1500))).toISOString().slice(0, 10);
	const [year, month, date] = day.split('-');
	return `Sucursal ${Math.floor(index / 1500)};${date}/${month}/${year};${60 + (index % 40)},5`;
});

test('fifty thousand rows become a batch while the page goes on', async () => {
	desk = openDesk();
	let beats = 0;
	const beat = setInterval(() => (beats += 1), 10);
	const [seen] = await desk.add(new File([`Local;Fecha;Puntaje\n${rows.join('\n')}`], 'años.csv'));
	expect(seen).toMatchObject({
		name: 'años.csv',
		rows: 50_000,
		columns: ['Local', 'Fecha', 'Puntaje'],
	});
	expect(await desk.guess()).toMatchObject({
		inspections: { table: 0, site: 0, date: 1, score: 2 },
	});
	const reading = await desk.reading(0, { date: 1, score: 2 });
	expect(reading).toMatchObject({ form: { form: 'dmy' }, decimal: ',', scale: percent });
	const { summary } = await desk.look(mapping, 'org', Date.UTC(2026, 0, 1));
	const { commit, parts } = await desk.pack('org', {});
	clearInterval(beat);
	expect(commit.count).toBe(50_000);
	expect(parts.reduce((sum, { body }) => sum + body.inspections, 0)).toBe(50_000);
	expect(summary).toMatchObject({ inspections: 50_000, sites: 34, left: 0, from: '2019-01-01' });
	expect(beats).toBeGreaterThan(0);
});

test('what is wrong with a file comes back by its name, and the desk goes on', async () => {
	desk = openDesk();
	const refused = desk.add(new File([''], 'nada.csv'));
	await expect(refused).rejects.toThrow(ImportFileProblem);
	await expect(refused).rejects.toMatchObject({ code: 'file-empty', facts: { name: 'nada.csv' } });
	expect(await desk.add(new File(['a,b\n1,2'], 'a.csv'))).toHaveLength(1);
	expect(await desk.remove(0)).toEqual([]);
});
