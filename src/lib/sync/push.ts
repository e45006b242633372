// What this phone told goes up, oldest first. The verdict on each operation is entered before the next
// reading of the queue; the next batch is made ready while one is on its way.
import { opOf, type Install, type OpRow } from '#lib/local/database.ts';
import { linkOf } from '#lib/local/link.ts';
import { oldest, park, settle, type Queued } from '#lib/local/outbox.ts';
import type { Phone } from '#lib/local/phone.ts';
import { packOps } from '#lib/protocol/pack.ts';
import {
	magic,
	protocolNow,
	pushLimit,
	unpackVerdicts,
	type Pending,
	type PushAnswer,
	type PushRequest,
} from '#lib/protocol/sync.ts';
import { ask, type Heeded, type Stop, type Talk } from './talk.ts';

type Batch = Queued & { text: string };

/** What was read of the queue and is in no batch yet. */
type Ahead = Queued & { epoch: string | null };
const batchesAhead = 10;

/** `pend` as it stood when the round began, `sent` since; `most` operations go in one batch. */
type Queue = { talk: Talk; pend: Pending; sent: number; most: number; ahead: Ahead | null };

/** Null when nothing waits any more; what could not be sent by itself is left for the next round. */
export async function push(talk: Talk, pend: Pending): Promise<Stop | null> {
	const queue: Queue = { talk, pend, sent: 0, most: pushLimit.ops, ahead: null };
	let batch = await nextBatch(queue, []);
	let settling: Promise<unknown> = Promise.resolve();
	while (batch && !talk.signal?.aborted) {
		const asking = ask<PushAnswer>(talk, '/sync/push', { method: 'POST', text: batch.text });
		// Verdicts of the batch before are entered while this one is on its way, and the next is made.
		const [answer, ahead] = await Promise.all([asking, nextBatch(queue, batch.rows), settling]);
		if ('stop' in answer) {
			const stop = await orLess(queue, batch, answer.stop);
			if (stop) return stop;
			batch = await nextBatch(queue, []);
			continue;
		}
		const entering = enterVerdicts(talk, batch, answer.ok);
		queue.sent += batch.rows.length;
		queue.most = Math.min(pushLimit.ops, queue.most * 2);
		// A copied database gives all that waits other numbers: then nothing may be read before.
		if (isClone(answer.ok)) await entering;
		settling = entering;
		batch = isClone(answer.ok) ? await nextBatch(queue, []) : ahead;
	}
	await settling;
	return null;
}

/** One operation that breaks the server must not keep the others: the batch is halved until it is alone. */
async function orLess(queue: Queue, batch: Batch, stop: Stop): Promise<Stop | null> {
	if (isAbout(stop, 'update')) return (await pushRaw(queue)) ?? stop;
	if (!isAbout(stop, 'too-large') && !isAbout(stop, 'handler')) return stop;
	const { length } = batch.rows;
	const isAlone = length === 1;
	queue.most = isAlone ? pushLimit.ops : Math.ceil(length / 2);
	return isAlone ? setAside(queue.talk, batch) : null;
}

const isAbout = (stop: Stop, code: string): boolean =>
	stop.kind === 'problem' && stop.code === code;

const isClone = ({ res }: PushAnswer): boolean =>
	res.others.some(([, verdict]) => verdict.st === 'rejected' && verdict.code === 'clone');

async function enterVerdicts(
	{ phone, here }: Talk,
	batch: Batch,
	{ res, epoch }: PushAnswer,
): Promise<void> {
	const ids = batch.rows.map(({ id }) => id);
	await settle(phone, batch, { verdicts: unpackVerdicts(res, ids), epoch }, here.newId());
}

/** Null when nothing waits any more, but for what is in flight; without that the queue is read anew. */
async function nextBatch(queue: Queue, inFlight: readonly OpRow[]): Promise<Batch | null> {
	const { talk, pend, sent, most } = queue;
	if (inFlight.length === 0 || queue.ahead?.rows.length === 0) queue.ahead = null;
	queue.ahead ??= await readAhead(talk.phone, inFlight);
	const { ahead } = queue;
	if (!ahead) return null;
	const rows = ahead.rows.slice(0, most);
	const head = {
		p: protocolNow,
		magic: magic as typeof magic,
		epoch: ahead.epoch,
		dev: ahead.dev,
		app: talk.app,
		now: talk.here.now(),
		pend: { ...pend, ops: Math.max(rows.length, pend.ops - sent - inFlight.length) },
	};
	for (let count = rows.length; ; count = Math.ceil(count / 2)) {
		const some = rows.slice(0, count);
		const text = JSON.stringify({ ...head, ops: packed(some) } satisfies PushRequest);
		if (count > 1 && sizeOf(text) > pushLimit.bytes) continue;
		queue.ahead = { ...ahead, rows: ahead.rows.slice(count) };
		return { ...ahead, rows: some, text };
	}
}

/** A reading waits for the verdicts that are being entered: it is made for several batches at once. */
async function readAhead(phone: Phone, inFlight: readonly OpRow[]): Promise<Ahead | null> {
	const [rows, install, link] = await phone.run((db) =>
		Promise.all([
			oldest(db, batchesAhead * pushLimit.ops, inFlight),
			db.meta.get('install'),
			linkOf(db),
		]),
	);
	const { dev } = (install ?? {}) as Partial<Install>;
	if (rows.length === 0 || dev === undefined) return null;
	return { rows, dev, gen: link.gen, epoch: link.epoch };
}

const packed = (rows: readonly OpRow[]) =>
	packOps(rows.map((row) => ({ op: opOf(row), seen: row.seen ?? 0 })));

const sizeOf = (text: string): number => new TextEncoder().encode(text).length;

/** The server keeps its bytes for a person to look at. */
async function setAside(talk: Talk, batch: Batch): Promise<Stop | null> {
	const answer = await sendRaw(talk, batch);
	if ('stop' in answer) return answer.stop;
	await park(talk.phone, batch.rows, 'handler');
	return null;
}

/** This build is too old for the server: everything is handed over as it is, for a newer one to read. */
async function pushRaw(queue: Queue): Promise<Stop | null> {
	for (;;) {
		const batch = await nextBatch(queue, []);
		if (!batch || queue.talk.signal?.aborted) return null;
		const answer = await sendRaw(queue.talk, batch);
		if ('stop' in answer) return answer.stop;
		await park(queue.talk.phone, batch.rows, 'old-app');
		queue.sent += batch.rows.length;
	}
}

const sendRaw = (talk: Talk, { text }: Batch): Promise<Heeded<unknown>> =>
	ask(talk, '/sync/push-raw', { method: 'POST', text });
