// The world as the server may see it: its clock, its names and its secrets.
import { randomBytes, randomInt, randomUUID } from 'node:crypto';
import type { Here } from '#lib/domain/here.ts';

export type ServerHere = Here & {
	/** Nobody can guess it: 32 random bytes as base64url, for tokens and links. */
	newSecret: () => string;
	/** `count` signs that are told apart by eye and by ear, for codes that people type. */
	newCode: (count: number) => string;
};

/** Without 0 and O, 1, I and L, and without vowels that make words. */
const clear = 'BCDFGHJKMNPQRSTVWXYZ23456789';

export const here: ServerHere = {
	now: () => Date.now(),
	newId: () => randomUUID(),
	newSecret: () => randomBytes(32).toString('base64url'),
	newCode: (count) =>
		Array.from({ length: count }, () => clear.charAt(randomInt(clear.length))).join(''),
};
