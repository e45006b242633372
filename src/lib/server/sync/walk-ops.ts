// One walk whole, for a phone that heard of it and does not hold it.
import { sql } from 'kysely';
import type { PullAnswer } from '#lib/protocol/sync.ts';
import type { Caller, SyncContext } from './context.ts';
import { orgIn, pageHead } from './pull.ts';
import { logColumns, packed, type LogRow } from './rows.ts';
import { inSnapshot } from './transaction.ts';
import { visible } from './visible.ts';

export type WalkAnswer = Pick<PullAnswer, 'p' | 'magic' | 'epoch' | 'now' | 'ops'>;

/** All of its operations that the caller may see; none for a walk that is not theirs to see. */
export const walkOps = (context: SyncContext, caller: Caller, walk: string): Promise<WalkAnswer> =>
	inSnapshot(context, async (db) => {
		const { engine } = context;
		const org = await orgIn(db, caller.org);
		const found = await sql<LogRow>`
			select ${sql.raw(logColumns)} from ops
				where org = ${org.id} and walk = ${walk} and ${visible(engine, caller)} order by seq
		`.execute(db);
		const { p, magic, epoch, now } = pageHead({ ...context, db, org, caller, limit: 0 });
		return { p, magic, epoch, now, ops: packed(found.rows) };
	});
