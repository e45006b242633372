// One transaction for what phones deliver to one organization; op by op under savepoints when one of them
// breaks it.
import { Problem } from '../problem.ts';
import type { Arrival } from './arrival.ts';
import type { Caller, SyncContext, Writing } from './context.ts';
import { noteDevice, type Word } from './devices.ts';
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
 * Gives every arrival its verdict; all deliveries are of one organization. Throws Problem as
 * `inTransaction` does: then nothing was taken.
 */
export async function deliver(
	context: SyncContext,
	org: string,
	deliveries: readonly Delivery[],
): Promise<Outcome[]> {
	const attempt = (how: typeof enter) =>
		inTransaction(context, async (db) => {
			const ledger = await openLedger({ ...context, db }, org);
			const before = ledger.org.head_seq;
			const outcomes = await takeIn(ledger, deliveries, how);
			return { ledger, outcomes, hasMoved: ledger.org.head_seq > before };
		});
	const { ledger, outcomes, hasMoved } = await attempt(enter).catch((error: unknown) => {
		if (error instanceof Problem) throw error;
		context.log('push.handler', { org, why: String(error) });
		return attempt(enterOneByOne);
	});
	remember(context.db, org, ledger.lists);
	if (hasMoved) context.hints.tell(org, ledger.org.head_seq);
	if (ledger.blurred.size > 0) context.onBlurred?.(org, [...ledger.blurred]);
	return outcomes;
}

async function takeIn(
	ledger: Ledger,
	deliveries: readonly Delivery[],
	how: typeof enter,
): Promise<Outcome[]> {
	const { epoch } = ledger.org;
	const taken = deliveries.filter((one) => one.epoch === null || one.epoch === epoch);
	await how(
		ledger,
		taken.flatMap(({ arrivals }) => arrivals),
	);
	for (const { caller, word, arrivals } of taken)
		await noteDevice(ledger.db, caller, word, { settled: arrivals.length, at: ledger.now });
	const { head_seq: head, chain } = ledger.org;
	const outcome = { epoch, now: ledger.now, head, chain };
	return deliveries.map((one) => ({ ...outcome, isForked: !taken.includes(one) }));
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
