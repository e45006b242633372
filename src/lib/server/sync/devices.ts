// What a phone says of itself with every push: the keeper's picture of what still waits, and where.
import { sql } from 'kysely';
import type { Pending } from '#lib/protocol/sync.ts';
import type { Database } from '../database/database.ts';
import type { Caller } from './context.ts';

export type Word = { dev: string; app: string; now: number; pend: Pending };

/** `settled` of the operations counted as pending came with this very push, and are here now. */
export async function noteDevice(
	db: Database,
	{ org, device }: Caller,
	{ dev, app, now, pend }: Word,
	{ settled, at }: { settled: number; at: number },
): Promise<void> {
	const left = Math.max(0, pend.ops - settled);
	const oldest = left + pend.photos > 0 ? pend.oldest : null;
	await sql`
		update devices set dev = ${dev}, app = ${app}, off = ${at - now}, pending_ops = ${left},
			pending_photos = ${pend.photos}, oldest_pending = ${oldest}, last_seen = ${at}
		where org = ${org} and id = ${device}
	`.execute(db);
}

const aMinute = 60_000;

/** How far it has read: where everybody has, old copies may go. Written at most once a minute if nothing moved. */
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
