// What a phone says of itself with every push: the keeper's picture of what still waits, and where.
import { sql } from 'kysely';
import type { Pending } from '#lib/protocol/sync.ts';
import { job, runJobs, update } from '../database/bulk.ts';
import type { Database, Engine } from '../database/database.ts';
import type { Caller } from './context.ts';

export type Word = { dev: string; app: string; now: number; pend: Pending };

/** `settled` operations of those it counts as pending came with this very push, and are here now. */
export type Heard = { caller: Caller; word: Word; settled: number };

// prettier-ignore
const noting = update('devices', {
	dev: 'text', app: 'text', off: 'double precision', pending_ops: 'bigint', pending_photos: 'bigint',
	oldest_pending: 'double precision', last_seen: 'bigint', org: 'text', id: 'text',
}, ['org', 'id']);

/** The last word of each; `at` is the server's time, ms. */
export async function noteDevices(
	{ db, engine }: { db: Database; engine: Engine },
	heard: readonly Heard[],
	at: number,
): Promise<void> {
	const rows = heard.map(({ caller, word: { dev, app, now, pend }, settled }) => {
		const left = Math.max(0, pend.ops - settled);
		return {
			...{ org: caller.org, id: caller.device, dev, app, off: at - now },
			...{ pending_ops: left, pending_photos: pend.photos, last_seen: at },
			oldest_pending: left + pend.photos > 0 ? pend.oldest : null,
		};
	});
	const last = new Map(rows.map((row) => [row.id, row]));
	await runJobs(db, engine, [job(noting, [...last.values()])]);
}

const aMinute = 60_000;

/**
 * How far it has read: where everybody has, old copies may go. Written at most once a minute while
 * nothing moves.
 */
export async function notePulled(
	db: Database,
	{ org, device }: Caller,
	{ seq, at }: { seq: number; at: number },
): Promise<void> {
	await sql`
		update devices set pulled_seq = ${seq}, last_seen = ${at}
		where org = ${org} and id = ${device}
			and (pulled_seq <> ${seq} or last_seen is null or last_seen < ${at - aMinute})
	`.execute(db);
}
