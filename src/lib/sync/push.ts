// What this phone told goes up, oldest first. The verdict on each operation is entered before the next
// reading of the queue; the next batch is made ready while one is on its way.
import { opOf, type Install, type OpRow } from '#lib/local/database.ts';
import { linkOf } from '#lib/local/link.ts';
import { oldest, park, settle } from '#lib/local/outbox.ts';
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

type Batch = { rows: OpRow[]; text: string };

/** Null when nothing waits any more; what could not be sent by itself is left for the next round. */
export async function push(talk: Talk, pend: Pending): Promise<Stop | null> {
	let most = pushLimit.ops;
	let batch = await nextBatch(talk, pend, most, []);
	while (batch && !talk.signal?.aborted) {
		const [answer, ahead] = await Promise.all([
			ask<PushAnswer>(talk, '/sync/push', { method: 'POST', text: batch.text }),
			nextBatch(talk, pend, most, batch.rows),
		]);
		if ('ok' in answer) {
			const isRenumbered = await enterVerdicts(talk, batch, answer.ok);
			most = Math.min(pushLimit.ops, most * 2);
			batch = isRenumbered ? await nextBatch(talk, pend, most, []) : ahead;
			continue;
		}
		const { stop } = answer;
		if (isAbout(stop, 'update')) return (await pushRaw(talk, pend)) ?? stop;
		if (!isAbout(stop, 'too-large') && !isAbout(stop, 'handler')) return stop;
		// One operation that breaks the server must not keep the others: halve until it is alone.
		const isAlone = batch.rows.length === 1;
		const failed = isAlone ? await setAside(talk, batch) : null;
		if (failed) return failed;
		most = isAlone ? pushLimit.ops : Math.ceil(batch.rows.length / 2);
		batch = await nextBatch(talk, pend, most, []);
	}
	return null;
}

const isAbout = (stop: Stop, code: string): boolean =>
	stop.kind === 'problem' && stop.code === code;

/** True when the rest of the queue has new numbers. */
async function enterVerdicts(
	{ phone, here }: Talk,
	{ rows }: Batch,
	{ res, epoch }: PushAnswer,
): Promise<boolean> {
	const verdicts = unpackVerdicts(
		res,
		rows.map(({ id }) => id),
	);
	await settle(phone, rows, { verdicts, epoch }, here.newId());
	return verdicts.some((verdict) => verdict.st === 'rejected' && verdict.code === 'clone');
}

async function nextBatch(
	talk: Talk,
	pend: Pending,
	most: number,
	inFlight: readonly OpRow[],
): Promise<Batch | null> {
	const [rows, install, link, ops] = await talk.phone.run((db) =>
		Promise.all([
			oldest(db, most, inFlight),
			db.meta.get('install'),
			linkOf(db),
			db.ops.where('outbox').above(0).count(),
		]),
	);
	const { dev } = (install ?? {}) as Partial<Install>;
	if (rows.length === 0 || dev === undefined) return null;
	const head = {
		p: protocolNow,
		magic: magic as typeof magic,
		epoch: link.epoch,
		dev,
		app: talk.app,
		now: talk.here.now(),
		pend: { ...pend, ops: Math.max(0, ops - inFlight.length) },
	};
	for (let count = rows.length; ; count = Math.ceil(count / 2)) {
		const some = rows.slice(0, count);
		const text = JSON.stringify({ ...head, ops: packed(some) } satisfies PushRequest);
		if (count === 1 || sizeOf(text) <= pushLimit.bytes) return { rows: some, text };
	}
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
async function pushRaw(talk: Talk, pend: Pending): Promise<Stop | null> {
	for (;;) {
		const batch = await nextBatch(talk, pend, pushLimit.ops, []);
		if (!batch || talk.signal?.aborted) return null;
		const answer = await sendRaw(talk, batch);
		if ('stop' in answer) return answer.stop;
		await park(talk.phone, batch.rows, 'old-app');
	}
}

const sendRaw = (talk: Talk, { text }: Batch): Promise<Heeded<unknown>> =>
	ask(talk, '/sync/push-raw', { method: 'POST', text });
