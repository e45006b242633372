// The rows of `photos`: what was declared, what arrived, and how much room a business has taken.
import { Problem } from '../problem.ts';
import { inTransaction } from '../sync/transaction.ts';
import type { PhotoContext, Named } from './context.ts';

/** The row, or null when no operation of this business tells of such a picture. */
export const photoRow = async ({ db }: Pick<PhotoContext, 'db'>, { org, sha }: Named) =>
	(await db
		.selectFrom('photos')
		.selectAll()
		.where('org', '=', org)
		.where('sha', '=', sha)
		.executeTakeFirst()) ?? null;

export const quotaOf = ({ config }: Pick<PhotoContext, 'config'>): number =>
	config.photoQuotaMb * 1_000_000;

export const overQuota = ({ config }: Pick<PhotoContext, 'config'>): Problem =>
	new Problem('over-quota', { mb: config.photoQuotaMb });

/** Throws Problem over-quota when so many bytes more cannot fit; a hint, not a reservation. */
export async function mindQuota(context: PhotoContext, org: string, bytes: number): Promise<void> {
	const row = await context.db
		.selectFrom('orgs')
		.select('photo_bytes')
		.where('id', '=', org)
		.executeTakeFirst();
	if (row && row.photo_bytes + bytes > quotaOf(context)) throw overQuota(context);
}

/**
 * Declared, or found bad before, becomes stored, and its bytes count, in one transaction. Harmless
 * when it is stored already. Throws Problem not-declared when it was forgotten meanwhile, and
 * over-quota.
 */
export const markStored = (
	context: PhotoContext,
	{ org, sha }: Named,
	{ bytes, mime }: { bytes: number; mime: string },
): Promise<void> =>
	change(context, org, async ({ tx, used }) => {
		const { numUpdatedRows } = await tx
			.updateTable('photos')
			.set({ state: 'stored', bytes, mime, stored_at: context.here.now() })
			.where('org', '=', org)
			.where('sha', '=', sha)
			.where('state', '!=', 'stored')
			.executeTakeFirst();
		if (numUpdatedRows > 0n) {
			if (used + bytes > quotaOf(context)) throw overQuota(context);
			return bytes;
		}
		if (!(await photoRow({ db: tx }, { org, sha }))) throw new Problem('not-declared');
		return 0;
	});

/** Stored no longer: `bad` will not be taken again, `declared` is waited for. */
export const markUnstored = (
	context: PhotoContext,
	named: Named,
	state: 'bad' | 'declared',
): Promise<void> => change(context, named.org, ({ tx }) => unstore(tx, named, state));

/** The same within a change; gives by how many bytes the business has more room, as minus. */
export async function unstore(
	tx: PhotoContext['db'],
	{ org, sha }: Named,
	state: 'bad' | 'declared',
): Promise<number> {
	const row = await photoRow({ db: tx }, { org, sha });
	await tx
		.updateTable('photos')
		.set({ state, stored_at: null })
		.where('org', '=', org)
		.where('sha', '=', sha)
		.execute();
	return row?.state === 'stored' ? -row.bytes : 0;
}

type Change = { tx: PhotoContext['db']; used: number };

/**
 * One transaction over photos of a business; `work` gives by how many bytes they grew. The
 * organization's row is locked first, as by everything that writes there.
 */
export const change = (
	{ db, engine }: PhotoContext,
	org: string,
	work: (change: Change) => Promise<number>,
): Promise<void> =>
	inTransaction({ db }, async (tx) => {
		const { photo_bytes: used } = await tx
			.selectFrom('orgs')
			.select('photo_bytes')
			.where('id', '=', org)
			.$if(engine === 'postgres', (query) => query.forUpdate())
			.executeTakeFirstOrThrow();
		const more = await work({ tx, used });
		if (more === 0) return;
		await tx
			.updateTable('orgs')
			.set({ photo_bytes: used + more })
			.where('id', '=', org)
			.execute();
	});
