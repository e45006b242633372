// Invitations: a long secret for links and QR, a short code to type; both are kept hashed.
import type { Role, Sites } from '#lib/domain/team/member.ts';
import type { Database } from '../database/database.ts';
import type { InvitationsTable } from '../database/tables/invitations.ts';
import { hashOfSecret } from '../doors/caller.ts';
import type { Server } from '../server.ts';
import { Problem } from '../problem.ts';
import { codeAsTyped, codeLength } from './code.ts';
import { trying } from './limits.ts';

export const hour = 3_600_000;

/** What an invitation is for. */
export type Purpose =
	| { kind: 'set-up' }
	| { kind: 'join'; org: string; role: Role; sites: Sites; uses: number }
	| { kind: 'recover'; org: string | null; person: string };

/** The only moment at which both secrets are known; `expires` in ms. */
export type Made = { id: string; token: string; code: string; expires: number };

/** What somebody holds who was invited. */
export type Secret = { token: string } | { code: string };

type Place = Pick<Server, 'db' | 'here'>;

/** `by` is the person who invites, or null for the keeper. */
export async function invite(
	{ db, here }: Place,
	purpose: Purpose,
	{ hours, by }: { hours: number; by: string | null },
): Promise<Made> {
	const made = {
		id: here.newId(),
		token: here.newSecret(),
		code: here.newCode(codeLength),
		expires: here.now() + hours * hour,
	};
	await db
		.insertInto('invitations')
		.values({
			id: made.id,
			token_hash: hashOfSecret(made.token),
			// A set-up makes an owner of whoever holds it: nothing so short opens it.
			code_hash: purpose.kind === 'set-up' ? null : hashOfSecret(made.code),
			uses_left: 1,
			expires_at: made.expires,
			created_by: by,
			created_at: here.now(),
			revoked_at: null,
			...columnsOf(purpose),
		})
		.execute();
	return made;
}

function columnsOf(purpose: Purpose) {
	const { kind } = purpose;
	const none = { kind, org: null, role: null, sites: null, person: null };
	if (kind === 'set-up') return none;
	if (kind === 'recover') return { ...none, org: purpose.org, person: purpose.person };
	const { org, role, sites, uses } = purpose;
	return { ...none, org, role, sites: sitesText(sites), uses_left: uses };
}

/** As `members` and `invitations` keep it. */
export const sitesText = (sites: Sites): string =>
	sites === 'all' ? 'all' : JSON.stringify(sites);

/**
 * The live invitation of a secret. Looked up by the hash, which says nothing of how close a wrong one
 * was. Throws Problem invitation-unknown, -revoked, -used, -expired, or too-many for wrong codes; a
 * link's secret cannot be guessed, and works also while codes are held back.
 */
export async function invitationOf(
	{ db, here }: Pick<Server, 'db' | 'here'>,
	secret: Secret,
	address: string,
): Promise<InvitationsTable> {
	const find = (column: 'token_hash' | 'code_hash', told: string) =>
		db
			.selectFrom('invitations')
			.selectAll()
			.where(column, '=', hashOfSecret(told))
			.orderBy('created_at', 'desc')
			.executeTakeFirst();
	const found =
		'token' in secret
			? await find('token_hash', secret.token)
			: await trying(
					{ db, here },
					[
						{ limit: 'code-from', who: address },
						{ limit: 'code-anywhere', who: '' },
					],
					() => find('code_hash', codeAsTyped(secret.code)),
					(row) => row !== undefined,
				);
	if (!found) throw new Problem('invitation-unknown');
	if (found.revoked_at !== null) throw new Problem('invitation-revoked');
	if (found.uses_left <= 0) throw new Problem('invitation-used');
	if (found.expires_at <= here.now()) throw new Problem('invitation-expired');
	return found;
}

/**
 * Takes one use, inside the transaction that makes use of it. Throws Problem invitation-used when
 * somebody else was quicker.
 */
export async function useUp(db: Database, id: string): Promise<void> {
	const { numUpdatedRows } = await db
		.updateTable('invitations')
		.set((eb) => ({ uses_left: eb('uses_left', '-', 1) }))
		.where('id', '=', id)
		.where('uses_left', '>', 0)
		.where('revoked_at', 'is', null)
		.executeTakeFirst();
	if (numUpdatedRows === 0n) throw new Problem('invitation-used');
}

/** The invitations of a business that still let somebody in. */
export const openInvitations = (
	{ db, here }: Pick<Server, 'db' | 'here'>,
	org: string,
): Promise<InvitationsTable[]> =>
	db
		.selectFrom('invitations')
		.selectAll()
		.where('org', '=', org)
		.where('revoked_at', 'is', null)
		.where('uses_left', '>', 0)
		.where('expires_at', '>', here.now())
		.orderBy('created_at', 'desc')
		.execute();

/** Throws Problem not-found when the business has no such invitation. */
export async function revokeInvitation(
	{ db, here }: Pick<Server, 'db' | 'here'>,
	org: string,
	id: string,
): Promise<void> {
	const { numUpdatedRows } = await db
		.updateTable('invitations')
		.set((eb) => ({ revoked_at: eb.fn.coalesce('revoked_at', eb.val(here.now())) }))
		.where('org', '=', org)
		.where('id', '=', id)
		.executeTakeFirst();
	if (numUpdatedRows === 0n) throw new Problem('not-found');
}

/** Closes what a person may no longer stand for: the doors they opened, and the ones opened for them. */
export async function revokeInvitationsOf(
	db: Database,
	org: string,
	person: string,
	now: number,
): Promise<void> {
	await db
		.updateTable('invitations')
		.set({ revoked_at: now })
		.where('org', '=', org)
		.where('revoked_at', 'is', null)
		.where((eb) => eb.or([eb('created_by', '=', person), eb('person', '=', person)]))
		.execute();
}
