// The first door of a business: a one-time link, printed for the keeper, makes its holder the owner.
import type { EnterAnswer } from '#lib/protocol/door.ts';
import { makeOrg } from '../sync/tell.ts';
import { Problem } from '../problem.ts';
import type { Server } from '../server.ts';
import { asPerson } from './credentials.ts';
import { enter } from './enter.ts';
import type { SetUpForm } from './forms.ts';
import { invitationOf, invite, useUp } from './invitations.ts';
import { linkTo } from './link.ts';
import { addMember } from './members.ts';
import type { Visit } from './visit.ts';

const days = 7;

/** A link that sets up one business, for anybody who has it. */
export async function setUpLink(server: Server): Promise<string> {
	const purpose = { kind: 'set-up' } as const;
	const { token } = await invite(server, purpose, { hours: days * 24, by: null });
	return linkTo(server.config.linkOrigin, 'set-up', token);
}

export const hasBusiness = async ({ db }: Pick<Server, 'db'>): Promise<boolean> =>
	(await db.selectFrom('orgs').select('id').limit(1).executeTakeFirst()) !== undefined;

/** The link for the first start: null when a business is there, or a link that still works. */
export async function firstSetUpLink(server: Server): Promise<string | null> {
	const { db, here } = server;
	if (await hasBusiness(server)) return null;
	const open = await db
		.selectFrom('invitations')
		.select('id')
		.where('kind', '=', 'set-up')
		.where('uses_left', '>', 0)
		.where('revoked_at', 'is', null)
		.where('expires_at', '>', here.now())
		.executeTakeFirst();
	return open ? null : setUpLink(server);
}

/**
 * Makes the business and its owner. A phone's own organization goes on under its name; Problem
 * already-set-up when this server has it already.
 */
export async function setUp(
	server: Server,
	form: SetUpForm,
	visit: Visit,
): Promise<{ answer: EnterAnswer; cookies: string[] }> {
	const invitation = await invitationOf(server, { token: form.token }, visit.address);
	if (invitation.kind !== 'set-up') throw new Problem('invitation-unknown');
	const org = form.adopt?.org ?? server.here.newId();
	const signedIn = await asPerson(server, form.person, visit, (person) =>
		makeOrg(
			server,
			{ id: org, person: person.id, name: form.business, region: form.region },
			async (telling) => {
				await useUp(telling.db, invitation.id);
				const { name } = form.person;
				await addMember(telling, person.id, { role: 'owner', sites: 'all', name });
			},
		),
	);
	server.log('business.set-up', { org, person: signedIn.person.id });
	const answer = await enter(server, signedIn, { label: visit.label, dev: form.dev }, org);
	return { answer, cookies: signedIn.cookies };
}
