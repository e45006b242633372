// The floor: the rows that pushes left behind, written again by prepared statements that check nothing.
import { sql } from 'kysely';
import type { Pool } from 'pg';
import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import type { Database, Opened } from '#lib/server/database/database.ts';
import { ruleOf, toldOf } from '#lib/protocol/fold.ts';
import { opOf, type LogRow } from '#lib/server/sync/rows.ts';

type Line = Record<string, SQLInputValue>;
/** Rows by table, in the order they are written. */
export type Rows = { table: string; key: string[]; lines: Line[] }[];

const keys: Record<string, string[]> = {
	ops: [],
	projections: ['org', 'noun', 'key'],
	walk_summaries: ['org', 'walk'],
	photos: ['org', 'sha'],
	photo_refs: ['org', 'sha', 'ref'],
	orgs: ['id'],
	devices: ['org', 'id'],
};

/** Every row that the operations after `since` made or changed, as they stand now. */
export async function rowsSince(db: Database, org: string, since: number): Promise<Rows> {
	const lines = async (query: ReturnType<typeof sql<Line>>) => (await query.execute(db)).rows;
	const ops = await lines(sql<Line>`select * from ops where org = ${org} and seq > ${since}`);
	const projections: Line[] = [];
	for (const [noun, key] of touched(ops as unknown as LogRow[])) {
		const one = sql<Line>`select * from projections
			where org = ${org} and noun = ${noun} and key = ${key}`;
		projections.push(...(await lines(one)));
	}
	const whose = sql`org = ${org} and ref in (select op_id from ops
		where org = ${org} and seq > ${since})`;
	const refs = await lines(sql<Line>`select * from photo_refs where ${whose}`);
	const found: Record<string, Line[]> = {
		...{ ops, projections, photo_refs: refs },
		walk_summaries: await lines(sql<Line>`select * from walk_summaries where org = ${org}
			and walk in (select ent from ops where org = ${org} and seq > ${since}
				and kind in ('walk.start', 'walk.finish'))`),
		photos: await lines(sql<Line>`select * from photos where org = ${org}
			and sha in (select sha from photo_refs where ${whose})`),
		orgs: await lines(sql<Line>`select * from orgs where id = ${org}`),
		devices: await lines(sql<Line>`select * from devices where org = ${org}`),
	};
	return Object.entries(keys).map(([table, key]) => ({ table, key, lines: found[table] ?? [] }));
}

function touched(ops: readonly LogRow[]): [string, string][] {
	const places = new Map<string, [string, string]>();
	for (const row of ops) {
		const told = toldOf(opOf(row));
		const rule = told && ruleOf(told);
		if (told && rule) places.set(`${rule.noun} ${rule.key(told)}`, [rule.noun, rule.key(told)]);
	}
	return [...places.values()];
}

/** Writes them in one durable transaction of the engine's own driver. */
export const writeRaw = (opened: Opened, rows: Rows): Promise<void> | void =>
	opened.engine === 'sqlite'
		? onSqlite(opened.raw as DatabaseSync, rows)
		: onPostgres(opened.raw as Pool, rows);

const statements = new WeakMap<DatabaseSync, Map<string, ReturnType<DatabaseSync['prepare']>>>();

function onSqlite(db: DatabaseSync, rows: Rows): void {
	const known = statements.get(db) ?? new Map<string, ReturnType<DatabaseSync['prepare']>>();
	statements.set(db, known);
	db.exec('begin immediate');
	for (const { table, key, lines } of rows) {
		const columns = Object.keys(lines[0] ?? {});
		if (columns.length === 0) continue;
		const marks = columns.map(() => '?').join(', ');
		const text = `${into(table, columns)} values (${marks}) ${onConflict(columns, key)}`;
		const statement = known.get(text) ?? db.prepare(text);
		known.set(text, statement);
		for (const line of lines) statement.run(...Object.values(line));
	}
	db.exec('commit');
}

async function onPostgres(pool: Pool, rows: Rows): Promise<void> {
	const client = await pool.connect();
	await client.query('begin');
	for (const { table, key, lines } of rows) {
		const columns = Object.keys(lines[0] ?? {});
		if (columns.length === 0) continue;
		const arrays = columns.map((_, at) => `$${at + 1}::${typeOf(columns[at] ?? '')}[]`).join(', ');
		const text = `${into(table, columns)} select * from unnest(${arrays}) ${onConflict(columns, key)}`;
		const values = columns.map((name) => lines.map((line) => line[name]));
		await client.query({ name: `raw-${table}`, text, values });
	}
	await client.query('commit');
	client.release();
}

const into = (table: string, columns: string[]): string =>
	`insert into ${table} (${columns.join(', ')})`;

function onConflict(columns: string[], key: string[]): string {
	if (key.length === 0) return '';
	const kept = columns.filter((name) => !key.includes(name));
	return `on conflict (${key.join(', ')}) do update set
		${kept.map((name) => `${name} = excluded.${name}`).join(', ')}`;
}

const numbers = new Map(
	[
		...['seq', 'n', 'seen', 'at_srv', 'bytes', 'declared_at', 'stored_at', 'head_seq', 'dev_n'],
		...[
			'durable_seq',
			'people_version',
			'photo_bytes',
			'created_at',
			'pending_ops',
			'pending_photos',
		],
		...['pulled_seq', 'last_seen', 'revoked_at'],
	].map((name) => [name, 'bigint']),
);
for (const name of ['at_dev', 'off', 'time', 'walked_at', 'oldest_pending'])
	numbers.set(name, 'double precision');
for (const name of ['v', 'is_hidden']) numbers.set(name, 'integer');

const typeOf = (column: string): string => numbers.get(column) ?? 'text';
