// People of an organization: names for phones, which the log does not hold, and what each may see now.
import { sql } from 'kysely';
import type { Viewer } from '#lib/domain/team/access.ts';
import type { Sites } from '#lib/domain/team/member.ts';
import { magic, protocolNow } from '#lib/protocol/sync.ts';
import type { Database } from '../database/database.ts';
import { sitesOf } from '../doors/caller.ts';
import type { Caller, SyncContext } from './context.ts';

export type PeopleAnswer = {
	p: number;
	magic: typeof magic;
	now: number;
	people: { id: string; name: string }[];
};

/** Everybody who ever belonged: their walks are still told of. */
export async function people(context: SyncContext, { org }: Caller): Promise<PeopleAnswer> {
	const rows = await context.db
		.selectFrom('members')
		.select(['person as id', 'name'])
		.where('org', '=', org)
		.orderBy('person')
		.execute();
	return { p: protocolNow, magic, now: context.here.now(), people: rows };
}

/** The person's place now, or null for one who does not belong (any more). */
export async function memberOf(db: Database, org: string, person: string): Promise<Viewer | null> {
	const found = await sql<{ role: Viewer['role']; sites: string }>`
		select role, sites from members
			where org = ${org} and person = ${person} and to_seq is null
	`.execute(db);
	const [row] = found.rows;
	return row ? { person, role: row.role, sites: sitesOf(row.sites) satisfies Sites } : null;
}
