// Rows are nothing but the fold of the log: they are thrown away and folded again when this build folds
// differently from the one that made them, or when a keeper doubts them.
import { sql } from 'kysely';
import { toldOf } from '#lib/protocol/fold.ts';
import type { OpsTable } from '../database/tables/ops.ts';
import type { SyncContext, Writing } from './context.ts';
import { learnPlaces } from './known.ts';
import { ledgerOf, openLedger, type Ledger } from './ledger.ts';
import { follow } from './place.ts';
import { opOf } from './rows.ts';
import { summarize } from './summarize.ts';
import { inTransaction } from './transaction.ts';
import { write } from './write.ts';

/** Goes up with every change of how rows are folded or kept. */
export const projectionsVersion = 2;

/** Rebuilds every organization's rows when they were made by another version; once. */
export async function rebuildOutdated(context: SyncContext): Promise<void> {
	const { db, log } = context;
	const key = 'projections';
	const known = await db
		.selectFrom('settings')
		.select('value')
		.where('key', '=', key)
		.executeTakeFirst();
	const value = String(projectionsVersion);
	if (known?.value === value) return;
	const orgs = known ? await db.selectFrom('orgs').select('id').execute() : [];
	for (const { id } of orgs) await rebuildProjections(context, id);
	if (orgs.length > 0) log('projections.rebuilt', { orgs: orgs.length });
	await db
		.insertInto('settings')
		.values({ key, value })
		.onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
		.execute();
}

/** So many operations are folded at once. */
const some = 2000;

/** In one transaction, under the organization's lock; phones notice nothing. */
export const rebuildProjections = (context: SyncContext, org: string): Promise<void> =>
	inTransaction(context, async (db) => {
		const writing: Writing = { ...context, db };
		const ledger = await openLedger(writing, org);
		await sql`delete from projections where org = ${org}`.execute(db);
		await sql`delete from walk_summaries where org = ${org}`.execute(db);
		await sql`delete from audits where org = ${org}`.execute(db);
		for (let since = 0; since < ledger.org.head_seq; since += some) {
			const rows = await sql<OpsTable>`
				select * from ops where org = ${org} and seq > ${since} and seq <= ${since + some}
					order by seq
			`.execute(db);
			const part = ledgerOf(writing, ledger.org);
			await refold(part, rows.rows);
			await write(part);
		}
	});

async function refold(ledger: Ledger, rows: readonly OpsTable[]): Promise<void> {
	const told = rows.flatMap((row) => {
		const fact = toldOf(opOf(row));
		return fact ? [{ row, fact }] : [];
	});
	await learnPlaces(
		ledger,
		told.map(({ fact }) => fact),
	);
	for (const { row, fact } of told) follow(ledger, fact, row);
	await summarize(ledger);
}
