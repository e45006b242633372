// Erasure: what the server took away for good leaves this phone too, and its picture with it.
import { isShown } from '#lib/domain/walk/photo.ts';
import type { OpRow, PhoneDatabase } from './database.ts';
import { unpackNamed } from './log.ts';
import { refold } from './project.ts';

/** Heeds the `redact` operations among these. Runs inside the caller's transaction. */
export async function redact(db: PhoneDatabase, fresh: readonly OpRow[]): Promise<void> {
	const told = fresh.filter(({ kind, body }) => kind === 'redact' && body !== null);
	if (told.length === 0) return;
	await unpackNamed(db, new Set(told.map(({ ent }) => ent)));
	const rows = (await db.ops.bulkGet(told.map(({ ent }) => ent))).filter(
		(row) => row !== undefined && row.body !== null,
	) as OpRow[];
	await db.ops.bulkPut(rows.map(emptied));
	await refold(db, rows);
	await dropPictures(db, rows);
}

/** What a server takes away it has: it waits no more, and no verdict on its way brings it back. */
function emptied(row: OpRow): OpRow {
	const bare: OpRow = { ...row, body: null };
	if (bare.outbox === undefined) return bare;
	delete bare.outbox;
	return { ...bare, state: 'acked' };
}

/** Pictures that these operations told of and that nothing on show needs any more. */
export async function dropPictures(db: PhoneDatabase, rows: readonly OpRow[]): Promise<void> {
	const shas = new Set(rows.flatMap((row) => shaOf(row) ?? []));
	if (shas.size === 0) return;
	const photos = await db.photos.toArray();
	const needed = new Set(photos.filter(isShown).map(({ added }) => added?.sha));
	await db.blobs.bulkDelete([...shas].filter((sha) => !needed.has(sha)));
}

const shaOf = ({ kind, body }: OpRow): string | null =>
	kind === 'photo.add' ? ((body as { sha?: string } | null)?.sha ?? null) : null;
