// What somebody types to come in, checked before it is sent: the server checks the same again.

export type Newcomer = { name: string; username: string; password: string };

/** Fewest characters of a new password. */
export const passwordLeast = 8;

const usernameShape = /^[a-z0-9_.]{3,30}$/;

/** As it is kept: capitals and blanks around it make no difference. */
export const usernameAsKept = (username: string): string => username.trim().toLowerCase();

/** The first thing to put right, from top to bottom, or null. */
export function faultOfNewcomer({ name, username, password }: Newcomer): keyof Newcomer | null {
	if (name.trim() === '') return 'name';
	if (!usernameShape.test(usernameAsKept(username))) return 'username';
	return [...password].length < passwordLeast ? 'password' : null;
}

/** The signs of a typed code that count; dashes, blanks and capitals do not. */
export const codeAsMeant = (typed: string): string =>
	typed.toUpperCase().replace(/[\s\p{Pd}]/gu, '');

/** A typed code has so many signs. */
export const codeLength = 8;
