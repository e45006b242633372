// The chip's word: green only when a server has acknowledged everything.
import { expect, test } from 'vitest';
import type { Waiting } from '#lib/local/waiting.ts';
import { standingOf } from './standing.ts';

const waiting = (over: Partial<Waiting> = {}): Waiting => ({
	hasAccount: true,
	isSignedOut: false,
	name: 'Ana',
	role: 'lead',
	ops: 0,
	photos: 0,
	refused: 0,
	at: 1,
	trouble: null,
	...over,
});
const kind = (over: Partial<Waiting>, isSending = false) =>
	standingOf(waiting(over), isSending).kind;

test('without an account, and before the database spoke, everything is on this phone', () => {
	expect(standingOf(undefined, false)).toEqual({ kind: 'alone', n: 0 });
	expect(kind({ hasAccount: false })).toBe('alone');
});

test('it is safe when nothing waits and nothing was refused, not before', () => {
	expect(kind({})).toBe('safe');
	expect(kind({ photos: 1 })).toBe('waits');
	expect(kind({ ops: 1 }, true)).toBe('sending');
	expect(kind({ refused: 1 })).toBe('review');
	expect(standingOf(waiting({ ops: 2, photos: 3 }), false).n).toBe(5);
});

test('no access, an old application and a closed session are told before anything else', () => {
	expect(kind({ ops: 3, trouble: { code: 'revoked' } }, true)).toBe('revoked');
	expect(kind({ trouble: { code: 'update' } })).toBe('update');
	expect(kind({ isSignedOut: true })).toBe('signedOut');
	expect(kind({ ops: 1, trouble: { code: 'not-signed-in' } })).toBe('signedOut');
	expect(kind({ ops: 1, trouble: { code: 'storage' } })).toBe('waits');
});
