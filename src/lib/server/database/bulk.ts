// Many rows in one go, in the way each engine is quickest at: one prepared statement run over and over
// in SQLite, one statement over arrays in PostgreSQL. Kysely would spell every value out in the text.
import { CompiledQuery } from 'kysely';
import type { Database, Engine } from './database.ts';
import type { Tables } from './tables/tables.ts';

/** Types as PostgreSQL names them. */
type ColumnType = 'text' | 'bigint' | 'integer' | 'double precision';

/**
 * One statement in both dialects; a row's values are bound in the order of `columns`. PostgreSQL's has
 * its parameters numbered from `first`.
 */
export type Bulk<Row> = {
	columns: readonly (keyof Row & string)[];
	sqlite: string;
	postgres: (first: number) => string;
};

type Columns<T extends keyof Tables> = Record<keyof Tables[T] & string, ColumnType>;

/**
 * Inserts whole rows. With `key`, a row that is there already keeps what is not named in `set`; an
 * empty `set` leaves it as it is.
 */
export function insertInto<T extends keyof Tables>(
	table: T,
	types: Columns<T>,
	{ key, set = [] }: { key?: string[]; set?: (keyof Tables[T] & string)[] } = {},
): Bulk<Tables[T]> {
	const columns = Object.keys(types) as (keyof Tables[T] & string)[];
	const kept = set.map((name) => `${name} = excluded.${name}`).join(', ');
	const conflict = key
		? ` on conflict (${key.join(', ')}) do ${kept ? `update set ${kept}` : 'nothing'}`
		: '';
	const into = `insert into ${table} (${columns.join(', ')})`;
	const marks = columns.map(() => '?').join(', ');
	return {
		columns,
		sqlite: `${into} values (${marks})${conflict}`,
		postgres: (first) => `${into} select * from unnest(${arraysOf(types, first)})${conflict}`,
	};
}

/** Changes rows that are there: the last columns, which `key` names, find them. */
export function update<T extends keyof Tables, C extends keyof Tables[T] & string>(
	table: T,
	types: Record<C, ColumnType>,
	key: readonly NoInfer<C>[],
): Bulk<Pick<Tables[T], C>> {
	const columns = Object.keys(types) as C[];
	const set = columns.filter((name) => !key.includes(name));
	const given = `unnest($arrays) as given (${columns.join(', ')})`;
	const isIt = key.map((name) => `${table}.${name} = given.${name}`).join(' and ');
	return {
		columns,
		sqlite: `update ${table} set ${set.map((name) => `${name} = ?`).join(', ')}
			where ${key.map((name) => `${name} = ?`).join(' and ')}`,
		postgres: (first) => `update ${table}
			set ${set.map((name) => `${name} = given.${name}`).join(', ')}
			from ${given.replace('$arrays', () => arraysOf(types, first))} where ${isIt}`,
	};
}

const arraysOf = (types: Record<string, ColumnType>, first: number): string =>
	Object.values(types)
		.map((type, at) => `$${first + at}::${type}[]`)
		.join(', ');

/** Statements and their rows, to be run together. */
export type Job = { bulk: Bulk<object>; rows: readonly object[] };

export const job = <Row extends object>(bulk: Bulk<Row>, rows: readonly Row[]): Job => ({
	bulk: bulk as Bulk<object>,
	rows,
});

/**
 * Runs them inside the caller's transaction, in PostgreSQL all at once: none may change a row that
 * another one does.
 */
export async function runJobs(db: Database, engine: Engine, jobs: readonly Job[]): Promise<void> {
	const some = jobs.filter(({ rows }) => rows.length > 0);
	if (engine === 'sqlite') for (const one of some) await runLines(db, one);
	else if (some.length > 0) await runAtOnce(db, some);
}

async function runLines(db: Database, { bulk: { columns, sqlite }, rows }: Job): Promise<void> {
	const names = columns as readonly string[];
	const lines = rows.map((row) => {
		const line: unknown[] = [];
		for (const name of names) line.push((row as Record<string, unknown>)[name]);
		return line;
	});
	await db.executeQuery(CompiledQuery.raw(sqlite, lines));
}

async function runAtOnce(db: Database, jobs: readonly Job[]): Promise<void> {
	const texts: string[] = [];
	const arrays: unknown[][] = [];
	for (const { bulk, rows } of jobs) {
		texts.push(bulk.postgres(arrays.length + 1));
		for (const name of bulk.columns as readonly string[])
			arrays.push(rows.map((row) => (row as Record<string, unknown>)[name]));
	}
	const last = texts.pop() ?? '';
	const before = texts.map((text, at) => `job_${at} as (${text})`).join(', ');
	await db.executeQuery(CompiledQuery.raw(before ? `with ${before} ${last}` : last, arrays));
}
