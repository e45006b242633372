// What people ask at the doors: opening a business, joining one, signing in and out. All of it needs the
// network once; from then on each database on the phone speaks by its own token.
import type { EnterAnswer, PreviewAnswer } from '#lib/protocol/door.ts';
import { heeded, type Heeded } from './talk.ts';
import type { Transport } from './transport.ts';

export type { EnterAnswer, PreviewAnswer };

/** Of a link, or as somebody typed it. */
export type Secret = { token: string } | { code: string };
export type Newcomer = { name: string; username: string; password: string };
/** `dev` is the install id of the database that will speak; `org` chooses among several businesses. */
export type Credentials = { username: string; password: string; org?: string; dev?: string };

/** `adopt`: the organization that this phone has already goes on under its name. */
export type SetUp = Newcomer & {
	token: string;
	business: string;
	region: string;
	adopt?: { org: string; dev?: string };
};

/** Opens a business on this server; the one who does is its owner. */
export const setUp = (transport: Transport, form: SetUp): Promise<Heeded<EnterAnswer>> =>
	say(transport, '/api/set-up', form);

/** What an invitation is for, before anybody takes it. */
export const lookUpInvitation = async (
	transport: Transport,
	secret: Secret,
): Promise<Heeded<PreviewAnswer>> => {
	const query = new URLSearchParams(secret);
	return heeded(await transport.send({ method: 'GET', path: `/api/join?${query.toString()}` }));
};

/** Takes an invitation, as somebody new or as somebody the server knows by this name and password. */
export const join = (
	transport: Transport,
	secret: Secret,
	person: Newcomer & { dev?: string },
): Promise<Heeded<EnterAnswer>> => say(transport, '/api/join', { ...secret, ...person });

/** Takes an invitation to set a new password. */
export const recover = (
	transport: Transport,
	secret: Secret,
	password: string,
	dev?: string,
): Promise<Heeded<EnterAnswer>> => say(transport, '/api/join', { ...secret, password, dev });

export const signIn = (
	transport: Transport,
	credentials: Credentials,
): Promise<Heeded<EnterAnswer>> => say(transport, '/api/session', credentials);

/** A new password for somebody who knows theirs; other browsers of theirs have to sign in again. */
export const changePassword = async (
	transport: Transport,
	told: { username: string; password: string; next: string },
): Promise<Heeded<object>> =>
	heeded(await transport.send({ method: 'PATCH', path: '/api/session', json: told }));

/** Ends the browser's session; the phone's token stays, so that what waits still gets through. */
export const endSession = async (transport: Transport): Promise<Heeded<object>> =>
	heeded(await transport.send({ method: 'DELETE', path: '/api/session' }));

const say = async <T>(transport: Transport, path: string, json: unknown): Promise<Heeded<T>> =>
	heeded<T>(await transport.send({ method: 'POST', path, json }));
