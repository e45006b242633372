// Operations that others recorded come in: log and tables in one strict transaction, each only once.
import { inCausalOrder } from '#lib/protocol/merge.ts';
import type { Op } from '#lib/protocol/op.ts';
import type { BlobRow, OpRow, PhoneDatabase } from './database.ts';
import { opsOfEnts, unpack } from './log.ts';
import { fold } from './project.ts';
import { summarize, walksWithListsOf } from './summarize.ts';

/**
 * Adds unknown operations and folds every entity they speak of anew from the whole log, so that the
 * order of arrival never shows. Gives how many were new. Runs inside the caller's transaction.
 */
export async function absorb(
	db: PhoneDatabase,
	ops: readonly Op[],
	as: Pick<OpRow, 'state' | 'via'>,
): Promise<number> {
	await unpack(
		db,
		ops.map((op) => op.ent),
	);
	const known = await db.ops.bulkGet(ops.map((op) => op.id));
	const seen = new Set(known.flatMap((row) => row?.id ?? []));
	const fresh = ops.filter(({ id }) => !seen.has(id) && seen.add(id));
	await db.ops.bulkAdd(
		inCausalOrder(fresh).map((op) => ({
			...op,
			...as,
			...(as.state === 'pending' ? { outbox: op.n } : {}),
		})),
	);
	// Folding replaces rows whole; more operations never make one disappear, so none is deleted first.
	const ents = new Set(fresh.map((op) => op.ent));
	await fold(db, await opsOfEnts(db, ents));
	await summarize(db, await walksWithListsOf(db, fresh));
	return fresh.length;
}

/** Photos whose bytes this phone does not have yet. */
export async function absorbBlobs(db: PhoneDatabase, blobs: readonly BlobRow[]): Promise<number> {
	const known = await db.blobs.bulkGet(blobs.map((blob) => blob.sha));
	const fresh = blobs.filter((_, index) => !known[index]);
	await db.blobs.bulkAdd(fresh);
	return fresh.length;
}
