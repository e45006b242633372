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
	'OpenFailedError',
	'TransactionInactiveError',
	'NotFoundError',
]);

/**
 * Names a failure. Dexie and the browser wrap errors in each other (`AbortError.inner`), so every
 * layer is read, and a full disk anywhere in them wins.
 */
export function classify(error: unknown): ProblemCode {
	const layers = layersOf(error);
	const named = layers.find((layer) => layer instanceof LocalProblem);
	if (named) return named.code;
	const names = layers.flatMap(namesIn);
	if (names.some((name) => name.includes('QuotaExceeded'))) return 'quota';
	if (names.includes('VersionError')) return 'newer';
	if (names.includes('MissingAPIError') || names.includes('SecurityError')) return 'unavailable';
	if (names.some((name) => lostNames.has(name)) || names.includes('AbortError')) return 'lost';
	return 'unknown';
}

/** The error and what it wraps, outside in; a wrapping that goes in circles ends too. */
function layersOf(error: unknown): object[] {
	const layers: object[] = [];
	let layer: unknown = error;
	while (layers.length < 6 && typeof layer === 'object' && layer !== null) {
		layers.push(layer);
		const { inner, cause } = layer as { inner?: unknown; cause?: unknown };
		layer = inner ?? cause;
	}
	return layers;
}

function namesIn(layer: object): string[] {
	const { name, message } = layer as { name?: unknown; message?: unknown };
	const names = typeof name === 'string' ? [name] : [];
	// Of many rows that failed together only the message tells why.
	return typeof message === 'string' && message.includes('QuotaExceeded')
		? [...names, 'QuotaExceeded']
		: names;
}
