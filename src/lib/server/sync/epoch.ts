// A restored database goes on under a new epoch: phones that had read further notice, and hand in again
// what it no longer has.
import type { SyncContext } from './context.ts';

/** Gives the new epoch. To be called once after a restore, before anybody is answered. */
export async function newEpoch({ db, here }: Pick<SyncContext, 'db' | 'here'>, org: string) {
	const epoch = here.newId();
	await db.updateTable('orgs').set({ epoch }).where('id', '=', org).execute();
	return epoch;
}
