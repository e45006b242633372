// What a door may answer instead of what was asked: one catalogue, a code, a status and the facts. The
// sentences stand in messages/, in the reader's language.

/** HTTP status by code. */
export const statusOf = {
	unreadable: 400,
	'not-signed-in': 401,
	revoked: 401,
	'wrong-password': 401,
	'not-allowed': 403,
	'other-origin': 403,
	'not-found': 404,
	'not-declared': 404,
	'name-taken': 409,
	'last-owner': 409,
	'already-set-up': 409,
	'already-member': 409,
	'belongs-elsewhere': 409,
	'invitation-unknown': 404,
	'invitation-expired': 410,
	'invitation-used': 410,
	'invitation-revoked': 410,
	'too-large': 413,
	'not-a-picture': 415,
	'wrong-hash': 422,
	'weak-password': 422,
	'bad-name': 422,
	'bad-username': 422,
	update: 426,
	'too-many': 429,
	'over-quota': 507,
	handler: 500,
	busy: 503,
	'disk-full': 507,
} as const;
export type ProblemCode = keyof typeof statusOf;

export type Facts = Record<string, string | number>;

/** Thrown by everything behind a door; `facts` fill the sentence, `retry` is seconds. */
export class Problem extends Error {
	readonly code: ProblemCode;
	readonly facts: Facts;
	readonly retry: number | undefined;
	constructor(
		code: ProblemCode,
		facts: Facts = {},
		more: { retry?: number; cause?: unknown } = {},
	) {
		super(`refused: ${code}`, { cause: more.cause });
		this.name = 'Problem';
		this.code = code;
		this.facts = facts;
		this.retry = more.retry;
	}
	get status(): number {
		return statusOf[this.code];
	}
}
