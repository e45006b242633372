// One transaction for what several phones deliver; op by op under savepoints when one of them breaks it.
import { Problem } from '../problem.ts';
import type { Arrival } from './arrival.ts';
import type { Caller, SyncContext, Writing } from './context.ts';
import { noteDevices, type Word } from './devices.ts';
import { enter } from './enter.ts';
import { keep } from './keep.ts';
import { ledgerOf, openLedger, type Ledger } from './ledger.ts';
import { remember } from './lists.ts';
import { inSavepoint, inTransaction, troubleOf } from './transaction.ts';
import { write } from './write.ts';

export type Delivery = { caller: Caller; epoch: string | null; word: Word; arrivals: Arrival[] };

/** Where the log stands after it. `isForked`: the phone's place is not in this log; nothing was taken. */
export type Outcome = {
	isForked: boolean;
	epoch: string;
	now: number;
	head: number;
	chain: string;
};

/**
 * Gives every arrival its verdict, and every delivery its outcome. Throws Problem as `inTransaction`
 * does, and whatever breaks several deliveries at once: then nothing was taken.
 */
export async function deliver(
	context: SyncContext,
	deliveries: readonly Delivery[],
): Promise<Outcome[]> {
	try {
		return await attempt(context, deliveries, enter);
	} catch (error) {
		if (deliveries.length > 1 || error instanceof Problem) throw error;
		context.log('push.handler', { org: deliveries[0]?.caller.org ?? '', why: String(error) });
		return attempt(context, deliveries, enterOneByOne);
	}
}

async function attempt(
	context: SyncContext,
	deliveries: readonly Delivery[],
	how: typeof enter,
): Promise<Outcome[]> {
	const byOrg = Map.groupBy(deliveries, ({ caller }) => caller.org);
	const outcomes = new Map<Delivery, Outcome>();
	const moved = await inTransaction(context, async (db) => {
		const ledgers: { ledger: Ledger; before: number }[] = [];
		for (const [org, some] of byOrg) {
			const ledger = await openLedger({ ...context, db }, org);
			ledgers.push({ ledger, before: ledger.org.head_seq });
			await takeIn(ledger, some, { how, outcomes });
		}
		return ledgers;
	});
	for (const { ledger, before } of moved) {
		remember(context.db, ledger.org.id, ledger.lists);
		if (ledger.org.head_seq > before) context.hints.tell(ledger.org.id, ledger.org.head_seq);
		if (ledger.blurred.size > 0) context.onBlurred?.(ledger.org.id, [...ledger.blurred]);
	}
	return deliveries.flatMap((one) => outcomes.get(one) ?? []);
}

type Taking = { how: typeof enter; outcomes: Map<Delivery, Outcome> };

/** What phones of one organization deliver, judged one after the other as if it came from one. */
async function takeIn(
	ledger: Ledger,
	deliveries: readonly Delivery[],
	{ how, outcomes }: Taking,
): Promise<void> {
	const { epoch } = ledger.org;
	const taken = deliveries.filter((one) => one.epoch === null || one.epoch === epoch);
	await how(
		ledger,
		taken.flatMap(({ arrivals }) => arrivals),
	);
	const heard = taken.map(({ caller, word, arrivals }) => ({
		caller,
		word,
		settled: arrivals.length,
	}));
	await noteDevices(ledger, heard, ledger.now);
	const { head_seq: head, chain } = ledger.org;
	for (const one of deliveries) {
		const isForked = !taken.includes(one);
		outcomes.set(one, { isForked, epoch, now: ledger.now, head, chain });
	}
}

/** The one that throws is kept as it came; the others do not wait for it. */
async function enterOneByOne(ledger: Ledger, arrivals: readonly Arrival[]): Promise<void> {
	for (const arrival of arrivals) {
		const alone = await enterAlone(ledger, arrival, ledger.org);
		Object.assign(ledger.org, alone.org);
		for (const [tpl, version] of alone.lists) ledger.lists.set(tpl, version);
	}
}

async function enterAlone(writing: Writing, arrival: Arrival, org: Ledger['org']): Promise<Ledger> {
	try {
		const ledger = ledgerOf(writing, org);
		await inSavepoint(writing.db, () => enter(ledger, [arrival]));
		return ledger;
	} catch (error) {
		if (troubleOf(error) ?? error instanceof Problem) throw error;
		const ledger = ledgerOf(writing, org);
		const text = error instanceof Error ? error.message : String(error);
		arrival.verdict = { id: arrival.id, st: 'rejected', code: 'handler', text };
		keep(ledger, arrival, arrival.verdict);
		await write(ledger);
		return ledger;
	}
}
