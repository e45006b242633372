// The owner's view of the team: who belongs, with which phones, what waits on them, who is invited.
import type { OpenInvitation, TeamAnswer, TeamDevice } from '#lib/protocol/door.ts';
import type { DevicesTable } from '../database/tables/devices.ts';
import type { InvitationsTable } from '../database/tables/invitations.ts';
import { graceOfRevoked, sitesOf } from '../doors/caller.ts';
import type { Server } from '../server.ts';
import { holesBy } from './holes.ts';
import { openInvitations } from './invitations.ts';

export async function teamOf(server: Server, org: string): Promise<TeamAnswer> {
	const members = await server.db
		.selectFrom('members')
		.selectAll()
		.where('org', '=', org)
		.where('to_seq', 'is', null)
		.orderBy('name')
		.execute();
	const people = await server.auth.people(members.map(({ person }) => person));
	const usernames = new Map(people.map(({ id, username }) => [id, username]));
	const devices = await devicesOf(server, org);
	const invitations = await openInvitations(server, org);
	return {
		members: members.map(({ person, name, role, sites, since }) => ({
			...{ person, name, role, since },
			username: usernames.get(person) ?? '',
			sites: sitesOf(sites),
			devices: devices.get(person) ?? [],
		})),
		invitations: invitations.flatMap(asOpen),
	};
}

/** By person, the one last seen first; one that was revoked long ago is nobody's concern any more. */
async function devicesOf({ db, here }: Server, org: string): Promise<Map<string, TeamDevice[]>> {
	const rows = await db
		.selectFrom('devices')
		.selectAll()
		.where('org', '=', org)
		.where((eb) =>
			eb.or([eb('revoked_at', 'is', null), eb('revoked_at', '>', here.now() - graceOfRevoked)]),
		)
		.execute();
	const holes = await holesBy(
		db,
		org,
		rows.flatMap(({ dev }) => dev ?? []),
	);
	const seen = (row: DevicesTable) => row.last_seen ?? row.created_at;
	rows.sort((a, b) => seen(b) - seen(a));
	const byPerson = new Map<string, TeamDevice[]>();
	for (const row of rows) {
		const theirs = byPerson.get(row.person) ?? [];
		byPerson.set(row.person, [...theirs, asDevice(row, holes.get(row.dev ?? '') ?? 0)]);
	}
	return byPerson;
}

const asDevice = (row: DevicesTable, holes: number): TeamDevice => ({
	id: row.id,
	label: row.label,
	app: row.app,
	createdAt: row.created_at,
	lastSeen: row.last_seen,
	pendingOps: row.pending_ops,
	pendingPhotos: row.pending_photos,
	oldestPending: row.oldest_pending,
	holes,
	revokedAt: row.revoked_at,
});

function asOpen(row: InvitationsTable): OpenInvitation[] {
	if (row.kind === 'set-up') return [];
	return [
		{
			...{ id: row.id, kind: row.kind, role: row.role, person: row.person },
			sites: row.sites === null ? null : sitesOf(row.sites),
			usesLeft: row.uses_left,
			expires: row.expires_at,
			createdBy: row.created_by,
			createdAt: row.created_at,
		},
	];
}
