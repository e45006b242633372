// The log of this phone, wherever its operations lie: own ones and all that may change one by one, what
// others said about points of walks in packs. A row costs the same whatever it holds, and ten thousand
// of them are felt when a phone joins. An operation lies in one place only, alone or in one pack.
import { toldOf } from '#lib/protocol/fold.ts';
import { rowsWhere, type OpRow, type PackRow, type PhoneDatabase } from './database.ts';

/** Said about a point of a walk, read with the whole walk, and hardly ever changed. */
const packable = new Set(['answer.set', 'note.set', 'fix.add', 'fix.hide']);

/** Fewer than so many of one walk lie one by one. */
const leastInPack = 4;

/** The walk that a point's name begins with; any other name is its own. */
const walkIn = (ent: string): string => ent.split('/')[0] ?? '';

const inPacks = (packs: readonly PackRow[]): OpRow[] => packs.flatMap(({ ops }) => ops);

/** Every operation that this phone holds. */
export async function allOps(db: PhoneDatabase): Promise<OpRow[]> {
	const [rows, packs] = await Promise.all([db.ops.toArray(), db.packs.toArray()]);
	return [...rows, ...inPacks(packs)];
}

/** How many those are. */
export async function opsCount(db: PhoneDatabase): Promise<number> {
	const [count, packs] = await Promise.all([db.ops.count(), db.packs.toArray()]);
	return count + inPacks(packs).length;
}

/** All operations about these entities. */
export async function opsOfEnts(db: PhoneDatabase, ents: ReadonlySet<string>): Promise<OpRow[]> {
	const walks = new Set([...ents].filter((ent) => ent.includes('/')).map(walkIn));
	const [rows, packs] = await Promise.all([
		rowsWhere(db.ops, 'ent', ents),
		rowsWhere(db.packs, 'walk', walks),
	]);
	return [...rows, ...inPacks(packs).filter(({ ent }) => ents.has(ent))];
}

/** All operations about a walk and its points; those about its photos stand under the photos' names. */
export async function opsOfWalk(db: PhoneDatabase, walk: string): Promise<OpRow[]> {
	const [own, points, packs] = await Promise.all([
		db.ops.where('ent').equals(walk).toArray(),
		db.ops.where('ent').startsWith(`${walk}/`).toArray(),
		db.packs.where('walk').equals(walk).toArray(),
	]);
	return [...own, ...points, ...inPacks(packs)];
}

/** Takes the same out of the log. Runs inside the caller's transaction. */
export async function dropOpsOfWalk(db: PhoneDatabase, walk: string): Promise<void> {
	await db.ops.where('ent').equals(walk).delete();
	await db.ops.where('ent').startsWith(`${walk}/`).delete();
	await db.packs.where('walk').equals(walk).delete();
}

/**
 * Lays the packed operations of walks, or all of them, one by one, where they are found by their names
 * and can be changed. `ents` names the walks or points of them. Runs inside the caller's transaction.
 */
export async function unpack(db: PhoneDatabase, ents?: Iterable<string>): Promise<void> {
	const walks = ents && new Set([...ents].map(walkIn));
	const packs = walks ? await rowsWhere(db.packs, 'walk', walks) : await db.packs.toArray();
	if (packs.length === 0) return;
	await db.ops.bulkPut(inPacks(packs));
	await db.packs.bulkDelete(packs.map(({ id }) => id));
}

/** The same, for the walks in which packed operations of these names lie. */
export async function unpackNamed(db: PhoneDatabase, ids: ReadonlySet<string>): Promise<void> {
	const walks = new Set<string>();
	await db.packs.each(({ walk, ops }) => {
		if (ops.some(({ id }) => ids.has(id))) walks.add(walk);
	});
	if (walks.size > 0) await unpack(db, walks);
}

/**
 * Puts what may lie in packs there, and gives all that must be added one by one: what is of another
 * kind, of too few, or of a walk of which something is here already; that walk is unpacked, so that it is
 * known by its names. Runs inside the caller's transaction.
 */
export async function addPacked(db: PhoneDatabase, fresh: readonly OpRow[]): Promise<OpRow[]> {
	const byWalk = new Map<string, OpRow[]>();
	for (const row of fresh) {
		if (!packable.has(row.kind)) continue;
		const known = byWalk.get(walkIn(row.ent));
		if (known) known.push(row);
		else byWalk.set(walkIn(row.ent), [row]);
	}
	const repeated = new Set(await repeatedWalks(db, byWalk));
	if (repeated.size > 0) await unpack(db, repeated);
	const packs: PackRow[] = [];
	for (const [walk, told] of byWalk) {
		const ops = repeated.has(walk) ? [] : told.filter(mayBePacked);
		const [first] = ops;
		if (first && ops.length >= leastInPack) packs.push({ id: first.id, walk, ops });
	}
	await db.packs.bulkAdd(packs);
	const packed = new Set(inPacks(packs));
	return fresh.filter((row) => !packed.has(row));
}

/** Others' by the server's word: own ones are told again when a server has lost them. */
const mayBePacked = (row: OpRow): boolean =>
	row.state === 'acked' && row.person !== undefined && toldOf(row) !== null;

/** Walks of which an operation with one of these names is here already. */
async function repeatedWalks(
	db: PhoneDatabase,
	byWalk: ReadonlyMap<string, readonly OpRow[]>,
): Promise<string[]> {
	const walks = [...byWalk.keys()];
	const namesIn = (walk: string) => db.ops.where('ent').startsWith(`${walk}/`).primaryKeys();
	const [packs, single, refused] = await Promise.all([
		rowsWhere(db.packs, 'walk', new Set(walks)),
		Promise.all(walks.map(namesIn)),
		// Refused as another's name, it lies here under what this phone meant by it.
		db.ops.where('why').above('').primaryKeys(),
	]);
	const known = new Set([...inPacks(packs).map(({ id }) => id), ...single.flat(), ...refused]);
	return walks.filter((walk) => byWalk.get(walk)?.some(({ id }) => known.has(id)));
}
