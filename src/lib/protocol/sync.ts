// What phones and servers say to each other. Anything without the magic is not our server speaking.
import * as v from 'valibot';
import { hash, name, uuid } from './bodies.ts';
import type { Op } from './op.ts';
import type { PackedOps } from './pack.ts';

/** In every answer of ours: a captive portal answers 200 too. */
export const magic = 'th';

/** The protocol this build speaks, and the oldest one its server still understands. */
export const protocolNow = 1;
export const protocolOldest = 1;

/** At most so many operations and bytes of JSON (before gzip) in one push. */
export const pushLimit = { ops: 200, bytes: 256 * 1024 };
/** At most so many rows in one page of a pull, whatever was asked for. */
export const pullLimit = 5000;

/** Header with the version of the protocol, on every request of the sync engine. */
export const protocolHeader = 'x-todo-habla';

/** What still waits on a phone; `oldest` is the hour (server's time, ms) of the one that waits longest. */
export type Pending = { ops: number; photos: number; oldest: number | null };

/** What stands beside an operation on its way up: `seen` is the newest seq the phone had at its telling. */
export type Outgoing = { op: Op; seen?: number };

/** An operation as the server gave it its place; `person` told it, `time` only where the clock was off. */
export type Placed = { op: Op; seq: number; person: string; time?: number };

/**
 * `dev` is this database's install, `app` the application's version, `now` the phone's clock (ms);
 * `ops` in rising n, packed, or one by one as plain operations.
 */
export type PushRequest = {
	p: number;
	magic: typeof magic;
	epoch: string | null;
	dev: string;
	app: string;
	now: number;
	pend: Pending;
	ops: PackedOps | Op[];
};

/** Why an operation was not taken for good: the sentence stands in messages/. */
export const refusals = [
	'unreadable',
	'too-large',
	'not-yours',
	'not-allowed',
	'sealed',
	'not-offered',
	'id-reuse',
	'clone',
	'handler',
] as const;
export type Refusal = (typeof refusals)[number];

export type Verdict =
	| { id: string; st: 'ok' | 'dup'; seq: number; time?: number }
	| { id: string; st: 'parked'; why: 'unknown' | 'revoked' | 'old-app' }
	| { id: string; st: 'rejected'; code: Refusal; text: string };

/**
 * The verdicts in short: `runs` of [first index, how many, first seq, 1 when they were there before]
 * with seq rising by one, everything else by its index.
 */
export type PackedVerdicts = {
	runs: [from: number, count: number, seq: number, dup: 0 | 1][];
	times: [index: number, time: number][];
	others: [index: number, verdict: Verdict][];
};

export type PushAnswer = {
	p: number;
	magic: typeof magic;
	epoch: string;
	now: number;
	res: PackedVerdicts;
	head: number;
	chain: string;
};

/** Where a phone stands in the server's log. */
export type Cursor = { epoch: string; seq: number; chain: string };

/** How many operations of a scope lie in a range, and the xor of the first 32 bits of their ids. */
export type RangeCheck = { scope: string; count: number; xor: number };

/**
 * One page. `start` is set on pages of a bootstrap: the working set in seq order instead of the whole
 * log; its last page carries the months. `next` is null until the last page of a bootstrap is read:
 * then `page` asks for the following one.
 */
export type PullAnswer = {
	p: number;
	magic: typeof magic;
	epoch: string;
	now: number;
	ops: PackedOps;
	next: Cursor | null;
	/** Asks for the following page of a bootstrap. */
	page?: string;
	isLast: boolean;
	/** Range (since, next.seq], on the last page. */
	checks?: RangeCheck[];
	/** Month summaries of walks outside the working set, bootstrap only; JSON of SummaryRow[]. */
	months?: unknown[];
	/** Newest seq that lies in a verified backup, or 0 when the keeper has none. */
	durable: number;
	/** Goes up when a name of a person changed: the phone asks for people again. */
	people: number;
};

/** The phone's place is not in this server's log: it was restored, or is another one. */
export type ForkAnswer = { p: number; magic: typeof magic; epoch: string; now: number; fork: true };

/** Anything but success: `code` chooses the sentence, `facts` fill it. */
export type ProblemAnswer = {
	p: number;
	magic: typeof magic;
	now: number;
	problem: string;
	facts?: Record<string, string | number>;
	/** Seconds to wait before the same is asked again. */
	retry?: number;
};

const whole = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

const push = v.object({
	p: v.pipe(v.number(), v.safeInteger()),
	magic: v.literal(magic),
	epoch: v.nullable(name),
	dev: uuid,
	app: v.pipe(v.string(), v.maxLength(100)),
	now: v.pipe(v.number(), v.finite()),
	pend: v.object({ ops: whole, photos: whole, oldest: v.nullable(v.pipe(v.number(), v.finite())) }),
	ops: v.union([v.array(v.unknown()), v.record(v.string(), v.unknown())]),
});

/** The envelope of a push, its operations still unread; null when it is none. */
export function parsePush(value: unknown): (Omit<PushRequest, 'ops'> & { ops: unknown }) | null {
	const result = v.safeParse(push, value, { abortEarly: true });
	return result.success ? result.output : null;
}

/** `epoch.seq.chain` as it stands in an address; null when it is none. */
export function parseCursor(text: string): Cursor | null {
	const [epoch = '', seq = '', chain = '', ...more] = text.split('.');
	if (more.length > 0 || !/^\d{1,15}$/.test(seq) || !v.is(hash, chain) || !v.is(name, epoch))
		return null;
	return { epoch, seq: Number(seq), chain };
}

export const cursorText = ({ epoch, seq, chain }: Cursor): string => `${epoch}.${seq}.${chain}`;

/** Whether this is our server speaking at all. */
export const isOurs = (value: unknown): boolean =>
	typeof value === 'object' && value !== null && 'magic' in value && value.magic === magic;

/** What both sides fold ids into, to compare a range without sending it. */
export const xorOf = (ids: readonly string[]): number =>
	ids.reduce((xor, id) => (xor ^ Number.parseInt(id.slice(0, 8), 16)) >>> 0, 0);

export function packVerdicts(verdicts: readonly Verdict[]): PackedVerdicts {
	const packed: PackedVerdicts = { runs: [], times: [], others: [] };
	for (const [index, verdict] of verdicts.entries()) {
		if (verdict.st !== 'ok' && verdict.st !== 'dup') {
			packed.others.push([index, verdict]);
			continue;
		}
		if (verdict.time !== undefined) packed.times.push([index, verdict.time]);
		const dup = verdict.st === 'dup' ? 1 : 0;
		const run = packed.runs.at(-1);
		const isNext =
			run && run[3] === dup && run[0] + run[1] === index && run[2] + run[1] === verdict.seq;
		if (isNext) run[1] += 1;
		else packed.runs.push([index, 1, verdict.seq, dup]);
	}
	return packed;
}

/** The verdicts in full, for the operations that were sent, in their order. */
export function unpackVerdicts(packed: PackedVerdicts, ids: readonly string[]): Verdict[] {
	const verdicts: Verdict[] = [];
	const times = new Map(packed.times);
	for (const [from, count, seq, dup] of packed.runs) {
		for (let index = from; index < from + count; index += 1) {
			const id = ids[index];
			const time = times.get(index);
			if (id === undefined) continue;
			verdicts.push({
				id,
				st: dup ? 'dup' : 'ok',
				seq: seq + index - from,
				...(time === undefined ? {} : { time }),
			});
		}
	}
	for (const [, verdict] of packed.others) verdicts.push(verdict);
	return verdicts;
}
