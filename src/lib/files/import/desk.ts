// The desk where files are laid out before anything enters: what they hold, what it would become.
import { batchOf, type ImportBatch } from '#lib/domain/import/batch.ts';
import { guessMapping, readingOf, type Guess, type Mapping } from '#lib/domain/import/mapping.ts';
import { summaryOf, type ImportSummary } from '#lib/domain/import/summary.ts';
import type { Table } from '#lib/domain/import/table.ts';
import { contentHash } from '#lib/protocol/hash.ts';
import { readTables, type ChosenFile } from './read-tables.ts';

/** A table as a person has to see it to say what its columns mean. */
export type TableSeen = {
	name: string;
	columns: readonly string[];
	rows: number;
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
	/** Everything that would enter, and every row that is odd. Nothing is written anywhere. */
	preview: (
		mapping: Mapping,
		org: string,
	) => Promise<{ batch: ImportBatch; summary: ImportSummary }>;
};

const sampleRows = 6;

export function makeDesk(): Desk {
	const tables: Table[] = [];
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
		preview: async (mapping, org) => {
			const batch = batchOf(tables, mapping, { org, seal: contentHash });
			return { batch, summary: summaryOf(batch) };
		},
	};
}

const nothing: Table = { name: '', columns: [], rows: [], problems: [] };

const seenOf = ({ name, columns, rows }: Table): TableSeen => ({
	name,
	columns,
	rows: rows.length,
	sample: rows.slice(0, sampleRows).map(({ cells }) => [...cells]),
});
