// Pull: what others told goes out. The steps are those of sync.md 5. A place in the log is a number under
// the organization's lock: nothing is ever committed below a head that somebody has read.
import { sql } from 'kysely';
import {
	magic,
	protocolNow,
	pullLimit,
	type Cursor,
	type ForkAnswer,
	type PullAnswer,
} from '#lib/protocol/sync.ts';
import type { Database } from '../database/database.ts';
import type { OrgsTable } from '../database/tables/orgs.ts';
import { Problem } from '../problem.ts';
import { bootstrap } from './bootstrap.ts';
import { chainStart } from './content.ts';
import type { Caller, SyncContext } from './context.ts';
import { notePulled } from './devices.ts';
import { checksOf, logColumns, packed, type LogRow } from './rows.ts';
import { inSnapshot } from './transaction.ts';
import { visible } from './visible.ts';

/**
 * `cur` null asks for a bootstrap, whose pages lead on by `page`; with `scope`, of that scope alone.
 * `limit` is at most so many rows.
 */
export type PullRequest = {
	cur: Cursor | null;
	page?: string | null;
	scope?: string | null;
	limit?: number;
};

/** Throws Problem: not-found, unreadable, busy. */
export async function pull(
	context: SyncContext,
	caller: Caller,
	request: PullRequest,
): Promise<PullAnswer | ForkAnswer> {
	const limit = Math.min(Math.max(1, Math.floor(request.limit ?? 500)), pullLimit);
	const answer = await inSnapshot(context, async (db): Promise<PullAnswer | ForkAnswer> => {
		// 1. Where the log stands, in the moment that everything below is read in.
		const org = await orgIn(db, caller.org);
		const reading: Reading = { ...context, db, org, caller, limit };
		if (!request.cur) return bootstrap(reading, request);
		// 2. Whether the phone stands in this log at all.
		if (!(await isPlaceOf(reading, request.cur))) return forkOf(reading);
		// 3. The next rows it may see, up to that head.
		return increment(reading, request.cur);
	});
	if (request.cur && !('fork' in answer)) {
		const { seq } = request.cur;
		await notePulled(context.db, caller, { seq, at: context.here.now() });
	}
	return answer;
}

export type Reading = SyncContext & { org: OrgsTable; caller: Caller; limit: number };

export async function orgIn(db: Database, id: string): Promise<OrgsTable> {
	const found = await sql<OrgsTable>`select * from orgs where id = ${id}`.execute(db);
	const [org] = found.rows;
	if (!org) throw new Problem('not-found');
	return org;
}

type PageHead = Pick<PullAnswer, 'p' | 'magic' | 'epoch' | 'now' | 'durable' | 'people'>;

/** What every page says besides its rows. */
export const pageHead = ({ org, here }: Reading): PageHead => ({
	...{ p: protocolNow, magic, epoch: org.epoch, now: here.now() },
	...{ durable: org.durable_seq, people: org.people_version },
});

export const forkOf = ({ org, here }: Reading): ForkAnswer => ({
	...{ p: protocolNow, magic, epoch: org.epoch, now: here.now() },
	fork: true,
});

/** The chain at a seq, or null when the log does not reach there. */
export async function chainAt({ db, org }: Reading, seq: number): Promise<string | null> {
	if (seq === org.head_seq) return org.chain;
	if (seq === 0) return chainStart;
	const found = await sql<{ chain: string }>`
		select chain from ops where org = ${org.id} and seq = ${seq}
	`.execute(db);
	return found.rows[0]?.chain ?? null;
}

const isPlaceOf = async (reading: Reading, { epoch, seq, chain }: Cursor): Promise<boolean> =>
	epoch === reading.org.epoch && (await chainAt(reading, seq)) === chain;

async function increment(reading: Reading, { seq: since }: Cursor): Promise<PullAnswer> {
	const { db, engine, org, caller, limit } = reading;
	const found = await sql<LogRow & { chain: string }>`
		select ${sql.raw(logColumns)}, chain from ops
			where org = ${org.id} and seq > ${since} and seq <= ${org.head_seq}
				and ${visible(engine, caller)}
			order by seq limit ${limit}
	`.execute(db);
	const rows = found.rows;
	const last = rows.at(-1);
	const isLast = rows.length < limit || !last;
	const { epoch } = org;
	const next = isLast
		? { epoch, seq: org.head_seq, chain: org.chain }
		: { epoch, seq: last.seq, chain: last.chain };
	const page = { ...pageHead(reading), ops: packed(rows), next, isLast };
	return isLast ? { ...page, checks: checksOf(rows) } : page;
}
