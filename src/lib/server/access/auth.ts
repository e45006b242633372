// Who somebody is: better-auth keeps people, passwords and sessions in our database. What they may do
// is ours: domain/team. None of its own pages and endpoints is open.
import { APIError } from 'better-auth/api';
import { betterAuth } from 'better-auth';
import { username as usernames } from 'better-auth/plugins/username';
import type { ServerConfig } from '../config.ts';
import type { Opened } from '../database/database.ts';
import type { ServerHere } from '../here.ts';
import { Problem } from '../problem.ts';
import { cookieFor, sessionSeconds } from './cookie.ts';
import { migrateAuth } from './migrate-auth.ts';
import { secretOf } from './secret.ts';

/** A person as the door knows them; their name in a business stands in `members`. */
export type Person = { id: string; name: string; username: string };

/** A session that has just begun: `cookies` are the Set-Cookie headers that carry it. */
export type SignedIn = { person: Person; cookies: string[] };

/** What a person types to enter. */
export type Credentials = { username: string; password: string };

/** Where a request came from: its headers and the address it was sent to. */
export type From = { headers: Headers; origin: string };

export type Auth = {
	/** Throws Problem name-taken. */
	createPerson: (details: Credentials & { name: string }) => Promise<Person>;
	/** Takes back a person whose joining came to nothing. */
	forgetPerson: (person: string) => Promise<void>;
	/** The person of a username, written as it may be. */
	personNamed: (username: string) => Promise<Person | null>;
	people: (ids: readonly string[]) => Promise<Person[]>;
	/** Null when the two do not belong together; takes as long for a stranger's name. */
	signIn: (credentials: Credentials, from: From) => Promise<SignedIn | null>;
	/** The person whose live session the headers carry, or null; the session slides on. */
	sessionOf: (headers: Headers) => Promise<string | null>;
	/** Ends the session that the headers carry; the cookies make a browser forget it. */
	signOut: (from: From) => Promise<string[]>;
	setPassword: (person: string, password: string) => Promise<void>;
	/** Ends all sessions of a person, on every phone. */
	endSessions: (person: string) => Promise<void>;
};

/**
 * Brings the tables of better-auth up to date. They are reached through our own Kysely: a second
 * connection to SQLite would wait, and stop everybody, for transactions that can then never end.
 * So nothing here may be called from inside a transaction of ours.
 */
export async function openAuth(
	opened: Pick<Opened, 'db' | 'engine'>,
	config: Pick<ServerConfig, 'origin' | 'linkOrigin' | 'secret'>,
	here: ServerHere,
): Promise<Auth> {
	const secret = config.secret ?? (await secretOf(opened.db, here));
	const options = optionsOf(opened, config, secret, here);
	await migrateAuth(opened, options);
	const { api, $context } = betterAuth(options);
	const { adapter, internalAdapter, password: passwords } = await $context;
	const found = (field: 'id' | 'username', values: readonly string[]) =>
		adapter
			.findMany<Person>({ model: 'user', where: [{ field, operator: 'in', value: [...values] }] })
			.then((rows) => rows.map(({ id, name, username }) => ({ id, name, username })));
	return {
		createPerson: async ({ username, password, name }) => {
			const id = here.newId();
			const account = { providerId: 'credential', accountId: id };
			const hash = await passwords.hash(password);
			const user = { id, name, username, email: addressOf(username), emailVerified: false };
			await internalAdapter
				.createOAuthUser(user, { ...account, password: hash })
				.catch(async (cause: unknown) => {
					const [other] = await found('username', [username.toLowerCase()]);
					throw other ? new Problem('name-taken', {}, { cause }) : cause;
				});
			return { id, name, username: username.toLowerCase() };
		},
		forgetPerson: (person) => internalAdapter.deleteUser(person),
		personNamed: async (username) => (await found('username', [username.toLowerCase()]))[0] ?? null,
		people: async (ids) => (ids.length === 0 ? [] : await found('id', ids)),
		signIn: async ({ username, password }, { headers, origin }) => {
			const asked = { body: { username, password }, headers, returnHeaders: true } as const;
			const answer = await api.signInUsername(asked).catch(nullWhenRefused);
			if (!answer) return null;
			const [person] = await found('id', [answer.response.user.id]);
			return person ? { person, cookies: cookiesOf(answer.headers, origin) } : null;
		},
		sessionOf: async (headers) => (await api.getSession({ headers }))?.user.id ?? null,
		signOut: async ({ headers, origin }) => {
			const answer = await api.signOut({ headers, returnHeaders: true });
			return cookiesOf(answer.headers, origin);
		},
		setPassword: async (person, password) =>
			internalAdapter.updatePassword(person, await passwords.hash(password)),
		endSessions: (person) => internalAdapter.deleteUserSessions(person),
	};
}

function optionsOf(
	{ db, engine }: Pick<Opened, 'db' | 'engine'>,
	{ linkOrigin }: Pick<ServerConfig, 'linkOrigin'>,
	secret: string,
	here: ServerHere,
) {
	return {
		appName: 'Todo Habla',
		baseURL: linkOrigin,
		secret,
		database: { db, type: engine, transaction: true },
		user: { modelName: 'auth_users' },
		session: { modelName: 'auth_sessions', expiresIn: sessionSeconds, updateAge: 86_400 },
		account: { modelName: 'auth_accounts' },
		verification: { modelName: 'auth_verifications' },
		emailAndPassword: { enabled: true, disableSignUp: true },
		plugins: [usernames({ displayUsername: false })],
		// Our doors are the only ones, and their limits stand in `attempts`.
		rateLimit: { enabled: false },
		advanced: {
			cookiePrefix: 'todo-habla',
			useSecureCookies: false,
			ipAddress: { disableIpTracking: true },
			database: { generateId: () => here.newId() },
		},
		telemetry: { enabled: false },
		// It would name addresses and reasons in words of its own; what matters our doors log themselves.
		logger: { disabled: true },
	} satisfies Parameters<typeof betterAuth>[0];
}

/** Nobody is written to; the column asks for an address that no mail can ever reach. */
const addressOf = (username: string): string => `${username.toLowerCase()}@todo-habla.invalid`;

const cookiesOf = (headers: Headers, origin: string): string[] =>
	headers.getSetCookie().map((cookie) => cookieFor(cookie, origin));

function nullWhenRefused(error: unknown): null {
	if (error instanceof APIError && error.statusCode < 500) return null;
	throw error;
}
