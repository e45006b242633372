// Migrations, up only, at every start; two servers that start at once wait for each other.
import { sql, type Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import type { Engine } from './database.ts';
import type { Tables } from './tables/tables.ts';
import * as theLogAndItsRows from './migrations/001-the-log-and-its-rows.ts';
import { guardTheLog } from './guard.ts';

const migrations = { '001-the-log-and-its-rows': theLogAndItsRows };

/** Throws what the failed migration threw; everything of it is rolled back. */
export async function migrate(db: Kysely<Tables>, engine: Engine): Promise<void> {
	const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
	const { error } = await migrator.migrateToLatest();
	if (error) throw error;
	for (const statement of guardTheLog(engine)) await sql.raw(statement).execute(db);
}
