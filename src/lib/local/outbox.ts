// What waits to be sent, and what became of it: the only judge is the server's verdict on each operation.
import { ruleOf, toldOf } from '#lib/protocol/fold.ts';
import { xorOf, type Verdict } from '#lib/protocol/sync.ts';
import type { Collection } from 'dexie';
import type { Install, OpRow, PhoneDatabase } from './database.ts';
import { keepLink, linkOf, type Link } from './link.ts';
import type { Phone } from './phone.ts';
import { refold } from './project.ts';

/** Operations as they were read: by this install, in this bootstrap. */
export type Queued = { rows: OpRow[]; dev: string; gen: number };

/** The operations that wait longest, in the order they were told; those in flight are left out. */
export async function oldest(
	db: PhoneDatabase,
	limit: number,
	inFlight: readonly OpRow[] = [],
): Promise<OpRow[]> {
	const flying = new Set(inFlight.map(({ id }) => id));
	const from = inFlight.at(-1)?.outbox ?? 0;
	// Taken in from a file, operations of several phones may carry one number.
	const alike = inFlight.filter(({ outbox }) => outbox === from).length;
	const rows = await db.ops
		.where('outbox')
		.aboveOrEqual(from)
		.limit(limit + alike)
		.toArray();
	return rows.filter(({ id }) => !flying.has(id)).slice(0, limit);
}

/**
 * Enters the verdicts on operations that were sent: accepted ones get their place, refused ones leave
 * the fold and wait for a person. A clone gives all that waits a new install's numbers (`dev`); names
 * stay. One strict transaction; verdicts on what is settled already change nothing.
 */
export async function settle(
	phone: Phone,
	sent: Queued,
	{ verdicts, epoch }: { verdicts: readonly Verdict[]; epoch: string },
	dev: string,
): Promise<void> {
	const verdictOf = new Map(verdicts.map((verdict) => [verdict.id, verdict]));
	await phone.run((db) =>
		db.transaction('rw', db.tables, async () => {
			const link = await linkOf(db);
			const waiting = await stillAsSent(db, sent, link);
			const settled: OpRow[] = [];
			let isClone = false;
			for (const row of waiting) {
				const verdict = verdictOf.get(row.id);
				if (verdict?.st === 'rejected' && verdict.code === 'clone') isClone = true;
				else if (verdict) settled.push(settledBy(row, verdict));
			}
			await keepLink(db, withUnconfirmed({ ...link, epoch: link.epoch ?? epoch }, settled));
			await db.ops.bulkPut(settled);
			const before = waiting.filter(({ id }) => verdictOf.has(id));
			await refold(
				db,
				before.filter((row) => mayMove(row, verdictOf.get(row.id))),
			);
			if (isClone) await renumber(db, dev);
		}),
	);
}

/**
 * Those that wait still, as they are now. What waits changes only with the install's name or with a new
 * bootstrap, or waits no more: else their names are enough, and the rows need not be read again.
 */
async function stillAsSent(
	db: PhoneDatabase,
	{ rows, dev, gen }: Queued,
	link: Link,
): Promise<OpRow[]> {
	const install = (await db.meta.get('install')) as Install | undefined;
	if (install?.dev !== dev || link.gen !== gen) return stillWaiting(db, rows);
	const range = rangeOf(db, rows);
	const names = new Set(range ? await range.primaryKeys() : []);
	return rows.filter(({ id }) => names.has(id));
}

async function stillWaiting(db: PhoneDatabase, sent: readonly OpRow[]): Promise<OpRow[]> {
	const rows = (await rangeOf(db, sent)?.toArray()) ?? [];
	const ids = new Set(sent.map(({ id }) => id));
	return rows.filter(({ id }) => ids.has(id));
}

/** One question for the range they lie in: each name by itself would cost a round trip. */
function rangeOf(db: PhoneDatabase, sent: readonly OpRow[]): Collection<OpRow, string> | null {
	const ns = sent.flatMap(({ outbox }) => outbox ?? []);
	if (ns.length === 0) return null;
	return db.ops.where('outbox').between(Math.min(...ns), Math.max(...ns), true, true);
}

function settledBy(row: OpRow, verdict: Verdict): OpRow {
	const bare = { ...row };
	delete bare.outbox;
	delete bare.why;
	switch (verdict.st) {
		case 'ok':
		case 'dup': {
			const time = verdict.time === undefined ? {} : { time: verdict.time };
			return { ...bare, state: 'acked', seq: verdict.seq, ...time };
		}
		case 'parked':
			return { ...bare, state: 'parked', why: verdict.why };
		case 'rejected':
			return { ...bare, state: 'rejected', why: verdict.code };
	}
}

/** What was refused leaves the fold; what was accepted changes its row only where order matters. */
function mayMove(row: OpRow, verdict: Verdict | undefined): boolean {
	if (!verdict || verdict.st === 'parked') return false;
	if (verdict.st === 'rejected') return verdict.code !== 'clone';
	const told = toldOf(row);
	return told !== null && ruleOf(told)?.isCommutative === false;
}

/**
 * A pull must show what a verdict said: else the server lost it, and it is sent again. Marks what is
 * counted, so that each is taken off once.
 */
function withUnconfirmed(link: Link, settled: readonly OpRow[]): Link {
	const newest = settled.reduce((most, { seq = 0 }) => Math.max(most, seq), link.unconfirmed.top);
	const { cursor } = link;
	const counted = cursor ? settled.filter(({ seq = 0 }) => seq > cursor.seq) : [];
	for (const row of counted) row.unsure = 1;
	const unconfirmed = {
		count: link.unconfirmed.count + counted.length,
		xor: (link.unconfirmed.xor ^ xorOf(counted.map(({ id }) => id))) >>> 0,
		top: newest,
	};
	return { ...link, unconfirmed };
}

/** A copied database spoke under this one's numbers: from here on it speaks under its own. */
async function renumber(db: PhoneDatabase, dev: string): Promise<void> {
	const install = (await db.meta.get('install')) as Install | undefined;
	if (!install) return;
	const rows = await db.ops.where('outbox').above(0).toArray();
	const renamed = rows.map((row, index) => ({ ...row, dev, n: index + 1, outbox: index + 1 }));
	await db.ops.bulkPut(renamed);
	await db.meta.put({ ...install, dev, n: renamed.length });
}

/** What a server keeps only as bytes, for a person or a newer version to read. */
export async function park(phone: Phone, sent: readonly OpRow[], why: string): Promise<void> {
	await phone.run((db) =>
		db.transaction('rw', db.ops, async () => {
			const rows = await stillWaiting(db, sent);
			for (const row of rows) delete row.outbox;
			await db.ops.bulkPut(rows.map((row) => ({ ...row, state: 'parked', why })));
		}),
	);
}

/** The operation as it was before any server spoke of it. */
export function pendingAgain(row: OpRow): OpRow {
	const again: OpRow = { ...row, state: 'pending', outbox: row.n };
	for (const key of ['why', 'seq', 'time', 'gen', 'unsure'] as const) delete again[key];
	return again;
}

/** An operation that a person must look at, or that a newer server will understand. */
export type Refused = { op: OpRow; why: string; isParked: boolean };

/** Parked and rejected operations, oldest first. */
export async function refused(db: PhoneDatabase): Promise<Refused[]> {
	const rows = await db.ops.where('why').above('').toArray();
	return rows
		.map((op) => ({ op, why: op.why ?? '', isParked: op.state === 'parked' }))
		.sort((a, b) => a.op.at - b.op.at || a.op.n - b.op.n);
}

/**
 * Parked operations on which the server can give its word now: what an application too old had handed
 * over as bytes, and answers whose list has come to the server since.
 */
export async function sendable(db: PhoneDatabase): Promise<string[]> {
	const rows = await db.ops.where('why').anyOf('old-app', 'unknown').toArray();
	const parked = rows.filter(({ state }) => state === 'parked');
	const lists = await db.checklists.bulkGet(parked.map(({ tpl }) => tpl ?? ''));
	const isJudged = ({ kind, why }: OpRow, at: number): boolean =>
		why === 'old-app' || (kind === 'answer.set' && lists[at]?.seq !== undefined);
	return parked.filter(isJudged).map(({ id }) => id);
}

/** Sends refused operations once more, as they were told. */
export async function requeue(phone: Phone, ids: readonly string[]): Promise<void> {
	await phone.run((db) =>
		db.transaction('rw', db.tables, async () => {
			const rows = (await db.ops.bulkGet([...ids])).filter((row) => row !== undefined);
			const again = rows.filter(({ state }) => state === 'parked' || state === 'rejected');
			await db.ops.bulkPut(again.map(pendingAgain));
			await refold(db, again);
		}),
	);
}
