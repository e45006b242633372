// An owner looks at what could not be taken in, and decides: it goes into the log as its own person told
// it, or it is put aside with a reason. Nothing of it is ever thrown away.
import type { ReviewAnswer } from '#lib/protocol/door.ts';
import { unpackOps } from '#lib/protocol/pack.ts';
import { parsePush } from '#lib/protocol/sync.ts';
import { WireProblem } from '#lib/protocol/problem.ts';
import type { QuarantineTable } from '../database/tables/quarantine.ts';
import { Problem } from '../problem.ts';
import { arrivalOf, type Arrival } from './arrival.ts';
import type { SyncContext, Writing } from './context.ts';
import { enter } from './enter.ts';
import { openLedger, type Ledger } from './ledger.ts';
import { remember } from './lists.ts';
import { memberOf } from './people.ts';
import { inTransaction } from './transaction.ts';

/** At most so many at once; the oldest come first, and the others after them. */
const mostShown = 200;
/** So much of what came is shown. */
const mostRaw = 4000;

export async function review({ db }: SyncContext, org: string): Promise<ReviewAnswer> {
	const rows = await db
		.selectFrom('quarantine')
		.leftJoin('members', (join) =>
			join
				.onRef('members.org', '=', 'quarantine.org')
				.onRef('members.person', '=', 'quarantine.person'),
		)
		.select(['quarantine.id', 'quarantine.at_srv', 'quarantine.code', 'quarantine.raw'])
		.select('members.name')
		.where('quarantine.org', '=', org)
		.where('quarantine.resolution', 'is', null)
		.orderBy('quarantine.at_srv')
		.limit(mostShown)
		.execute();
	const waiting = rows.map(({ id, at_srv, code, raw, name }) => ({
		...{ id, at: at_srv, code, name: name ?? '', kind: kindIn(raw) },
		raw: raw.slice(0, mostRaw),
	}));
	return { waiting };
}

function kindIn(raw: string): string | null {
	try {
		const { kind } = JSON.parse(raw) as { kind?: unknown };
		return typeof kind === 'string' ? kind : null;
	} catch {
		return null;
	}
}

type Deciding = { org: string; id: string; person: string };

/**
 * Into the log, under its own person and hour. Throws Problem: not-found, unreadable (nobody could read
 * it, so nobody can take it in), not-allowed (it is nobody's to tell).
 */
export async function admit(context: SyncContext, deciding: Deciding): Promise<void> {
	const { org } = deciding;
	const ledger = await inTransaction(context, async (db) => {
		const writing = { ...context, db };
		const open = await openLedger(writing, org);
		const row = await undecided(writing, deciding);
		const arrivals = await arrivalsIn(writing, row);
		await renumber(open, arrivals);
		await enter(open, arrivals);
		// What this server still does not understand cannot be taken in by anybody.
		if (arrivals.some(({ verdict }) => verdict?.st === 'parked')) throw new Problem('unreadable');
		const refused = arrivals.find(({ verdict }) => verdict?.st === 'rejected')?.verdict;
		if (refused?.st === 'rejected') throw new Problem('not-allowed', { code: refused.code });
		await decide(writing, deciding, { resolution: 'admitted', reason: null });
		return open;
	});
	remember(context.db, org, ledger.lists);
	if (ledger.placed.length > 0) context.hints.tell(org, ledger.org.head_seq);
}

/** Put aside for good, with the reason; a phone that sends it again hears the same verdict. */
export const archive = (context: SyncContext, deciding: Deciding, reason: string): Promise<void> =>
	inTransaction(context, async (db) => {
		const writing = { ...context, db };
		await openLedger(writing, deciding.org);
		await undecided(writing, deciding);
		await decide(writing, deciding, { resolution: 'archived', reason });
	});

async function undecided({ db }: Writing, { org, id }: Deciding): Promise<QuarantineTable> {
	const row = await db
		.selectFrom('quarantine')
		.selectAll()
		.where('org', '=', org)
		.where('id', '=', id)
		.where('resolution', 'is', null)
		.executeTakeFirst();
	if (!row) throw new Problem('not-found');
	return row;
}

async function decide(
	{ db, here }: Writing,
	{ org, id, person }: Deciding,
	how: Pick<QuarantineTable, 'resolution' | 'reason'>,
): Promise<void> {
	await db
		.updateTable('quarantine')
		.set({ ...how, resolved_at: here.now(), resolved_by: person })
		.where('org', '=', org)
		.where('id', '=', id)
		.execute();
}

/** One operation, or those of a whole push by an application that was too old. */
async function arrivalsIn({ db }: Writing, row: QuarantineTable): Promise<Arrival[]> {
	const { org, person, device, seen } = row;
	const viewer = (await memberOf(db, org, person)) ?? { person, role: 'lead', sites: 'all' };
	const by = { org, person, device, viewer, isRevoked: false };
	const values = row.code === 'old-app' ? opsIn(row.raw) : [valueIn(row.raw)];
	const arrivals = values.map((value) => arrivalOf(value, seen ?? 0, by));
	if (arrivals.some(({ read }) => !read)) throw new Problem('unreadable');
	return arrivals.map((arrival) => ({ ...arrival, isAdmitted: true }));
}

function valueIn(raw: string): unknown {
	try {
		return JSON.parse(raw) as unknown;
	} catch (cause) {
		throw new Problem('unreadable', {}, { cause });
	}
}

function opsIn(raw: string): unknown[] {
	const request = parsePush(valueIn(raw));
	if (!request) throw new Problem('unreadable');
	if (Array.isArray(request.ops)) return request.ops as unknown[];
	try {
		return unpackOps(request.ops).map(({ op }) => op);
	} catch (cause) {
		throw cause instanceof WireProblem ? new Problem('unreadable', {}, { cause }) : cause;
	}
}

/** A number that another operation has already: it enters under one of the server's own. */
async function renumber(ledger: Ledger, arrivals: readonly Arrival[]): Promise<void> {
	for (const { read } of arrivals) {
		if (!read) continue;
		const taken = await ledger.db
			.selectFrom('ops')
			.select('op_id')
			.where('org', '=', ledger.org.id)
			.where('dev', '=', read.op.dev)
			.where('n', '=', read.op.n)
			.executeTakeFirst();
		if (!taken || taken.op_id === read.op.id) continue;
		ledger.org.dev_n += 1;
		Object.assign(read.op, { dev: ledger.org.dev, n: ledger.org.dev_n });
	}
}
