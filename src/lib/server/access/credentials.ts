// Signing in by username and password, within limits; and people who are new or known already.
import { Problem } from '../problem.ts';
import type { Server } from '../server.ts';
import type { Credentials, From, Person, SignedIn } from './auth.ts';
import type { NewPerson } from './forms.ts';
import { trying } from './limits.ts';

/** Throws Problem wrong-password or too-many. */
export async function signIn(
	server: Server,
	credentials: Credentials,
	from: From & { address: string },
): Promise<SignedIn> {
	const signedIn = await trying(
		server,
		[
			{ limit: 'password-from', who: from.address },
			{ limit: 'password-of', who: credentials.username },
		],
		() => server.auth.signIn(credentials, from),
		(result) => result !== null,
	);
	if (!signedIn) throw new Problem('wrong-password');
	return signedIn;
}

/**
 * A new password for somebody who knows theirs: every session of theirs ends, and this one begins anew.
 * Phones keep their tokens: what waits on them still gets here. Throws as `signIn`.
 */
export async function changePassword(
	server: Server,
	credentials: Credentials,
	password: string,
	from: From & { address: string },
): Promise<SignedIn> {
	const { person } = await signIn(server, credentials, from);
	await server.auth.setPassword(person.id, password);
	await server.auth.endSessions(person.id);
	return signIn(server, { ...credentials, password }, from);
}

/**
 * The person as which somebody comes in: a known one with their own password, or a new one, who is
 * forgotten again when `then` fails. Throws Problem name-taken when the username is somebody's and the
 * password is not theirs.
 */
export async function asPerson<T>(
	server: Server,
	told: NewPerson,
	from: From & { address: string },
	then: (person: Person) => Promise<T>,
): Promise<SignedIn & { result: T }> {
	if (await server.auth.personNamed(told.username)) {
		const signedIn = await signIn(server, told, from).catch((error: unknown) => {
			if (error instanceof Problem && error.code === 'wrong-password')
				throw new Problem('name-taken', {}, { cause: error });
			throw error;
		});
		return { ...signedIn, result: await then(signedIn.person) };
	}
	const person = await server.auth.createPerson(told);
	const result = await then(person).catch(async (error: unknown) => {
		await server.auth.forgetPerson(person.id);
		throw error;
	});
	return { ...(await signIn(server, told, from)), result };
}
