// An operation as it came: read, brought to the newest version and hashed before anything is locked.
import { hash } from 'node:crypto';
import type { Told } from '#lib/domain/fact.ts';
import { ruleOf, toldOf, walkOf, type Noun } from '#lib/protocol/fold.ts';
import type { Json, Op } from '#lib/protocol/op.ts';
import type { Refusal, Verdict } from '#lib/protocol/sync.ts';
import { upcast } from '#lib/protocol/upcast.ts';
import { parseOp, WireProblem } from '#lib/protocol/wire.ts';
import type { Caller } from './context.ts';
import { canonical, contentOf } from './content.ts';
import { entryKey } from './ledger.ts';

/** What could be read: `told` is null for a kind or version that this build does not know. */
export type Read = {
	op: Op;
	/** Canonical JSON of the body, as it is kept. */
	body: string;
	content: string;
	told: Told | null;
	/** The row it changes, and where a ledger holds it; made once, as it is looked up again and again. */
	noun: Noun | null;
	key: string;
	place: string;
	/** The walk it says it belongs to, where it says so. */
	walk: string | null;
	walkPlace: string;
};

export type Arrival = {
	by: Caller;
	/** As it came; kept in quarantine when it cannot be taken. */
	value: unknown;
	id: string;
	/** Newest seq its phone had when it was told; 0 when it did not say. */
	seen: number;
	read: Read | null;
	/** Why it could not be read. */
	refused: { code: Refusal; text: string } | null;
	/** An owner lets it in: whose it is and whether they may is not asked again. */
	isAdmitted?: true;
	verdict?: Verdict;
};

/** Reads one operation by itself: a bad one never spoils its batch. */
export function arrivalOf(value: unknown, seen: number, by: Caller): Arrival {
	let read: Read | null = null;
	let refused: Arrival['refused'] = null;
	try {
		read = readOp(parseOp(value));
	} catch (error) {
		if (!(error instanceof WireProblem)) throw error;
		const code = error.why === 'too large' ? 'too-large' : 'unreadable';
		refused = { code, text: `${error.path}: ${error.why}` };
	}
	return { by, value, id: read?.op.id ?? claimed(value, 'id'), seen, read, refused };
}

function readOp(op: Op): Read {
	const newest = upcast(op);
	const told = toldOf(newest === op ? op : parseOp(newest));
	const body = canonicalBody(op.body);
	const rule = told && ruleOf(told);
	const noun = rule?.noun ?? null;
	const key = told && rule ? rule.key(told) : '';
	const place = noun ? entryKey(noun, key) : '';
	const walk = told && walkSaid(told);
	const walkPlace = walk === null ? '' : entryKey('walks', walk);
	return { op, body, content: contentOf(op, body), told, noun, key, place, walk, walkPlace };
}

/** The walk that a fact itself names, or null. */
export const walkSaid = (told: Told): string | null =>
	told.kind === 'photo.add' ? told.body.walk : walkOf(told);

/** Answers of a batch share their bodies: most say the same two or three things. */
const bodies = new WeakMap<object, string>();

function canonicalBody(body: Json): string {
	if (body === null || typeof body !== 'object') return canonical(body);
	const known = bodies.get(body);
	if (known !== undefined) return known;
	const text = canonical(body);
	bodies.set(body, text);
	return text;
}

/** A name that something unreadable claims for itself, for the verdict on it. */
export function claimed(value: unknown, key: string): string {
	const told =
		typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : null;
	return typeof told === 'string' && /^[\w-]{1,64}$/.test(told) ? told : '';
}

/** What is kept of it as text, and the name under which the same is never kept twice. */
export function rawOf({ value, read }: Arrival): { id: string; raw: string } {
	// PostgreSQL's text cannot hold NUL; nobody ever told one that could be read.
	const raw = (JSON.stringify(value) ?? 'null').replaceAll('\\u0000', '\\ufffd');
	return { id: read?.content ?? hash('sha256', raw), raw };
}
