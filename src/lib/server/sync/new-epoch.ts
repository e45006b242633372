// A restored log is another one: phones that know a later state of it must not take it for theirs.
import { Problem } from '../problem.ts';
import type { SyncContext } from './context.ts';

/**
 * Gives the log a new name; every phone then sends its own operations again and reads from the start.
 * Throws Problem not-found.
 */
export async function newEpoch(
	{ db, here }: Pick<SyncContext, 'db' | 'here'>,
	org: string,
): Promise<string> {
	const epoch = here.newId();
	const done = await db
		.updateTable('orgs')
		.set({ epoch })
		.where('id', '=', org)
		.returning('id')
		.executeTakeFirst();
	if (!done) throw new Problem('not-found');
	return epoch;
}
