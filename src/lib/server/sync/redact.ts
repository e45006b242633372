// Erasure: what one operation said is taken away for good, here and on every phone. Its place, its author
// and its seal stay, so that the chain still proves that nothing else was touched.
import { sql } from 'kysely';
import type { Fact, Scope } from '#lib/domain/fact.ts';
import { ruleOf, toldOf, type Rule } from '#lib/protocol/fold.ts';
import type { QuarantineTable } from '../database/tables/quarantine.ts';
import { Problem } from '../problem.ts';
import type { SyncContext } from './context.ts';
import { learnPlaces } from './known.ts';
import { openLedger, type Ledger } from './ledger.ts';
import { tell } from './place.ts';
import { logColumns, opOf, type LogRow } from './rows.ts';
import { inTransaction } from './transaction.ts';
import { write } from './write.ts';

/** What people write and photograph; without anything else a walk would tell another story. */
const erasable = ['note.set', 'photo.add', 'photo.mark'];

/** The picture that nobody may see any more, for the caller to forget; null when it was none. */
export type Redacted = { sha: string | null };

type Erasing = { org: string; person: string; op: string };

/** Doing it twice changes nothing. Throws Problem: not-found, not-allowed, busy. */
export async function redact(context: SyncContext, erasing: Erasing): Promise<Redacted> {
	const { org, op } = erasing;
	const { sha, head } = await inTransaction(context, async (db) => {
		const ledger = await openLedger({ ...context, db }, org);
		const before = ledger.org.head_seq;
		const found = await sql<LogRow>`
			select ${sql.raw(logColumns)} from ops where org = ${org} and op_id = ${op}
		`.execute(db);
		const [row] = found.rows;
		const sha = row
			? await eraseFromLog(ledger, row, erasing)
			: await eraseFromQuarantine(ledger, erasing);
		await sql`update photo_refs set is_hidden = 1 where org = ${org} and ref = ${op}`.execute(db);
		return { sha, head: ledger.org.head_seq > before ? ledger.org.head_seq : null };
	});
	if (head !== null) context.hints.tell(org, head);
	return { sha };
}

async function eraseFromLog(
	ledger: Ledger,
	row: LogRow,
	{ org, person, op }: Erasing,
): Promise<string | null> {
	if (!erasable.includes(row.kind)) throw new Problem('not-allowed');
	if (row.body === null) return null;
	const fact: Fact = {
		...{ kind: 'redact', v: 1, scope: row.scope as Scope, ent: op },
		body: { op },
	};
	await learnPlaces(ledger, [fact]);
	tell(ledger, fact, person);
	await write(ledger);
	await sql`update ops set body = null where org = ${org} and op_id = ${op}`.execute(ledger.db);
	await refold(ledger, row);
	return shaIn(row.body);
}

/** The row that the operation made, from all that is still told of its entity. */
async function refold({ db, org }: Ledger, of: LogRow): Promise<void> {
	const rule = ruleOf({ kind: of.kind as Fact['kind'] });
	if (!rule) return;
	const found = await sql<LogRow>`
		select ${sql.raw(logColumns)} from ops where org = ${org.id} and ent = ${of.ent}
			and scope = ${of.scope} order by seq
	`.execute(db);
	const row = foldOf(found.rows, rule);
	const place = sql`where org = ${org.id} and noun = ${rule.noun} and key = ${of.ent}`;
	if (row === undefined) await sql`delete from projections ${place}`.execute(db);
	else await sql`update projections set row = ${JSON.stringify(row)} ${place}`.execute(db);
}

function foldOf(log: readonly LogRow[], { noun }: Rule): unknown {
	let row: unknown;
	for (const { seq, time, ...one } of log) {
		const told = toldOf(opOf({ ...one, seq, time }));
		const rule = told && ruleOf(told);
		if (!told || rule?.noun !== noun) continue;
		row = rule.after(row, { ...told, seq, ...(time === null ? {} : { time }) });
	}
	return row;
}

/** It never entered the log, so nobody is told: what was kept of it goes, that it came stays. */
async function eraseFromQuarantine(
	{ db, now }: Ledger,
	{ org, person, op }: Erasing,
): Promise<string | null> {
	const found = await sql<QuarantineTable>`
		select * from quarantine where org = ${org} and op_id = ${op} and resolution is null
	`.execute(db);
	if (found.rows.length === 0) throw new Problem('not-found');
	await sql`
		update quarantine set raw = '', resolution = 'archived', reason = 'redacted',
			resolved_at = ${now}, resolved_by = ${person}
		where org = ${org} and op_id = ${op} and resolution is null
	`.execute(db);
	const refs = await sql<{ sha: string }>`
		select sha from photo_refs where org = ${org} and ref = ${op}
	`.execute(db);
	return refs.rows[0]?.sha ?? null;
}

const shaIn = (body: string): string | null =>
	(JSON.parse(body) as { sha?: string } | null)?.sha ?? null;
