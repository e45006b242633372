// Erasure: what one operation said is taken away for good, here and on every phone. Its place, its author
// and its seal stay, so that the chain still proves that nothing else was touched.
import { sql } from 'kysely';
import type { Told } from '#lib/domain/fact.ts';
import { ruleOf, toldOf } from '#lib/protocol/fold.ts';
import { Problem } from '../problem.ts';
import type { SyncContext } from './context.ts';
import { openLedger } from './ledger.ts';
import { tell } from './place.ts';
import { logColumns, opOf, type LogRow } from './rows.ts';
import { inTransaction } from './transaction.ts';
import { write } from './write.ts';

/** What people write and photograph; without anything else a walk would tell another story. */
const erasable = ['note.set', 'photo.add', 'photo.mark'];

/** The picture that nobody may see any more, for the caller to forget; null when it was none. */
export type Redacted = { sha: string | null };

/** Doing it twice changes nothing. Throws Problem: not-found, not-allowed, busy. */
export async function redact(
	context: SyncContext,
	{ org, person, op }: { org: string; person: string; op: string },
): Promise<Redacted> {
	const { sha, head } = await inTransaction(context, async (db) => {
		const ledger = await openLedger({ ...context, db }, org);
		const found = await sql<LogRow>`
			select ${sql.raw(logColumns)} from ops where org = ${org} and op_id = ${op}
		`.execute(db);
		const [row] = found.rows;
		if (!row) throw new Problem('not-found');
		if (!erasable.includes(row.kind)) throw new Problem('not-allowed');
		if (row.body === null) return { sha: null, head: null };
		const sha = row.kind === 'photo.add' ? (JSON.parse(row.body) as { sha: string }).sha : null;
		const scope = row.scope as Told['scope'];
		tell(ledger, { kind: 'redact', v: 1, scope, ent: op, body: { op } }, person);
		await write(ledger);
		await sql`update ops set body = null where org = ${org} and op_id = ${op}`.execute(db);
		await sql`update photo_refs set is_hidden = 1 where org = ${org} and ref = ${op}`.execute(db);
		await refold({ ...context, db }, org, row);
		return { sha, head: ledger.org.head_seq };
	});
	if (head !== null) context.hints.tell(org, head);
	return { sha };
}

/** The row that the operation made, from all that is still told of its entity. */
async function refold({ db }: Pick<SyncContext, 'db'>, org: string, of: LogRow): Promise<void> {
	const rule = ruleOf(of as unknown as Told);
	if (!rule) return;
	const found = await sql<LogRow>`
		select ${sql.raw(logColumns)} from ops where org = ${org} and ent = ${of.ent} order by seq
	`.execute(db);
	let row: unknown;
	for (const one of found.rows) {
		const told = toldOf({ ...opOf(one), body: one.body === null ? null : opOf(one).body });
		if (!told || ruleOf(told)?.noun !== rule.noun) continue;
		row = rule.after(row, {
			...{ ...told, seq: one.seq },
			...(one.time === null ? {} : { time: one.time }),
		});
	}
	const place = sql`where org = ${org} and noun = ${rule.noun} and key = ${of.ent}`;
	if (row === undefined) await sql`delete from projections ${place}`.execute(db);
	else await sql`update projections set row = ${JSON.stringify(row)} ${place}`.execute(db);
}
