// What can go wrong with the phone's database, named once; the sentences stand in messages/.

export const problemCodes = [
	'quota',
	'lost',
	'blocked',
	'newer',
	'hangs',
	'unavailable',
	'too-large',
	'unknown',
] as const;
export type ProblemCode = (typeof problemCodes)[number];

/** Thrown by everything in local/; `code` chooses the sentence, `cause` is for the log only. */
export class LocalProblem extends Error {
	readonly code: ProblemCode;
	constructor(code: ProblemCode, cause?: unknown) {
		super(`phone database: ${code}`, { cause });
		this.name = 'LocalProblem';
		this.code = code;
	}
}

const lostNames = new Set([
	'InvalidStateError',
	'UnknownError',
	'DatabaseClosedError',
	'TransactionInactiveError',
	'NotFoundError',
]);

/**
 * Names a failure. Dexie and the browser wrap errors in each other (`AbortError.inner`), so every
 * layer is read, and a full disk anywhere in them wins.
 */
export function classify(error: unknown): ProblemCode {
	if (error instanceof LocalProblem) return error.code;
	const names = namesIn(error);
	if (names.some((name) => name.includes('QuotaExceeded'))) return 'quota';
	if (names.includes('VersionError')) return 'newer';
	if (names.includes('MissingAPIError') || names.includes('SecurityError')) return 'unavailable';
	if (names.some((name) => lostNames.has(name)) || names.includes('AbortError')) return 'lost';
	return 'unknown';
}

function namesIn(error: unknown): string[] {
	const names: string[] = [];
	let layer: unknown = error;
	for (let depth = 0; depth < 6 && typeof layer === 'object' && layer !== null; depth += 1) {
		const { name, inner, cause, message } = layer as {
			name?: unknown;
			inner?: unknown;
			cause?: unknown;
			message?: unknown;
		};
		if (typeof name === 'string') names.push(name);
		if (typeof message === 'string' && message.includes('QuotaExceeded')) names.push(message);
		layer = inner ?? cause;
	}
	return names;
}
