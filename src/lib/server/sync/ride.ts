// Pushes that wait for the same lock ride in one transaction: the disk is waited for once for all of them.
// Each is still answered by itself, and one that breaks the others is taken alone.
import type { Database } from '../database/database.ts';
import { Problem } from '../problem.ts';
import type { SyncContext } from './context.ts';
import { deliver, type Delivery, type Outcome } from './deliver.ts';

type Rider = {
	delivery: Delivery;
	arrive: (outcome: Outcome) => void;
	fail: (error: unknown) => void;
};
type Stop = { waiting: Rider[]; isRunning: boolean };

const stops = new WeakMap<Database, Map<string, Stop>>();

/** At most so many operations in one transaction: the last rider waits for the first one's. */
const mostOps = 1000;

/** Gives every arrival its verdict, once it is on disk. Throws as `deliver` does. */
export function ride(context: SyncContext, delivery: Delivery): Promise<Outcome> {
	const stop = stopOf(context, delivery.caller.org);
	return new Promise((arrive, fail) => {
		stop.waiting.push({ delivery, arrive, fail });
		if (!stop.isRunning) void drive(context, stop);
	});
}

/** SQLite has one writer for all organizations; PostgreSQL locks each by itself. */
function stopOf({ db, engine }: SyncContext, org: string): Stop {
	const all = stops.get(db) ?? new Map<string, Stop>();
	stops.set(db, all);
	const key = engine === 'sqlite' ? '' : org;
	const known = all.get(key) ?? { waiting: [], isRunning: false };
	all.set(key, known);
	return known;
}

async function drive(context: SyncContext, stop: Stop): Promise<void> {
	stop.isRunning = true;
	while (stop.waiting.length > 0) {
		await everybodyHeard();
		await carry(context, boarding(stop));
	}
	stop.isRunning = false;
}

/**
 * SQLite answers without giving way: whoever spoke while it waited for the disk stands in the event
 * loop's queue, and would otherwise ride alone, one after the other.
 */
const everybodyHeard = (): Promise<void> =>
	new Promise((done) => setImmediate(() => setImmediate(done)));

/** Those who wait longest, and at least one. */
function boarding({ waiting }: Stop): Rider[] {
	let ops = 0;
	const full = waiting.findIndex(({ delivery }, at) => {
		ops += delivery.arrivals.length;
		return at > 0 && ops > mostOps;
	});
	return waiting.splice(0, full < 0 ? waiting.length : full);
}

async function carry(context: SyncContext, riders: readonly Rider[]): Promise<void> {
	try {
		const outcomes = await deliver(
			context,
			riders.map(({ delivery }) => delivery),
		);
		for (const [at, { arrive, fail }] of riders.entries()) {
			const outcome = outcomes[at];
			if (outcome) arrive(outcome);
			else fail(new Error('a delivery without an outcome'));
		}
	} catch (error) {
		if (riders.length === 1 || isForAll(error)) for (const { fail } of riders) fail(error);
		else for (const rider of riders) await carry(context, [rider]);
	}
}

/** What the database cannot do now it cannot do for any of them. */
const isForAll = (error: unknown): boolean =>
	error instanceof Problem && (error.code === 'busy' || error.code === 'disk-full');
