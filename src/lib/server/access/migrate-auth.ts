// The tables of better-auth, brought up to date at every start, after ours.
import type { BetterAuthOptions } from 'better-auth';
import { getMigrations } from 'better-auth/db/migration';
import { sql } from 'kysely';
import type { Opened } from '../database/database.ts';

/** Any number that nobody else in this database takes a lock on. */
const lock = 7_400_133;

/** One transaction: all or nothing, and two servers that start at once wait for each other. */
export const migrateAuth = (
	{ db, engine }: Pick<Opened, 'db' | 'engine'>,
	options: BetterAuthOptions,
): Promise<void> =>
	db.transaction().execute(async (tx) => {
		if (engine === 'postgres') await sql`select pg_advisory_xact_lock(${lock})`.execute(tx);
		const database = { db: tx, type: engine };
		const { runMigrations } = await getMigrations({ ...options, database });
		await runMigrations();
	});
