// How often one may be wrong: counted in the database, so that neither a restart nor a second server
// gives new tries.
import { sql } from 'kysely';
import type { Database } from '../database/database.ts';
import type { ServerHere } from '../here.ts';
import { hashOfSecret } from '../doors/caller.ts';
import { Problem } from '../problem.ts';

const minute = 60_000;

/**
 * At most `most` wrong tries in `window` ms. A code has 38 bits: 300 tries an hour from anywhere would
 * need a hundred thousand years for one of a thousand open codes. Several phones may share an address.
 */
const limits = {
	'code-from': { most: 10, window: 15 * minute },
	'code-anywhere': { most: 300, window: 60 * minute },
	'password-of': { most: 10, window: 15 * minute },
	'password-from': { most: 50, window: 15 * minute },
} as const;
export type Limit = keyof typeof limits;

/** What is tried; `who` is an address or a username, and kept hashed. */
export type Try = { limit: Limit; who: string };

type Place = { db: Database; here: ServerHere };

/**
 * Runs what may turn out wrong. A try is counted before, so that many at once cannot slip through, and
 * given back when `isRight` holds. Throws Problem too-many when any of the limits is used up.
 */
export async function trying<T>(
	place: Place,
	tries: readonly Try[],
	attempt: () => Promise<T>,
	isRight: (result: T) => boolean,
): Promise<T> {
	for (const one of tries) await spend(place, one);
	const result = await attempt();
	if (isRight(result)) for (const one of tries) await giveBack(place.db, one);
	return result;
}

async function spend({ db, here }: Place, { limit, who }: Try): Promise<void> {
	const { most, window } = limits[limit];
	const now = here.now();
	const isOver = sql<boolean>`attempts.since <= ${now - window}`;
	const row = await db
		.insertInto('attempts')
		.values({ key: keyOf(limit, who), since: now, count: 1 })
		.onConflict((conflict) =>
			conflict.column('key').doUpdateSet({
				count: sql`case when ${isOver} then 1 else attempts.count + 1 end`,
				since: sql`case when ${isOver} then ${now} else attempts.since end`,
			}),
		)
		.returning(['since', 'count'])
		.executeTakeFirstOrThrow();
	if (row.count === 1) await forgetOld(db, now);
	if (row.count <= most) return;
	const retry = Math.max(1, Math.ceil((Number(row.since) + window - now) / 1000));
	throw new Problem('too-many', { minutes: Math.ceil(retry / 60) }, { retry });
}

const giveBack = (db: Database, { limit, who }: Try): Promise<unknown> =>
	db
		.updateTable('attempts')
		.set((eb) => ({ count: eb('count', '-', 1) }))
		.where('key', '=', keyOf(limit, who))
		.where('count', '>', 0)
		.execute();

/** Windows are an hour at most; what is older than a day says nothing any more. */
const forgetOld = (db: Database, now: number): Promise<unknown> =>
	db
		.deleteFrom('attempts')
		.where('since', '<', now - 24 * 60 * minute)
		.execute();

const keyOf = (limit: Limit, who: string): string => `${limit} ${hashOfSecret(networkOf(who))}`;

/** One IPv6 line is given 64 bits of addresses to choose from: they count as one. */
const networkOf = (who: string): string =>
	/^[0-9a-f:]+$/i.test(who) && who.includes(':') && !who.startsWith('::')
		? who.split(':').slice(0, 4).join(':').toLowerCase()
		: who;
