// The desk where files are laid out before anything enters: what they hold, what it would become.
import { batchOf, type ImportBatch } from '#lib/domain/import/batch.ts';
import { guessMapping, readingOf, type Guess, type Mapping } from '#lib/domain/import/mapping.ts';
import { packOf, type PackedBatch } from '#lib/domain/import/pack.ts';
import type { ImportProblem } from '#lib/domain/import/problem.ts';
import type { ImportedSite } from '#lib/domain/import/sites.ts';
import { summaryOf, type ImportSummary } from '#lib/domain/import/summary.ts';
import type { Table } from '#lib/domain/import/table.ts';
import { contentHash } from '#lib/protocol/hash.ts';
import { readTables, type ChosenFile } from './read-tables.ts';

/** A table as a person has to see it to say what its columns mean. */
export type TableSeen = {
	name: string;
	columns: readonly string[];
	rows: number;
	written: Table['written'];
	/** The first rows, cell by cell. */
	sample: string[][];
};

export type Reading = ReturnType<typeof readingOf>;

export type Desk = {
	/** Lays one more file on the desk; gives all tables there. Throws ImportFileProblem. */
	add: (file: ChosenFile) => Promise<TableSeen[]>;
	/** Takes the table at a place off the desk. */
	remove: (place: number) => Promise<TableSeen[]>;
	guess: () => Promise<Guess>;
	/** What the cells of chosen columns look like: form of dates, decimals, scale, corrections. */
	reading: (
		place: number,
		columns: { date?: number; score?: number; text?: number },
	) => Promise<Reading>;
	/**
	 * Everything that would enter, and every row that is odd. Nothing is written anywhere. `now` (ms)
	 * tells which days lie in the future.
	 */
	preview: (
		mapping: Mapping,
		org: string,
		now: number,
	) => Promise<{ batch: ImportBatch; summary: ImportSummary }>;
	/** The same as a screen shows it: of each kind of oddity the first rows. */
	look: (mapping: Mapping, org: string, now: number) => Promise<Look>;
	/** What was looked at last, ready to be told; `own` names sites of the business. */
	pack: (org: string, own: Readonly<Record<string, string>>) => Promise<PackedBatch>;
};

/** `rows` by kind of problem, as `groupKey` names them. */
export type Look = {
	summary: ImportSummary;
	rows: Record<string, ImportProblem[]>;
	sites: ImportedSite[];
};
export const groupKey = ({ table, code }: Pick<ImportProblem, 'table' | 'code'>): string =>
	`${table} ${code}`;

/** More rows of one kind, or more sites, than a person reads through. */
const mostRows = 200;
const mostSites = 300;

const sampleRows = 6;

export function makeDesk(): Desk {
	const tables: Table[] = [];
	let looked: ImportBatch | null = null;
	const seen = () => tables.map(seenOf);
	return {
		add: async (file) => {
			tables.push(...(await readTables(file)));
			return seen();
		},
		remove: async (place) => {
			tables.splice(place, 1);
			return seen();
		},
		guess: async () => guessMapping(tables),
		reading: async (place, columns) => readingOf(tables[place] ?? nothing, columns),
		preview: async (mapping, org, now) => {
			const batch = batchOf(tables, mapping, { org, seal: contentHash, now });
			return { batch, summary: summaryOf(batch) };
		},
		look: async (mapping, org, now) => {
			looked = batchOf(tables, mapping, { org, seal: contentHash, now });
			const groups = Map.groupBy(looked.problems, groupKey);
			return {
				summary: summaryOf(looked),
				rows: Object.fromEntries([...groups].map(([key, some]) => [key, some.slice(0, mostRows)])),
				sites: looked.sites.slice(0, mostSites),
			};
		},
		pack: async (org, own) => {
			if (!looked) throw new Error('nothing was looked at');
			return packOf(looked, { org, own, seal: contentHash });
		},
	};
}

const nothing: Table = { name: '', columns: [], rows: [], written: null, problems: [] };

const seenOf = ({ name, columns, rows, written }: Table): TableSeen => ({
	name,
	written,
	columns,
	rows: rows.length,
	sample: rows.slice(0, sampleRows).map(({ cells }) => [...cells]),
});
