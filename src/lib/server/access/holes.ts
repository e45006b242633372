// Numbers that phones gave and that never arrived. Only the server looks for them.
import { sql } from 'kysely';
import type { Database } from '../database/database.ts';

/**
 * How many operations are missing, by install: each numbers its own from 1 without a gap, and all that
 * arrived lies in the log or in quarantine. An install that told nothing is missing.
 */
export async function holesBy(
	db: Database,
	org: string,
	devs: readonly string[],
): Promise<Map<string, number>> {
	if (devs.length === 0) return new Map();
	const inLog = db.selectFrom('ops').select(['dev', 'n']).where('org', '=', org);
	const aside = db
		.selectFrom('quarantine')
		.select([sql<string>`dev`.as('dev'), sql<number>`n`.as('n')])
		.where('org', '=', org)
		.where('n', 'is not', null);
	const rows = await db
		.selectFrom(
			inLog
				.where('dev', 'in', devs)
				.union(aside.where('dev', 'in', devs))
				.as('arrived'),
		)
		.select((eb) => ['dev', eb.fn.max('n').as('newest'), eb.fn.countAll().as('count')])
		.groupBy('dev')
		.execute();
	return new Map(rows.map(({ dev, newest, count }) => [dev, Number(newest) - Number(count)]));
}
