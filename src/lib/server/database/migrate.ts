// Migrations, up only, at every start; two servers that start at once wait for each other.
import { sql, type Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import type { Engine } from './database.ts';
import type { Tables } from './tables/tables.ts';
import * as theLogAndItsRows from './migrations/001-the-log-and-its-rows.ts';
import { guardTheLog } from './guard.ts';

const migrations = { '001-the-log-and-its-rows': theLogAndItsRows };

/** Any number that nobody else in this database takes a lock on. */
const lock = 7_400_132;

/** Throws what the failed migration threw; everything of it is rolled back. */
export async function migrate(db: Kysely<Tables>, engine: Engine): Promise<void> {
	const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
	const { error } = await migrator.migrateToLatest();
	if (error) throw error;
	await (engine === 'postgres' ? inTurn(db) : guard(db, engine));
}

const guard = async (db: Kysely<Tables>, engine: Engine): Promise<void> => {
	for (const statement of guardTheLog(engine)) await sql.raw(statement).execute(db);
};

/** PostgreSQL lets nobody replace what another is replacing; SQLite only looks whether it is there. */
const inTurn = (db: Kysely<Tables>): Promise<void> =>
	db.transaction().execute(async (tx) => {
		await sql`select pg_advisory_xact_lock(${lock})`.execute(tx);
		await guard(tx, 'postgres');
	});
