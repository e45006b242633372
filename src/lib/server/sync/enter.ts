// Operations enter the log: learned about together, judged and placed one after the other, written at once.
import type { Arrival } from './arrival.ts';
import { declarePhotos } from './declare-photos.ts';
import { judge, type Judgement } from './judge.ts';
import { keep, noteTwin } from './keep.ts';
import { learn } from './known.ts';
import type { Ledger } from './ledger.ts';
import { place } from './place.ts';
import { publishChecks } from './publish-checks.ts';
import { summarize } from './summarize.ts';
import { write } from './write.ts';
import { rawOf } from './arrival.ts';

/**
 * Gives every arrival its verdict. Each is judged knowing what the ones before it changed. Runs under
 * the organization's lock; nobody hears a verdict before the commit.
 */
export async function enter(ledger: Ledger, arrivals: readonly Arrival[]): Promise<void> {
	// 1. What is known of them, in one question a table.
	await learn(ledger, arrivals);
	// 2. Judge, number and fold, in memory.
	for (const arrival of arrivals) settle(ledger, arrival);
	// 3. What follows: sealed checks are shown, finished walks are summed up.
	publishChecks(ledger);
	await summarize(ledger);
	// 4. All of it into the database.
	await write(ledger);
}

function settle(ledger: Ledger, arrival: Arrival): void {
	const judgement = judge(ledger, arrival);
	switch (judgement.st) {
		case 'ok':
			accept(ledger, arrival, judgement);
			return;
		case 'dup': {
			const { seq, time } = judgement.known;
			noteTwin(ledger, arrival, seq);
			arrival.verdict = { id: arrival.id, st: 'dup', seq, ...timeIn(time) };
			return;
		}
		case 'parked':
			arrival.verdict = { id: arrival.id, st: 'parked', why: judgement.code };
			keep(ledger, arrival, judgement);
			return;
		case 'rejected': {
			const { st, code, text } = judgement;
			arrival.verdict = { id: arrival.id, st, code, text };
			keep(ledger, arrival, judgement);
		}
	}
}

function accept(
	ledger: Ledger,
	arrival: Arrival,
	{ read, told }: Extract<Judgement, { st: 'ok' }>,
): void {
	const { by, id, seen } = arrival;
	const { seq, time } = place(ledger, read, { told, person: by.person, seen });
	declarePhotos(ledger, told, { ref: id, person: by.person, device: by.device });
	for (const row of ledger.held.get(id) ?? [])
		if (row.id === read.content || row.raw === rawOf(arrival).raw) ledger.admitted.push(row.id);
	arrival.verdict = { id, st: 'ok', seq, ...timeIn(time) };
}

const timeIn = (time: number | null): { time?: number } => (time === null ? {} : { time });
