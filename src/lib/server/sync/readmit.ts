// What was parked because this server did not know better is taken up when it does: after an upgrade, and
// when the list that an answer was held against arrives.
import { sql } from 'kysely';
import { oneOf } from '../database/lists.ts';
import type { QuarantineTable } from '../database/tables/quarantine.ts';
import { arrivalOf, type Arrival } from './arrival.ts';
import type { Caller, SyncContext } from './context.ts';
import { enter } from './enter.ts';
import { openLedger } from './ledger.ts';
import { remember } from './lists.ts';
import { memberOf } from './people.ts';
import { inTransaction } from './transaction.ts';
import { awaitsList } from './judge.ts';

/** At the start of a server that may know more than the one before. */
export async function readmitParked(context: SyncContext): Promise<void> {
	const waiting = await context.db
		.selectFrom('quarantine')
		.select('org')
		.distinct()
		.where('code', '=', 'unknown')
		.where('resolution', 'is', null)
		.execute();
	for (const { org } of waiting) await readmit(context, org, null);
}

/** After versions were published in an organization. */
export const readmitForLists = (
	context: SyncContext,
	org: string,
	tpls: readonly string[],
): Promise<void> => readmit(context, org, tpls.map(awaitsList));

/** `texts` of those to be taken up, or null for all. */
async function readmit(
	context: SyncContext,
	org: string,
	texts: readonly string[] | null,
): Promise<void> {
	const head = await inTransaction(context, async (db) => {
		const ledger = await openLedger({ ...context, db }, org);
		const among = texts ? sql`and text ${oneOf(context.engine, texts)}` : sql``;
		const rows = await sql<QuarantineTable>`
			select * from quarantine where org = ${org} and st = 'parked' and code = 'unknown'
				and resolution is null ${among} order by at_srv, n
		`.execute(db);
		const arrivals: Arrival[] = [];
		for (const row of rows.rows) {
			const by = await callerOf({ ...context, db }, row);
			if (by) arrivals.push(arrivalOf(JSON.parse(row.raw), row.seen ?? 0, by));
		}
		// What is still not understood is parked again: it lies there already, so nothing changes.
		await enter(ledger, arrivals);
		return ledger;
	});
	remember(context.db, org, head.lists);
	if (head.placed.length > 0) context.hints.tell(org, head.org.head_seq);
}

/** Its person as a member of today; null once they have left: then an owner decides. */
async function callerOf(
	{ db }: Pick<SyncContext, 'db'>,
	{ org, person, device }: QuarantineTable,
): Promise<Caller | null> {
	const viewer = await memberOf(db, org, person);
	return viewer && { org, person, viewer, device, isRevoked: false };
}
