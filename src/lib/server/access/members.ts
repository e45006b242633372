// Who belongs to a business, as what, and where. `members` is the truth for now; every change is told
// in the log too, in the same transaction, so that phones and history learn of it.
import { may } from '#lib/domain/team/access.ts';
import type { Role, Sites } from '#lib/domain/team/member.ts';
import type { Database } from '../database/database.ts';
import type { Server } from '../server.ts';
import { tellMember, type Telling } from '../sync/tell.ts';
import { Problem } from '../problem.ts';
import { revokeDevicesOf } from './devices.ts';
import { revokeInvitationsOf, sitesText } from './invitations.ts';

/** A place in a business. An owner's is everywhere. */
export type Place = { role: Role; sites: Sites };

/** Throws Problem already-member; one who left comes back as if new. */
export async function addMember(
	telling: Telling,
	person: string,
	{ name, ...asked }: Place & { name: string },
): Promise<void> {
	const { db, org, here } = telling;
	const before = await rowOf(db, org, person);
	if (before && before.to_seq === null) throw new Problem('already-member');
	const place = reachOf(asked);
	const from_seq = await tellMember(telling, person, place);
	const row = { name, ...columnsOf(place), from_seq, to_seq: null, since: here.now() };
	await db
		.insertInto('members')
		.values({ org, person, ...row })
		.onConflict((conflict) => conflict.columns(['org', 'person']).doUpdateSet(row))
		.execute();
	await tellNames(telling);
}

/**
 * Gives somebody another place, or another name. Throws Problem not-found, or last-owner when nobody
 * would be left to let people in.
 */
export async function changeMember(
	telling: Telling,
	person: string,
	{ name, ...asked }: Place & { name?: string | undefined },
): Promise<void> {
	const { db, org, here } = telling;
	await mindAsker(telling);
	const before = await liveRowOf(db, org, person);
	const place = reachOf(asked);
	if (before.role === 'owner' && place.role !== 'owner') {
		await mindLastOwner(db, org);
		await revokeInvitationsOf(db, org, person, here.now());
	}
	const told = columnsOf(place);
	if (told.role !== before.role || told.sites !== before.sites) {
		await tellMember(telling, person, place);
		await inRow(db, org, person).set(told).execute();
	}
	if (name === undefined || name === before.name) return;
	await inRow(db, org, person).set({ name }).execute();
	await tellNames(telling);
}

/**
 * Ends a place: phones may still deliver into quarantine, and nothing else. What the person had opened
 * is closed. Throws Problem not-found or last-owner. Their sessions are ended by the caller, after.
 */
export async function removeMember(telling: Telling, person: string): Promise<void> {
	const { db, org, here } = telling;
	await mindAsker(telling);
	const before = await liveRowOf(db, org, person);
	if (before.role === 'owner') await mindLastOwner(db, org);
	const to_seq = await tellMember(telling, person, { role: null, sites: [] });
	await inRow(db, org, person).set({ to_seq }).execute();
	await revokeDevicesOf(db, org, person, here.now());
	await revokeInvitationsOf(db, org, person, here.now());
}

const rowOf = (db: Database, org: string, person: string) =>
	db
		.selectFrom('members')
		.selectAll()
		.where('org', '=', org)
		.where('person', '=', person)
		.executeTakeFirst();

async function liveRowOf(db: Database, org: string, person: string) {
	const row = await rowOf(db, org, person);
	if (!row || row.to_seq !== null) throw new Problem('not-found');
	return row;
}

const inRow = (db: Database, org: string, person: string) =>
	db.updateTable('members').where('org', '=', org).where('person', '=', person);

/** Whoever was an owner at the door may have ceased to be one while waiting for the lock. */
async function mindAsker({ db, org, person }: Telling): Promise<void> {
	const row = await rowOf(db, org, person);
	if (!row || row.to_seq !== null || !may(row.role, 'team.change'))
		throw new Problem('not-allowed');
}

/** The business's row is locked by now: two owners cannot remove each other at once. */
async function mindLastOwner(db: Database, org: string): Promise<void> {
	const owners = await db
		.selectFrom('members')
		.select('person')
		.where('org', '=', org)
		.where('role', '=', 'owner')
		.where('to_seq', 'is', null)
		.execute();
	if (owners.length <= 1) throw new Problem('last-owner');
}

const reachOf = ({ role, sites }: Place): Place =>
	role === 'owner' ? { role, sites: 'all' } : { role, sites };

const columnsOf = ({ role, sites }: Place) => ({ role, sites: sitesText(sites) });

/** The businesses a person belongs to, in the order of their names there. */
export const liveMembershipsOf = ({ db }: Pick<Server, 'db'>, person: string) =>
	db
		.selectFrom('members')
		.select(['org', 'name', 'role', 'sites'])
		.where('person', '=', person)
		.where('to_seq', 'is', null)
		.orderBy('since')
		.execute();

/** Names lie outside the log: phones are told that there are others, and ask. */
const tellNames = ({ db, org }: Telling): Promise<unknown> =>
	db
		.updateTable('orgs')
		.set((eb) => ({ people_version: eb('people_version', '+', 1) }))
		.where('id', '=', org)
		.execute();
