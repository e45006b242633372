// Joining by an invitation: seen first, then taken, by somebody new or known already. The same door
// lets in who forgot their password.
import type { EnterAnswer, PreviewAnswer } from '#lib/protocol/door.ts';
import type { InvitationsTable } from '../database/tables/invitations.ts';
import { sitesOf } from '../doors/caller.ts';
import { inLog } from '../sync/tell.ts';
import { inTransaction } from '../sync/transaction.ts';
import { Problem } from '../problem.ts';
import type { Server } from '../server.ts';
import { businessNames, siteNames } from './business.ts';
import { asPerson, signIn } from './credentials.ts';
import { enter } from './enter.ts';
import { readDev, readNewPassword, readNewPerson } from './forms.ts';
import { invitationOf, useUp, type Secret } from './invitations.ts';
import { addMember } from './members.ts';
import { mindElsewhere } from './recovery.ts';
import type { Visit } from './visit.ts';

type Entered = { answer: EnterAnswer; cookies: string[] };

/** What an invitation is for, before anybody takes it. Throws as `invitationOf` does. */
export async function previewOf(
	server: Server,
	secret: Secret,
	{ address }: Visit,
): Promise<PreviewAnswer> {
	const invitation = await invitationOf(server, secret, address);
	const { kind, org, expires_at: expires } = invitation;
	if (kind === 'set-up') return { kind, expires };
	const business = org === null ? '' : ((await businessNames(server.db, [org])).get(org) ?? '');
	if (kind === 'recover') {
		const { name, username } = await personOf(server, invitation);
		return { kind, business, name, username, expires };
	}
	const { role, sites } = offerOf(invitation);
	const names = sites === 'all' ? sites : await siteNames(server.db, invitation.org ?? '', sites);
	return { kind, business, role, sites: names, usesLeft: invitation.uses_left, expires };
}

/** Throws as `invitationOf` does, and what is wrong with the form `body`. */
export async function join(
	server: Server,
	secret: Secret,
	body: unknown,
	visit: Visit,
): Promise<Entered> {
	const invitation = await invitationOf(server, secret, visit.address);
	if (invitation.kind === 'set-up') throw new Problem('invitation-unknown');
	return invitation.kind === 'recover'
		? recover(server, invitation, body, visit)
		: joinBusiness(server, invitation, body, visit);
}

async function joinBusiness(
	server: Server,
	invitation: InvitationsTable,
	body: unknown,
	visit: Visit,
): Promise<Entered> {
	const told = readNewPerson(body);
	const phone = { label: visit.label, dev: readDev(body) };
	const { org, ...place } = offerOf(invitation);
	const signedIn = await asPerson(server, told, visit, (person) =>
		inLog(server, { org, person: invitation.created_by ?? person.id }, async (telling) => {
			await useUp(telling.db, invitation.id);
			await addMember(telling, person.id, { ...place, name: told.name });
		}),
	);
	server.log('person.joined', { org, person: signedIn.person.id, role: place.role });
	return { answer: await enter(server, signedIn, phone, org), cookies: signedIn.cookies };
}

/** A new password; sessions begun with the one before end, phones keep their tokens. */
async function recover(
	server: Server,
	invitation: InvitationsTable,
	body: unknown,
	visit: Visit,
): Promise<Entered> {
	const { id, username } = await personOf(server, invitation);
	const password = readNewPassword(body, username);
	const phone = { label: visit.label, dev: readDev(body) };
	if (invitation.created_by !== null) await mindElsewhere(server, id, invitation.created_by);
	await inTransaction(server, (db) => useUp(db, invitation.id));
	await server.auth.setPassword(id, password);
	await server.auth.endSessions(id);
	server.log('password.recovered', { person: id });
	const signedIn = await signIn(server, { username, password }, visit);
	const answer = await enter(server, signedIn, phone, invitation.org ?? undefined);
	return { answer, cookies: signedIn.cookies };
}

async function personOf(server: Server, { person }: InvitationsTable) {
	const [found] = await server.auth.people(person === null ? [] : [person]);
	if (!found) throw new Problem('invitation-unknown');
	return found;
}

/** What a row of kind `join` always holds. */
function offerOf({ org, role, sites }: InvitationsTable) {
	if (org === null || role === null || sites === null) throw new Problem('invitation-unknown');
	return { org, role, sites: sitesOf(sites) };
}
