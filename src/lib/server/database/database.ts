// The server's database: one query code over two engines.
import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { migrate } from './migrate.ts';
import { NodeSqliteDialect, openSqlite } from './sqlite-dialect.ts';
import type { Tables } from './tables/tables.ts';

export type Database = Kysely<Tables>;
export type Engine = 'sqlite' | 'postgres';

/** What is open: `raw` is for better-auth, which speaks to the engine itself. */
export type Opened = {
	engine: Engine;
	db: Database;
	raw: ReturnType<typeof openSqlite> | pg.Pool;
	close: () => Promise<void>;
};

// Counts and hours fit a double; strings would only be added up wrongly.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

/** Opens the database and brings it up to date; up only. Throws when it cannot be reached. */
export async function openDatabase(place: { file: string } | { url: string }): Promise<Opened> {
	const opened = 'url' in place ? onPostgres(place.url) : onSqlite(place.file);
	try {
		await migrate(opened.db, opened.engine);
	} catch (error) {
		await opened.close();
		throw error;
	}
	return opened;
}

function onSqlite(file: string): Opened {
	const raw = openSqlite(file);
	const db = new Kysely<Tables>({ dialect: new NodeSqliteDialect(raw) });
	return { engine: 'sqlite', db, raw, close: () => db.destroy() };
}

function onPostgres(url: string): Opened {
	const raw = new pg.Pool({
		connectionString: url,
		max: 12,
		// An acknowledged operation is on disk, whatever the cluster's default.
		options: '-c synchronous_commit=on',
	});
	// A connection that breaks while idle is replaced by the pool; unheard, its error would end us.
	raw.on('error', () => undefined);
	// One that breaks at work tells the query that was under way; its own event has nobody else to go to.
	raw.on('connect', (client) => client.on('error', () => undefined));
	const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: raw }) });
	return { engine: 'postgres', db, raw, close: () => db.destroy() };
}

/** Nothing but whether the database answers. */
export const answers = async (db: Database): Promise<boolean> =>
	sql`select 1`.execute(db).then(
		() => true,
		() => false,
	);
