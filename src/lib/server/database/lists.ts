// Lists of values inside a query: one parameter in both dialects, so that the statement stays the same
// however many there are.
import { sql, type RawBuilder } from 'kysely';
import type { Engine } from './database.ts';

/** Stands behind a column: `op_id ${oneOf(engine, ids)}`. */
export const oneOf = (engine: Engine, values: readonly (string | number)[]): RawBuilder<boolean> =>
	engine === 'sqlite'
		? sql`in (select value from json_each(${JSON.stringify(values)}))`
		: sql`= any(${values}::${typeOf(values[0])}[])`;

/** What is looked up, and where: `key` names columns of an index that begins with the organization. */
type LookUp = { table: string; columns: string; key: [string] | [string, string]; org: string };
type Pair = readonly [string, (string | number)?];

/**
 * The rows of a table whose key is one of these. Each is looked up in the index, whatever a planner
 * without statistics would think.
 */
export function foundBy<Row>(
	engine: Engine,
	{ table, columns, key: [first, second], org }: LookUp,
	pairs: readonly Pair[],
): RawBuilder<Row> {
	const [from, what] = [sql.raw(table), sql.raw(columns)];
	if (engine === 'sqlite' && second === undefined)
		return sql`select ${what} from ${from}
			where org = ${org} and ${sql.raw(first)} ${oneOf(
				engine,
				pairs.map(([a]) => a),
			)}`;
	const also = second === undefined ? sql`` : sql`and ${sql.raw(`${table}.${second}`)} = pair.b`;
	const isIt = sql`org = ${org} and ${sql.raw(`${table}.${first}`)} = pair.a ${also}`;
	return engine === 'sqlite'
		? sql`select ${what} from ${jsonPairs(pairs)} cross join ${from} where ${isIt}`
		: sql`select found.* from ${arrayPairs(pairs)} cross join lateral
			(select ${what} from ${from} where ${isIt} offset 0) found`;
}

const jsonPairs = (pairs: readonly Pair[]): RawBuilder<unknown> =>
	sql`(select value->>0 as a, value->>1 as b from json_each(${JSON.stringify(pairs)})) pair`;

function arrayPairs(pairs: readonly Pair[]): RawBuilder<unknown> {
	const [as, bs] = [pairs.map(([a]) => a), pairs.map(([, b]) => b ?? null)];
	return sql`unnest(${as}::text[], ${bs}::${typeOf(bs[0] ?? '')}[]) as pair (a, b)`;
}

const typeOf = (value: string | number | undefined): RawBuilder<unknown> =>
	sql.raw(typeof value === 'number' ? 'bigint' : 'text');
