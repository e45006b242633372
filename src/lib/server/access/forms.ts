// What people type at the doors, read once: whoever gets it further in can trust it.
import * as v from 'valibot';
import { roles, type Role, type Sites } from '#lib/domain/team/member.ts';
import { name as id, uuid } from '#lib/protocol/bodies.ts';
import { Problem, type ProblemCode } from '../problem.ts';
import type { Credentials } from './auth.ts';
import type { Secret } from './invitations.ts';

/** Fewest characters of a password; better-auth takes no more than the most. */
export const passwordLength = { least: 8, most: 128 };

/** A person, as somebody new types them. */
export type NewPerson = Credentials & { name: string };

/** What people call somebody or something: one line that says something. */
const called = v.pipe(
	v.string(),
	v.trim(),
	v.minLength(1),
	v.maxLength(100),
	v.regex(/^[^\p{Cc}\p{Cs}\p{Zl}\p{Zp}]*$/u),
);
const region = v.pipe(v.string(), v.regex(/^[A-Z]{2}$/));
const username = v.pipe(v.string(), v.trim(), v.toLowerCase(), v.regex(/^[a-z0-9_.]{3,30}$/));
const secret = v.pipe(v.string(), v.minLength(1), v.maxLength(200));
const sites = v.union([v.literal('all'), v.pipe(v.array(id), v.minLength(1), v.maxLength(500))]);
const place = { role: v.picklist(roles), sites };
const whole = v.pipe(v.number(), v.safeInteger(), v.minValue(1));

const fields = v.looseObject({});

/** Reads one field; throws the Problem that speaks of it. */
function read<S extends v.GenericSchema>(
	schema: S,
	value: unknown,
	code: ProblemCode = 'unreadable',
): v.InferOutput<S> {
	const result = v.safeParse(schema, value, { abortEarly: true });
	if (!result.success) throw new Problem(code);
	return result.output;
}

const fieldsOf = (body: unknown): Record<string, unknown> => read(fields, body);

/** Throws Problem unreadable when there is neither a link's secret nor a typed code. */
export function readSecret(told: { token?: unknown; code?: unknown }): Secret {
	if (typeof told.token === 'string') return { token: read(secret, told.token) };
	return { code: read(secret, told.code) };
}

/** Whatever cannot be a username or password belongs to nobody: wrong, not malformed. */
export function readCredentials(body: unknown): Credentials {
	const told = fieldsOf(body);
	const credentials = {
		username: read(v.string(), told.username).trim().toLowerCase(),
		password: read(v.string(), told.password),
	};
	if (!v.is(username, credentials.username)) throw new Problem('wrong-password');
	if (credentials.password.length > passwordLength.most) throw new Problem('wrong-password');
	return credentials;
}

/** Throws Problem bad-name, bad-username or weak-password. */
export function readNewPerson(body: unknown): NewPerson {
	const told = fieldsOf(body);
	const person = {
		name: read(called, told.name, 'bad-name'),
		username: read(username, told.username, 'bad-username'),
	};
	return { ...person, password: readNewPassword(body, person.username) };
}

/** Long enough, and not the first that anybody would try. Throws Problem weak-password. */
export function readNewPassword(body: unknown, ofUsername: string): string {
	const { password } = fieldsOf(body);
	const { least, most } = passwordLength;
	const told = read(v.string(), password);
	const plain = told.toLowerCase();
	const isGuessed =
		plain.includes(ofUsername) ||
		new Set(plain).size < 4 ||
		commonest.some((word) => word === plain);
	if ([...told].length < least || told.length > most || isGuessed)
		throw new Problem('weak-password', { least });
	return told;
}

/** A password to take the place of the one in `credentials`. Throws Problem weak-password. */
export function readPasswordChange(body: unknown): { credentials: Credentials; next: string } {
	const credentials = readCredentials(body);
	const next = readNewPassword({ password: fieldsOf(body).next }, credentials.username);
	return { credentials, next };
}

/** The passwords that are tried first wherever one may try. */
const commonest = [
	...['12345678', '123456789', '1234567890', '87654321', '12341234', 'qwertyui', 'qwertyuiop'],
	...['password', 'password1', 'contraseña', 'contrasena', 'administrador', 'restaurante'],
	...['iloveyou', 'teamomucho', 'football', 'sunshine', 'todohabla', 'todo habla', 'abcd1234'],
	...['1q2w3e4r', 'qwerty123', 'bienvenido', 'mexico123', '11223344', 'abc12345'],
];

/** `adopt`: the organization that a phone has already, and that is to go on under the same name. */
export type SetUpForm = { token: string; business: string; region: string } & {
	adopt: { org: string } | undefined;
	dev: string | undefined;
	person: NewPerson;
};

/** Throws Problem unreadable, bad-name, bad-username or weak-password. */
export function readSetUp(body: unknown): SetUpForm {
	const told = fieldsOf(body);
	const adopt = told.adopt === undefined ? undefined : fieldsOf(told.adopt);
	return {
		token: read(secret, told.token),
		business: read(called, told.business, 'bad-name'),
		region: read(region, told.region),
		adopt: adopt && { org: read(uuid, adopt.org) },
		dev: readDev(adopt?.dev === undefined ? told : adopt),
		person: readNewPerson(body),
	};
}

/** The install id that a phone's database speaks as, when it says so. */
export const readDev = (body: unknown): string | undefined =>
	read(v.optional(uuid), fieldsOf(body).dev);

/** The business that somebody signs in to, when they have chosen. */
export const readOrg = (body: unknown): string | undefined =>
	read(v.optional(id), fieldsOf(body).org);

export type InvitationForm = { role: Role; sites: Sites; hours: number; uses: number };

const invitation = v.object({
	...place,
	hours: v.pipe(whole, v.maxValue(24 * 90)),
	uses: v.pipe(whole, v.maxValue(200)),
});

/** Throws Problem unreadable. */
export const readInvitation = (body: unknown): InvitationForm => read(invitation, body);

/** Throws Problem unreadable or bad-name. */
export function readPlace(body: unknown): { role: Role; sites: Sites; name: string | undefined } {
	const { name } = fieldsOf(body);
	const told = name === undefined ? undefined : read(called, name, 'bad-name');
	return { ...read(v.object(place), body), name: told };
}
