// Operations as a server placed them enter this phone's log: new ones are added, known ones get their place.
import { ruleOf, toldOf } from '#lib/protocol/fold.ts';
import { xorOf, type Placed } from '#lib/protocol/sync.ts';
import type { OpRow, PhoneDatabase } from './database.ts';
import { addPacked, unpack } from './log.ts';

/** An operation as a server placed it; strange when this build cannot read what it holds. */
export type Arrived = Placed & { isStrange?: boolean };

/** Who reads, under which install, in which bootstrap; `isAgain` when most is known already. */
export type Reader = { person: string; dev: string | null; gen: number; isAgain: boolean };

/**
 * `changed` are known operations as they were, where what changed about them may change a row;
 * `confirmed` folds those that a verdict had called accepted.
 */
export type Entered = {
	fresh: OpRow[];
	changed: OpRow[];
	confirmed: { count: number; xor: number };
};

/** Runs inside the caller's transaction. What nobody has heard of is not looked up first: that is quick. */
export async function enter(
	db: PhoneDatabase,
	placed: readonly Arrived[],
	reader: Reader,
): Promise<Entered> {
	const ents = placed.map(({ op }) => op.ent);
	// A walk that comes again is known by its names.
	if (reader.isAgain) await unpack(db, ents);
	const own = placed.filter(({ op }) => reader.isAgain || op.dev === reader.dev);
	const known = await knownOf(
		db,
		own.map(({ op }) => op.id),
	);
	const names = new Set(known.keys());
	const unheard = placed.filter(({ op: { id } }) => !names.has(id) && names.add(id));
	const rows = unheard.map((one) => rowOf(one, reader));
	const refusedIds = await addAll(db, reader.isAgain ? rows : await addPacked(db, rows));
	for (const [id, row] of await knownOf(db, refusedIds)) known.set(id, row);
	const fresh = rows.filter(({ id }) => !known.has(id));
	const changed: OpRow[] = [];
	const confirmed: string[] = [];
	const updates: OpRow[] = [];
	for (const one of placed) {
		const row = known.get(one.op.id);
		if (!row) continue;
		if (row.unsure) confirmed.push(row.id);
		const next = placedRow(row, one, reader);
		if (!next) continue;
		updates.push(next);
		if (mayMove(row, next)) changed.push(row);
	}
	await db.ops.bulkPut(updates);
	return { fresh, changed, confirmed: { count: confirmed.length, xor: xorOf(confirmed) } };
}

async function knownOf(db: PhoneDatabase, ids: readonly string[]): Promise<Map<string, OpRow>> {
	if (ids.length === 0) return new Map();
	const rows = await db.ops.bulkGet([...ids]);
	return new Map(rows.flatMap((row) => (row ? [[row.id, row] as const] : [])));
}

/** Gives the ids of those that were there already; any other failure ends the transaction. */
async function addAll(db: PhoneDatabase, rows: readonly OpRow[]): Promise<string[]> {
	try {
		await db.ops.bulkAdd(rows);
		return [];
	} catch (error) {
		const failures = (error as { failuresByPos?: Record<number, { name: string }> }).failuresByPos;
		if (!failures) throw error;
		return Object.entries(failures).map(([at, { name }]) => {
			if (name !== 'ConstraintError') throw error;
			return rows[Number(at)]?.id ?? '';
		});
	}
}

/** What cannot be read lies in the log, outside the fold, for a person or a newer build to see. */
const rowOf = ({ op, seq, person, time, isStrange }: Arrived, { gen }: Reader): OpRow => ({
	...op,
	...(isStrange ? { state: 'rejected', why: 'unreadable' } : { state: 'acked' }),
	seq,
	person,
	...(time === undefined ? {} : { time }),
	gen,
});

/**
 * A known operation with its place, or null when it has it already. Without a person it stays this
 * database's own; what the server took away or numbered otherwise is so here too.
 */
function placedRow(row: OpRow, arrived: Arrived, reader: Reader): OpRow | null {
	const { op, seq, person, time, isStrange } = arrived;
	if (isStrange && row.seq === seq) return null;
	const isOwn = row.person === undefined && person === reader.person;
	const next: OpRow = { ...row, dev: op.dev, n: op.n, state: 'acked', seq };
	if (op.body === null) next.body = null;
	if (!isOwn) Object.assign(next, { person, gen: reader.gen });
	if (time === undefined) delete next.time;
	else next.time = time;
	delete next.outbox;
	delete next.why;
	const isSame = (Object.keys({ ...row, ...next }) as (keyof OpRow)[]).every(
		(key) => row[key] === next[key],
	);
	return isSame ? null : next;
}

function mayMove(before: OpRow, after: OpRow): boolean {
	if (before.state === 'rejected' || (before.body !== null && after.body === null)) return true;
	if (before.seq === after.seq && before.time === after.time) return false;
	const told = toldOf(before);
	return told !== null && ruleOf(told)?.isCommutative === false;
}
