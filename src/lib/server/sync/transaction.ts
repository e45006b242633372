// Transactions as the sync engine needs them: writing ones under a lock, and reading ones that see one
// moment; and what it means when the database itself cannot go on.
import { sql } from 'kysely';
import type { Database } from '../database/database.ts';
import { Problem } from '../problem.ts';
import type { SyncContext } from './context.ts';

/** All of the work or nothing; on disk when this returns. Throws Problem busy or disk-full. */
export async function inTransaction<T>(
	{ db }: Pick<SyncContext, 'db'>,
	work: (db: Database) => Promise<T>,
): Promise<T> {
	try {
		return await db.transaction().execute(work);
	} catch (error) {
		throw troubleOf(error) ?? error;
	}
}

/** The work sees the database as it is at one moment, and changes nothing. */
export async function inSnapshot<T>(
	{ db, engine }: Pick<SyncContext, 'db' | 'engine'>,
	work: (db: Database) => Promise<T>,
): Promise<T> {
	const begin = engine === 'sqlite' ? '' : ' isolation level repeatable read read only';
	try {
		return await db.connection().execute(async (one) => {
			await sql.raw(`begin${begin}`).execute(one);
			// Nothing was changed: a rollback that fails finds the connection gone, and work says so itself.
			return work(one).finally(() => sql`rollback`.execute(one).catch(() => undefined));
		});
	} catch (error) {
		throw troubleOf(error) ?? error;
	}
}

/** The work, undone by itself when it throws: the transaction around it goes on. */
export async function inSavepoint<T>(db: Database, work: () => Promise<T>): Promise<T> {
	await sql`savepoint one`.execute(db);
	try {
		const done = await work();
		await sql`release savepoint one`.execute(db);
		return done;
	} catch (error) {
		try {
			await sql`rollback to savepoint one`.execute(db);
			await sql`release savepoint one`.execute(db);
		} catch {
			// The whole transaction is gone already: why it went is what must be told.
		}
		throw error;
	}
}

/** Seconds after which a database that could not answer is asked again. */
const patience = 2;

/** PostgreSQL's classes: connection, resources, shutdown, deadlock, lock and statement timeouts. */
const busyStates = /^(08|53(?!100)|57P|40|55P03|57014|25P03)/;
const lost =
	/ECONNRESET|ECONNREFUSED|EPIPE|ETIMEDOUT|Connection (terminated|ended)|not queryable|Client was closed|timeout exceeded/i;

/** Trouble of the database itself, which asking again may end; null for anything else. */
export function troubleOf(error: unknown): Problem | null {
	if (error instanceof Problem || !(error instanceof Error)) return null;
	const { code, errcode } = error as { code?: unknown; errcode?: unknown };
	// SQLite: the low byte is the kind, whatever stands above it.
	const kind = typeof errcode === 'number' ? errcode & 0xff : 0;
	if (code === '53100' || kind === 13) return new Problem('disk-full', {}, { cause: error });
	const isBusy =
		[5, 6, 10].includes(kind) ||
		(typeof code === 'string' && busyStates.test(code)) ||
		lost.test(`${String(code)} ${error.message}`);
	return isBusy ? new Problem('busy', {}, { retry: patience, cause: error }) : null;
}
