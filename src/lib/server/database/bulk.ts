// Many rows in one go, in the way each engine is quickest at: one prepared statement run over and over
// in SQLite, one statement over arrays in PostgreSQL. Kysely would spell every value out in the text.
import { CompiledQuery } from 'kysely';
import type { Database, Engine } from './database.ts';
import type { Tables } from './tables/tables.ts';

/** Types as PostgreSQL names them. */
type ColumnType = 'text' | 'bigint' | 'integer' | 'double precision';

/** One statement in both dialects; a row's values are bound in the order of `columns`. */
export type Bulk<Row> = {
	columns: readonly (keyof Row & string)[];
	sqlite: string;
	postgres: string;
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
		postgres: `${into} select * from unnest(${arraysOf(columns, types)})${conflict}`,
	};
}

const arraysOf = (columns: readonly string[], types: Record<string, ColumnType>): string =>
	columns.map((name, at) => `$${at + 1}::${types[name]}[]`).join(', ');

/** Runs the statement over all rows, inside the caller's transaction. */
export async function runBulk<Row extends object>(
	db: Database,
	engine: Engine,
	bulk: Bulk<Row>,
	rows: readonly Row[],
): Promise<void> {
	if (rows.length === 0) return;
	const { columns, sqlite, postgres } = bulk;
	if (engine === 'sqlite') {
		const lines = rows.map((row) => columns.map((name) => row[name]));
		await db.executeQuery(CompiledQuery.raw(sqlite, lines));
		return;
	}
	const arrays = columns.map((name) => rows.map((row) => row[name]));
	await db.executeQuery(CompiledQuery.raw(postgres, arrays));
}
