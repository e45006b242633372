// Lists of values inside a query: one parameter in both dialects, so that the statement stays the same
// however many there are.
import { sql, type RawBuilder } from 'kysely';
import type { Engine } from './database.ts';

/** To stand behind `in`. */
export const anyOf = (engine: Engine, values: readonly (string | number)[]): RawBuilder<unknown> =>
	engine === 'sqlite'
		? sql`(select value from json_each(${JSON.stringify(values)}))`
		: sql`(select unnest(${values}::${typeOf(values[0])}[]))`;

/** A table `pair (a, b)`, to stand behind `from`. */
export function pairsOf(
	engine: Engine,
	pairs: readonly (readonly [string, string | number])[],
): RawBuilder<unknown> {
	if (engine === 'sqlite')
		return sql`(select value->>0 as a, value->>1 as b from json_each(${JSON.stringify(pairs)})) pair`;
	const [as, bs] = [pairs.map(([a]) => a), pairs.map(([, b]) => b)];
	return sql`unnest(${as}::text[], ${bs}::${typeOf(bs[0])}[]) as pair (a, b)`;
}

const typeOf = (value: string | number | undefined): RawBuilder<unknown> =>
	sql.raw(typeof value === 'number' ? 'bigint' : 'text');
