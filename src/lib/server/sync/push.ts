// Push: what phones told comes in. The steps are those of sync.md 4.
import {
	magic,
	packVerdicts,
	parsePush,
	protocolNow,
	protocolOldest,
	pushLimit,
	type ForkAnswer,
	type PushAnswer,
	type Verdict,
} from '#lib/protocol/sync.ts';
import { unpackOps } from '#lib/protocol/pack.ts';
import { WireProblem } from '#lib/protocol/problem.ts';
import { Problem } from '../problem.ts';
import { arrivalOf, type Arrival } from './arrival.ts';
import type { Caller, SyncContext } from './context.ts';
import type { Delivery, Outcome } from './deliver.ts';
import { readmitForLists } from './readmit.ts';
import { ride } from './ride.ts';

/**
 * `body` is the request's JSON. Nothing is acknowledged before it is on disk. Throws Problem: update,
 * unreadable, too-large, busy (with retry), disk-full, not-found.
 */
export async function push(
	context: SyncContext,
	caller: Caller,
	body: unknown,
): Promise<PushAnswer | ForkAnswer> {
	// 1. Parse, upcast and hash: before anything is locked.
	const delivery = deliveryOf(caller, body);
	// 2. One transaction under the organization's lock, shared with those who wait for it too.
	const outcome = await ride(context, delivery);
	// 3. Only now is it told: to the phone, and to those that listen.
	if (outcome.isForked) return forkOf(outcome);
	const lists = delivery.arrivals.flatMap(newListOf);
	if (lists.length > 0) await readmitForLists(context, caller.org, lists).catch(logged(context));
	return answerOf(delivery, outcome);
}

function deliveryOf(caller: Caller, body: unknown): Delivery {
	const told = (body ?? {}) as { p?: unknown };
	if (typeof told.p === 'number' && told.p < protocolOldest) throw new Problem('update');
	const request = parsePush(body);
	if (!request) throw new Problem('unreadable');
	const { dev, app, now, pend, epoch } = request;
	return {
		caller,
		epoch,
		word: { dev, app, now, pend },
		arrivals: arrivalsOf(caller, request.ops),
	};
}

/** Packed, or one by one as plain operations with `seen` unknown. */
function arrivalsOf(caller: Caller, ops: unknown): Arrival[] {
	const rows = Array.isArray(ops)
		? (ops as unknown[]).map((op) => ({ op, seen: 0 }))
		: unpacked(ops);
	if (rows.length > pushLimit.ops) throw new Problem('too-large', { most: pushLimit.ops });
	return rows.map(({ op, seen = 0 }) => arrivalOf(op, seen, caller));
}

function unpacked(ops: unknown): { op: unknown; seen?: number }[] {
	try {
		return unpackOps(ops);
	} catch (cause) {
		if (cause instanceof WireProblem) throw new Problem('unreadable', {}, { cause });
		throw cause;
	}
}

const newListOf = ({ read, verdict }: Arrival): string[] =>
	verdict?.st === 'ok' && read?.told?.kind === 'checklist.publish' ? [read.told.body.tpl] : [];

/** What was told is safe already; the next start takes up what could not be taken up now. */
const logged =
	({ log }: SyncContext) =>
	(error: unknown): void =>
		log('push.readmit', { why: String(error) });

const forkOf = ({ epoch, now }: Outcome): ForkAnswer => ({
	...{ p: protocolNow, magic, epoch, now },
	fork: true,
});

function answerOf({ arrivals }: Delivery, { epoch, now, head, chain }: Outcome): PushAnswer {
	const verdicts = arrivals.map(({ verdict }): Verdict => {
		if (!verdict) throw new Error('an operation without a verdict');
		return verdict;
	});
	return { p: protocolNow, magic, epoch, now, res: packVerdicts(verdicts), head, chain };
}
