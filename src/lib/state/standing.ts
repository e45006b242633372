// Where this phone's answers are, in one word: never more than is true.
import type { Waiting } from '#lib/local/waiting.ts';

/** `n` counts operations and photos together. */
export type Standing = {
	kind: 'alone' | 'waits' | 'sending' | 'safe' | 'review' | 'signedOut' | 'revoked' | 'update';
	n: number;
};

/**
 * Only a server's word on every operation and every photo makes it safe. `isSending` is whether a
 * round is under way and the server answered the last time it was asked.
 */
export function standingOf(waiting: Waiting | undefined, isSending: boolean): Standing {
	if (!waiting?.hasAccount) return { kind: 'alone', n: 0 };
	const n = waiting.ops + waiting.photos;
	const code = waiting.trouble?.code;
	if (code === 'revoked' || code === 'update') return { kind: code, n };
	if (waiting.isSignedOut || code === 'not-signed-in') return { kind: 'signedOut', n };
	if (n > 0) return { kind: isSending ? 'sending' : 'waits', n };
	return waiting.refused > 0 ? { kind: 'review', n: waiting.refused } : { kind: 'safe', n: 0 };
}
