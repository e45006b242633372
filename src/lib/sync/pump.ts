// One function is called by the timer, a write, the network and the screen coming back. Each time it reads
// from the databases what there is to do: nothing is remembered between two rounds.
import type { Here } from '#lib/domain/here.ts';
import { opOf } from '#lib/local/database.ts';
import { leaveIfEmpty } from '#lib/local/enrol.ts';
import { accountOf, contactOf, keepContact, keepLink, linkOf } from '#lib/local/link.ts';
import { requeue, sendable } from '#lib/local/outbox.ts';
import type { Phone } from '#lib/local/phone.ts';
import { fork } from '#lib/local/restart.ts';
import { pendingNow, standingNow, type Standing } from '#lib/local/standing.ts';
import { tidyIfDue } from '#lib/local/tidy.ts';
import { reread, takeUpKnown } from '#lib/local/unknown.ts';
import { sendPhotos } from './photos.ts';
import { isReadable, pull } from './pull.ts';
import { push } from './push.ts';
import type { Stop, Talk } from './talk.ts';
import type { Transport } from './transport.ts';
import { fetchScopes, fetchWalks } from './walks.ts';

/** Runs work under a lock of that name if it is free; gives false when somebody else holds it. */
export type Locks = (name: string, work: () => Promise<void>) => Promise<boolean>;

export type Pumping = {
	phones: readonly Phone[];
	transport: Transport;
	here: Here;
	/** The application's version. */
	app: string;
	/** Two tabs pumping at once would only do everything twice: that is harmless, and dear. */
	locks?: Locks;
	signal?: AbortSignal;
	/** Told whenever something was sent. */
	onProgress?: () => void;
	/** Told of a database that could not be opened, or of a fault of ours: the others go on. */
	onFault?: (phone: Phone, error: unknown) => void;
};

/** How a database stands after the round; `retry` (seconds) when the server asked for patience. */
export type Pumped = { phone: Phone; standing: Standing; retry: number | null; isBusy: boolean };

/** A round that takes longer is broken off: what it did is kept, and the next one goes on from there. */
export const roundLimit = 60_000;

/**
 * Drains every database under its own token, one after another: what Ana told never travels as Luis's.
 * Never throws for what a server or a line does; a database that cannot be opened is left out.
 */
export async function pump(pumping: Pumping): Promise<Pumped[]> {
	const all: Pumped[] = [];
	for (const phone of pumping.phones) {
		if (pumping.signal?.aborted) break;
		try {
			all.push(await pumpOne(pumping, phone));
		} catch (error) {
			pumping.onFault?.(phone, error);
		}
	}
	return all;
}

async function pumpOne(pumping: Pumping, phone: Phone): Promise<Pumped> {
	const account = await phone.run(accountOf);
	if (account?.token == null)
		return { phone, standing: await phone.run(standingNow), retry: null, isBusy: false };
	let stop: Stop | null = null;
	const locks = pumping.locks ?? unlocked;
	const isOurs = await locks(`todo-habla-sync-${phone.db.name}`, async () => {
		const { transport, here, app, signal } = pumping;
		const ended = withLimit(signal);
		const heard = { at: null, off: null };
		const talk: Talk = { phone, account, transport, here, app, signal: ended.signal, heard };
		try {
			await takeUpKnown(phone);
			await reread(phone, (row) => isReadable(opOf(row)));
			stop = await round(talk, pumping.onProgress);
			// By the hour that this round heard: a clock that jumped must not let walks go.
			await note(talk, stop);
			if (!stop) await whenAllIsWell(phone, here.now());
		} finally {
			ended.release();
			await note(talk, stop);
			if (account.isLeaving) await leaveIfEmpty(phone);
		}
	});
	return { phone, standing: await phone.run(standingNow), retry: retryOf(stop), isBusy: !isOurs };
}

async function whenAllIsWell(phone: Phone, now: number): Promise<void> {
	const again = await phone.run(sendable);
	if (again.length > 0) await requeue(phone, again);
	await tidyIfDue(phone, now);
}

const unlocked: Locks = async (_, work) => {
	await work();
	return true;
};

const retryOf = (stop: Stop | null): number | null =>
	stop?.kind === 'problem' ? stop.retry : null;

/** Own work first, then what others told, then what is missing here; pictures come last. */
async function round(talk: Talk, onProgress: () => void = () => undefined): Promise<Stop | null> {
	for (let forks = 0; ; forks += 1) {
		const stop = await operations(talk);
		onProgress();
		if (stop?.kind !== 'fork') return stop ?? (await sendPhotos(talk, onProgress));
		// A server that forks again and again is left alone until the next round.
		if (forks === 2) return { kind: 'problem', code: 'fork', facts: {}, retry: null };
		await fork(talk.phone, stop.epoch, talk.here.now());
	}
}

async function operations(talk: Talk): Promise<Stop | null> {
	const pend = await talk.phone.run(pendingNow);
	const stop =
		(await push(talk, pend)) ??
		(await pull(talk)) ??
		(await fetchScopes(talk)) ??
		(await fetchWalks(talk));
	if (stop) return stop;
	// The end of a walk that was just heard of may have made this phone tell something.
	const left = await talk.phone.run(pendingNow);
	return left.ops > 0 && left.ops !== pend.ops ? push(talk, left) : null;
}

/** Smaller differences are the line's, not the clock's. */
const tolerance = 2_000;

/** What the round heard is kept once, whatever became of it. */
async function note({ phone, heard }: Talk, stop: Stop | null): Promise<void> {
	await phone.run((db) =>
		db.transaction('rw', db.meta, async () => {
			const [link, contact] = await Promise.all([linkOf(db), contactOf(db)]);
			const { off } = heard;
			if (off !== null && Math.abs(off - link.off) > tolerance)
				await keepLink(db, { ...link, off });
			await keepContact(db, { at: heard.at ?? contact.at, trouble: troubleOf(stop) });
		}),
	);
}

function troubleOf(stop: Stop | null) {
	if (!stop) return null;
	if (stop.kind === 'problem') return { code: stop.code, facts: stop.facts };
	return { code: stop.kind };
}

function withLimit(outer: AbortSignal | undefined) {
	const own = new AbortController();
	const stop = () => own.abort();
	const timer = setTimeout(stop, roundLimit);
	outer?.addEventListener('abort', stop);
	return {
		signal: own.signal,
		release: () => {
			clearTimeout(timer);
			outer?.removeEventListener('abort', stop);
		},
	};
}
