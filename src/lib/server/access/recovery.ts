// A new password for somebody who forgot theirs: through an owner, or through the keeper when nobody
// else can.
import { invite, type Made } from './invitations.ts';
import { liveMembershipsOf } from './members.ts';
import { Problem } from '../problem.ts';
import type { Server } from '../server.ts';

const hours = 24;

/**
 * Through an owner of `org`. Whoever holds the link becomes that person everywhere, so an owner may
 * only open it for people who belong to no business but theirs: Problem belongs-elsewhere. Problem
 * not-found when the person is not in the business.
 */
export async function recoverThroughOwner(
	server: Server,
	{ org, person, by }: { org: string; person: string; by: string },
): Promise<Made> {
	const theirs = await liveMembershipsOf(server, person);
	if (!theirs.some((one) => one.org === org)) throw new Problem('not-found');
	await mindElsewhere(server, person, by);
	return invite(server, { kind: 'recover', org, person }, { hours, by });
}

/** Asked again when the link is used: meanwhile the person may have joined another business. */
export async function mindElsewhere(server: Server, person: string, owner: string): Promise<void> {
	const theirs = await liveMembershipsOf(server, person);
	const owned = (await liveMembershipsOf(server, owner)).filter(({ role }) => role === 'owner');
	const isElsewhere = theirs.some((one) => !owned.some((mine) => mine.org === one.org));
	if (isElsewhere) throw new Problem('belongs-elsewhere');
}

/** Through the keeper, for anybody on this server. Throws Problem not-found for an unknown username. */
export async function recoverThroughKeeper(server: Server, username: string): Promise<Made> {
	const person = await server.auth.personNamed(username);
	if (!person) throw new Problem('not-found');
	return invite(server, { kind: 'recover', org: null, person: person.id }, { hours, by: null });
}
