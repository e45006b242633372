// What somebody gets who has come in by whichever door: their businesses, a token for the database on
// the phone they hold, and word of what other phones of theirs still keep.
import type { EnterAnswer, Membership } from '#lib/protocol/door.ts';
import { sitesOf } from '../doors/caller.ts';
import { Problem } from '../problem.ts';
import type { Server } from '../server.ts';
import type { SignedIn } from './auth.ts';
import { businessNames } from './business.ts';
import { giveToken, unsentOf } from './devices.ts';
import { liveMembershipsOf } from './members.ts';

/** The phone in somebody's hand: what it is called, and the install id its database speaks as. */
export type Phone = { label: string; dev: string | undefined };

/**
 * `org` is the business that was chosen; a person of only one need not choose. Throws Problem not-found
 * when they do not belong to the one they chose.
 */
export async function enter(
	server: Server,
	{ person }: SignedIn,
	{ label, dev }: Phone,
	org?: string,
): Promise<EnterAnswer> {
	const memberships = await membershipsOf(server, person.id);
	const only = memberships.length === 1 ? memberships[0]?.org : undefined;
	const chosen = org ?? only;
	if (chosen !== undefined && !memberships.some((one) => one.org === chosen))
		throw new Problem('not-found');
	const device =
		chosen === undefined
			? null
			: await giveToken(server, { org: chosen, person: person.id, label, dev });
	const unsent = await unsentOf(server, person.id, device?.id);
	return { person, memberships, device, unsent };
}

async function membershipsOf(server: Server, person: string): Promise<Membership[]> {
	const rows = await liveMembershipsOf(server, person);
	const names = await businessNames(
		server.db,
		rows.map(({ org }) => org),
	);
	return rows.map(({ org, name, role, sites }) => ({
		org,
		business: names.get(org) ?? '',
		name,
		role,
		sites: sitesOf(sites),
	}));
}
