// What the owner's online screens ask: by the browser's session, never from what this phone holds.
import type { Role, Sites } from '#lib/domain/team/member.ts';
import type { InvitationAnswer, ReviewAnswer, TeamAnswer } from '#lib/protocol/door.ts';
import { heeded, type Heeded } from './talk.ts';
import type { Ask, Transport } from './transport.ts';

export type {
	InvitationAnswer,
	OpenInvitation,
	ReviewAnswer,
	TeamAnswer,
	TeamDevice,
	TeamMember,
} from '#lib/protocol/door.ts';

export type Offer = { role: Role; sites: Sites; hours: number; uses: number };
/** Photos that operations told of and that have not arrived, `since` in ms. */
export type Announced = {
	walk: string;
	device: string;
	label: string | null;
	person: string;
	name: string | null;
	photos: number;
	since: number;
};
export type Decision = { decision: 'admit' } | { decision: 'archive'; reason: string };

/** The questions about one business. */
export function teamAt(transport: Transport, org: string) {
	const ask = async <T>(
		method: Ask['method'],
		path: string,
		json?: unknown,
		token?: string,
	): Promise<Heeded<T>> =>
		heeded<T>(
			await transport.send({
				method,
				path: `/api/orgs/${org}${path}`,
				...(json === undefined ? {} : { json }),
				...(token === undefined ? {} : { token }),
			}),
		);
	return {
		see: () => ask<TeamAnswer>('GET', '/team'),
		invite: (offer: Offer) => ask<InvitationAnswer>('POST', '/invitations', offer),
		cancel: (invitation: string) => ask<object>('DELETE', `/invitations/${invitation}`),
		change: (person: string, place: { role: Role; sites: Sites }) =>
			ask<object>('PATCH', `/members/${person}`, place),
		remove: (person: string) => ask<object>('DELETE', `/members/${person}`),
		recover: (person: string) => ask<InvitationAnswer>('POST', `/members/${person}/recover`, {}),
		/** By this phone's own token: it tells what may be seen from here. */
		missing: (token: string) => ask<{ announced: Announced[] }>('GET', '/photos', undefined, token),
		review: () => ask<ReviewAnswer>('GET', '/review'),
		decide: (id: string, decision: Decision) => ask<object>('POST', `/review/${id}`, decision),
		redact: (op: string) => ask<object>('POST', '/redact', { op }),
		shutOut: (device: string) => ask<object>('DELETE', `/devices/${device}`),
	};
}
