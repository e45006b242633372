// Operations that others recorded come in: log and tables in one strict transaction, each only once.
import { inCausalOrder } from '#lib/protocol/merge.ts';
import type { Op } from '#lib/protocol/op.ts';
import type { BlobRow, OpRow, PhoneDatabase } from './database.ts';
import { fold, toldOf } from './project.ts';
import { summarize } from './summarize.ts';

/**
 * Adds unknown operations and folds every entity they speak of anew from the whole log, so that the
 * order of arrival never shows. Gives how many were new. Runs inside the caller's transaction.
 */
export async function absorb(
	db: PhoneDatabase,
	ops: readonly Op[],
	as: Pick<OpRow, 'state' | 'via'>,
): Promise<number> {
	const known = await db.ops.bulkGet(ops.map((op) => op.id));
	const fresh = ops.filter((_, index) => !known[index]);
	await db.ops.bulkAdd(
		inCausalOrder(fresh).map((op) => ({
			...op,
			...as,
			...(as.state === 'pending' ? { outbox: op.n } : {}),
		})),
	);
	const ents = [...new Set(fresh.map((op) => op.ent))];
	for (const table of ['sites', 'areas', 'exempts', 'walks', 'answers', 'photos'] as const) {
		await db.table(table).bulkDelete(ents);
	}
	await fold(db, await db.ops.where('ent').anyOf(ents).toArray());
	await summarize(db, await walksWaitingFor(db, fresh));
	return fresh.length;
}

/** Walks that came before the checklist version they were walked with. */
async function walksWaitingFor(db: PhoneDatabase, fresh: readonly Op[]): Promise<string[]> {
	const published = fresh.filter((op) => op.kind === 'checklist.publish');
	if (published.length === 0) return [];
	const tpls = published.flatMap((op) => {
		const told = toldOf(op);
		return told?.kind === 'checklist.publish' ? [told.body.tpl] : [];
	});
	const waiting = await db.walks
		.filter((walk) => walk.areas.some((area) => tpls.includes(area.tpl)))
		.toArray();
	return waiting.map((walk) => walk.id);
}

/** Photos whose bytes this phone does not have yet. */
export async function absorbBlobs(db: PhoneDatabase, blobs: readonly BlobRow[]): Promise<number> {
	const known = await db.blobs.bulkGet(blobs.map((blob) => blob.sha));
	const fresh = blobs.filter((_, index) => !known[index]);
	await db.blobs.bulkAdd(fresh);
	return fresh.length;
}
