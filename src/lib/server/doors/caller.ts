// Who stands before a door: a phone with its token, or a person with a session.
import { createHash } from 'node:crypto';
import type { Viewer } from '#lib/domain/team/access.ts';
import type { Sites } from '#lib/domain/team/member.ts';
import type { Database } from '../database/database.ts';

/** A phone's database, speaking for one person in one business. */
export type DeviceCaller = {
	kind: 'device';
	org: string;
	person: string;
	viewer: Viewer;
	device: string;
	/** It may still deliver into quarantine, and nothing else. */
	isRevoked: boolean;
};

/** A person at an online screen. */
export type SessionCaller = { kind: 'session'; org: string; person: string; viewer: Viewer };

/** After so long a revoked phone delivers nothing any more, in ms. */
export const graceOfRevoked = 30 * 86_400_000;

export const hashOfSecret = (secret: string): string =>
	createHash('sha256').update(secret).digest('hex');

/** The phone whose token stands in the header, or null; `now` in ms. */
export async function deviceCaller(
	db: Database,
	authorization: string | null,
	now: number,
): Promise<DeviceCaller | null> {
	const token = /^Bearer ([\w-]{20,200})$/.exec(authorization ?? '')?.[1];
	if (!token) return null;
	const row = await db
		.selectFrom('devices')
		.innerJoin('members', (join) =>
			join.onRef('members.org', '=', 'devices.org').onRef('members.person', '=', 'devices.person'),
		)
		.select(['devices.org', 'devices.id', 'devices.person', 'devices.revoked_at'])
		.select(['members.role', 'members.sites', 'members.to_seq'])
		.where('devices.token_hash', '=', hashOfSecret(token))
		.executeTakeFirst();
	if (!row || (row.revoked_at !== null && now - row.revoked_at > graceOfRevoked)) return null;
	return {
		kind: 'device',
		org: row.org,
		person: row.person,
		viewer: viewerOf(row),
		device: row.id,
		isRevoked: row.revoked_at !== null || row.to_seq !== null,
	};
}

/** A person's place in a business, or null when they have none there (any more). */
export async function sessionCaller(
	db: Database,
	person: string,
	org: string,
): Promise<SessionCaller | null> {
	const row = await db
		.selectFrom('members')
		.select(['person', 'role', 'sites', 'to_seq'])
		.where('org', '=', org)
		.where('person', '=', person)
		.executeTakeFirst();
	if (!row || row.to_seq !== null) return null;
	return { kind: 'session', org, person, viewer: viewerOf(row) };
}

const viewerOf = (row: { person: string; role: Viewer['role']; sites: string }): Viewer => ({
	person: row.person,
	role: row.role,
	sites: sitesOf(row.sites),
});

/** `all`, or a JSON list of site ids. */
export const sitesOf = (text: string): Sites =>
	text === 'all' ? 'all' : (JSON.parse(text) as string[]);
