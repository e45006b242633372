// Years of somebody else's inspections, unchanged and with all their dirt, become a history of ours.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import papa from 'papaparse';
import { beforeAll, describe, expect, test } from 'vitest';
import { isWholeBatch, type ImportBatch } from '#lib/domain/import/batch.ts';
import type { Mapping } from '#lib/domain/import/mapping.ts';
import { percent } from '#lib/domain/import/numbers.ts';
import { packOf } from '#lib/domain/import/pack.ts';
import { storiesOf } from '#lib/domain/import/packed-rows.ts';
import type { ProblemCode } from '#lib/domain/import/problem.ts';
import { recurrenceOf } from '#lib/domain/import/recurrence.ts';
import type { ImportSummary } from '#lib/domain/import/summary.ts';
import { makeDesk, type Desk } from '#lib/files/import/desk.ts';
import { contentHash } from '#lib/protocol/hash.ts';

const org = '5f0f8c9e-6a5b-4c3d-8e2f-1a2b3c4d5e6f';
const now = Date.UTC(2026, 0, 1);
const bytesOf = (name: string) =>
	readFileSync(new URL(`./fixtures/sf-food-inspections/${name}`, import.meta.url));
const chosen = (name: string) => {
	const bytes = Uint8Array.from(bytesOf(name));
	return { name, size: bytes.length, arrayBuffer: async () => bytes.buffer };
};

async function laidOut(...names: string[]): Promise<Desk> {
	const desk = makeDesk();
	for (const name of names) await desk.add(chosen(name));
	return desk;
}

/** What a person would confirm on the screen: all of it was guessed. */
async function confirmed(desk: Desk): Promise<Mapping> {
	const { inspections, findings, sites } = await desk.guess();
	const { site, date, score, table } = inspections;
	if (site === null || date === null || score === null) throw new Error('No guess at the columns');
	const own = await desk.reading(table, { date, score });
	if (own.form.kind !== 'known') throw new Error('The form of the dates is not known');
	const mapping: Mapping = {
		inspections: {
			table,
			site,
			date,
			score,
			form: own.form.form,
			decimal: own.decimal,
			scale: own.scale,
		},
		findings: null,
		sites,
	};
	if (!findings || findings.site === null || findings.date === null || findings.text === null)
		return mapping;
	const { text } = findings;
	const found = await desk.reading(findings.table, { date: findings.date, text });
	if (found.form.kind !== 'known') throw new Error('The form of the dates is not known');
	return {
		...mapping,
		findings: {
			table: findings.table,
			site: findings.site,
			date: findings.date,
			text,
			form: found.form.form,
			correction: found.correction?.correction ?? null,
		},
	};
}

const files = ['violations.csv', 'businesses.csv', 'inspections.csv'];
let mapping: Mapping;
let batch: ImportBatch;
let summary: ImportSummary;
beforeAll(async () => {
	const desk = await laidOut(...files);
	mapping = await confirmed(desk);
	({ batch, summary } = await desk.preview(mapping, org, now));
});

const problems = (code: ProblemCode) => batch.problems.filter((one) => one.code === code);

describe('three files and no word about what is in them', () => {
	test('which file and which column is which is found in the files themselves', () => {
		expect(mapping).toEqual({
			inspections: {
				table: 2,
				site: 0,
				date: 2,
				score: 1,
				form: 'ymd',
				decimal: '.',
				scale: percent,
			},
			findings: {
				table: 0,
				site: 0,
				date: 1,
				text: 2,
				form: 'ymd',
				correction: { open: '[', label: 'date violation corrected', close: ']', form: 'mdy' },
			},
			sites: { table: 1, site: 0, name: 1 },
		});
	});

	test('every inspection comes in, and every finding', () => {
		expect(batch.inspections).toHaveLength(14_233);
		expect(batch.findings).toHaveLength(39_006);
		expect(batch.count).toBe(14_233 + 39_006);
		expect(isWholeBatch(batch)).toBe(true);
		expect(summary).toMatchObject({ left: 0, from: '2015-02-19', to: '2018-02-16', highest: 1000 });
	});

	test('names in another encoding keep their letters', () => {
		const names = new Map(batch.sites.map(({ site, name }) => [site, name]));
		expect(names.get('38566')).toBe('TROPISUEÑO');
		expect(problems('encoding-mixed')).toEqual([]);
	});

	test('nothing in the product knows where these files come from', () => {
		const told = execFileSync('git', ['grep', '-liE', 'san francisco|violation', '--', 'src'], {
			encoding: 'utf8',
		});
		expect(told.split('\n').filter((path) => /import|messages/.test(path))).toEqual([]);
	});
});

describe('the dirt that is known to be in it', () => {
	test('three inspections stand twice, each told with the row of the first', () => {
		expect(problems('inspection-twice').map(({ facts }) => [facts.site, facts.day])).toEqual([
			['64859', '2015-09-24'],
			['77427', '2017-07-06'],
			['87440', '2016-08-01'],
		]);
		for (const { row, facts } of problems('inspection-twice'))
			expect(Number(facts.first)).toBeLessThan(row);
	});

	test('twelve findings stand twice', () => {
		expect(problems('finding-twice')).toHaveLength(12);
	});

	test('454 days at a site have findings and no inspection', () => {
		expect(problems('finding-orphan')).toHaveLength(454);
		const rows = problems('finding-orphan').reduce((sum, { facts }) => sum + Number(facts.rows), 0);
		expect(rows).toBe(batch.findings.filter(({ inspection }) => inspection === null).length);
	});

	test('30,607 findings tell when they were put right, 11.6 % of them on the very day', () => {
		expect(summary.corrections.count).toBe(30_607);
		const share = (100 * summary.corrections.sameDay) / summary.corrections.count;
		expect(share.toFixed(1)).toBe('11.6');
	});

	test('141 were put right before they were found, one of them by ten years', () => {
		const days = problems('correction-before').map(({ facts }) => Number(facts.days));
		expect(days).toHaveLength(141);
		// Two more miss the ten years by a few days: 3,646 and 3,602.
		expect(days.filter((one) => one >= 3650)).toEqual([3650]);
	});

	test('one was put right in the year 9873', () => {
		expect(problems('correction-impossible').map(({ facts }) => facts.found)).toEqual(['4/1/9873']);
	});

	test('twelve hold an hour where the date should be', () => {
		const found = problems('correction-not-a-date').map(({ facts }) => facts.found);
		expect(found).toHaveLength(12);
		for (const one of found) expect(one).toMatch(/^\d+:\d+:\d+ [AP]M$/);
	});

	test('each problem names the row where a spreadsheet shows it', () => {
		const lines = bytesOf('violations.csv').toString('latin1').split('\r\n');
		for (const { row, facts } of problems('correction-not-a-date'))
			expect(lines[row - 1]).toContain(String(facts.found));
		const codes = new Set(summary.problems.map(({ code }) => code));
		expect([...codes].sort()).toEqual([
			'correction-before',
			'correction-impossible',
			'correction-not-a-date',
			'finding-orphan',
			'finding-twice',
			'inspection-twice',
		]);
	});
});

describe('brought a second time', () => {
	test('the same files give the same ids and the same hash', async () => {
		const desk = await laidOut(...files);
		const again = await desk.preview(await confirmed(desk), org, now);
		expect(again.batch).toEqual(batch);
		const ids = [...batch.inspections, ...batch.findings].map(({ id }) => id);
		expect(new Set(ids).size).toBe(batch.count);
	});

	test('whatever the order of the files and of their rows', async () => {
		const turned = (name: string) => {
			const [head = '', ...rows] = bytesOf(name).toString('latin1').trimEnd().split('\r\n');
			const bytes = Buffer.from([head, ...rows.reverse()].join('\n'), 'latin1');
			return { name, size: bytes.length, arrayBuffer: async () => Uint8Array.from(bytes).buffer };
		};
		const desk = makeDesk();
		for (const name of [...files].reverse()) await desk.add(turned(name));
		const again = await desk.preview(await confirmed(desk), org, now);
		expect(again.batch.hash).toBe(batch.hash);
		expect(again.batch.id).toBe(batch.id);
	});

	test('another business gets ids of its own', async () => {
		const desk = await laidOut('inspections.csv');
		const other = await desk.preview(await confirmed(desk), 'another', now);
		const own = new Set(batch.inspections.map(({ id }) => id));
		expect(other.batch.inspections.filter(({ id }) => own.has(id))).toEqual([]);
	});
});

describe('made ready to be told', () => {
	test('everything is in some dozens of small operations, and comes out as it went in', () => {
		const { parts, commit } = packOf(batch, { org, seal: contentHash, own: {} });
		expect(parts.length).toBeLessThan(60);
		for (const { body } of parts)
			expect(Buffer.byteLength(JSON.stringify(body))).toBeLessThan(15_500);
		expect(commit.count).toBe(14_233 + 39_006);
		const stories = storiesOf(parts.map(({ body }) => body));
		const told = (rows: readonly object[]) => rows.map((row) => JSON.stringify(row)).sort();
		const inspections = stories.flatMap(({ site, inspections }) =>
			inspections.map(({ day, tenths }) => ({ site, day, tenths })),
		);
		const own = batch.inspections.map(({ site, day, tenths }) => ({ site, day, tenths }));
		expect(told(inspections)).toEqual(told(own));
		const findings = stories.flatMap((story) =>
			story.findings.map(({ day, text, corrected }) => [story.site, day, text, corrected]),
		);
		expect(told(findings)).toEqual(
			told(batch.findings.map(({ site, day, text, corrected }) => [site, day, text, corrected])),
		);
		expect(stories.find(({ site }) => site === '38566')?.name).toBe('TROPISUEÑO');
	});
});

describe('what the history says', () => {
	test('24.8 % of what was found is found again at the next inspection', () => {
		const { n, again, expected } = recurrenceOf(batch.inspections, batch.findings);
		expect(n).toBe(22_580);
		expect(Math.abs((100 * again) / n - 24.8)).toBeLessThan(0.5);
		expect(((100 * expected) / n).toFixed(1)).toBe('11.6');
	});

	test('100 less the points of its findings is the score of at least 98 % of inspections', () => {
		const table = papa.parse<string[]>(bytesOf('violation-points-derived.csv').toString()).data;
		const pointsOf = new Map(table.map(([text = '', , , points]) => [text, Number(points)]));
		const lost = new Map<string, number>();
		for (const { site, day, text } of batch.findings) {
			const key = `${site} ${day}`;
			lost.set(key, (lost.get(key) ?? 0) + (pointsOf.get(text) ?? 0));
		}
		const met = batch.inspections.filter(
			({ site, day, tenths }) => tenths === 1000 - 10 * (lost.get(`${site} ${day}`) ?? 0),
		);
		expect(met.length / batch.inspections.length).toBeGreaterThanOrEqual(0.98);
	});
});
