// Folds operations into this phone's rows. `record`, `absorb` and `rebuild` all come through here.
import type { Fact, Told } from '#lib/domain/fact.ts';
import type { Walk } from '#lib/domain/walk/walk.ts';
import { ruleOf, toldOf, walkOf, type Noun } from '#lib/protocol/fold.ts';
import { inCausalOrder } from '#lib/protocol/merge.ts';
import { projections, type OpRow, type PhoneDatabase } from './database.ts';
import { allOps, opsOfEnts } from './log.ts';
import { summarize } from './summarize.ts';

export { toldOf, walkOf };

/** The row that a fact would change, as it stands. */
export async function standing(db: PhoneDatabase, fact: Fact): Promise<unknown> {
	const rule = ruleOf(fact);
	return rule ? db.table(rule.noun).get(rule.key(fact)) : undefined;
}

/** Folds one operation into its row, `before`. Runs inside the caller's transaction. */
export async function project(db: PhoneDatabase, told: Told, before: unknown): Promise<void> {
	const rule = ruleOf(told);
	const row = rule?.after(before, told);
	if (rule && row !== undefined) await db.table(rule.noun).put(row);
}

/** As a server has them, by its numbers; then what no server has yet, causes first. */
export function inLogOrder<R extends OpRow>(log: readonly R[]): R[] {
	const accepted = log.filter((op) => op.seq !== undefined);
	const waiting = log.filter((op) => op.seq === undefined);
	accepted.sort((a, b) => (a.seq ?? 0) - (b.seq ?? 0));
	return [...accepted, ...inCausalOrder(waiting)];
}

type Rows = Map<Noun, Map<string, unknown>>;

/** The rows that operations make from nothing; what was rejected makes none. */
function rowsOf(log: readonly OpRow[]): Rows {
	const rows: Rows = new Map();
	for (const op of inLogOrder(log.filter(({ state }) => state !== 'rejected'))) {
		const told = toldOf(op);
		const rule = told && ruleOf(told);
		if (!rule) continue;
		const byKey = rows.get(rule.noun) ?? new Map<string, unknown>();
		const row = rule.after(byKey.get(rule.key(told)), told);
		if (row !== undefined) byKey.set(rule.key(told), row);
		rows.set(rule.noun, byKey);
	}
	return rows;
}

/**
 * Folds whole entities from nothing: `log` holds every operation of each entity it speaks of.
 * Replaces their rows and the summaries of their walks. Runs inside the caller's transaction.
 */
export async function fold(db: PhoneDatabase, log: readonly OpRow[]): Promise<void> {
	const rows = rowsOf(log);
	for (const [noun, byKey] of rows) await db.table(noun).bulkPut([...byKey.values()]);
	await summarize(db, walksOf(log));
}

/** The walks whose summaries operations may change. */
export const walksOf = (ops: readonly Pick<OpRow, 'kind' | 'ent'>[]): string[] => [
	...new Set(ops.flatMap((op) => walkOf(op as Pick<Fact, 'kind' | 'ent'>) ?? [])),
];

/** What a folding did to walks: those that came to be here, and those that changed, as they were. */
export type Moved = { changed: Set<string>; before: Walk[]; arrived: Walk[] };

/**
 * Folds the entities of these operations anew from the log as it stands, after an operation left it,
 * got its place in it or lost its content; rows that nothing makes any more go. Each operation is given
 * as it was before. Months are left to the caller, and all inside its transaction.
 */
export async function refoldRows(db: PhoneDatabase, ops: readonly OpRow[]): Promise<Moved> {
	const moved: Moved = { changed: new Set(), before: [], arrived: [] };
	if (ops.length === 0) return moved;
	const rows = rowsOf(await opsOfEnts(db, new Set(ops.map((op) => op.ent))));
	for (const [noun, keys] of keysOf(ops)) {
		const table = db.table<unknown, string>(noun);
		const names = [...keys];
		const before = await table.bulkGet(names);
		for (const [index, key] of names.entries()) {
			const [was, is] = [before[index], rows.get(noun)?.get(key)];
			if (JSON.stringify(was) === JSON.stringify(is)) continue;
			await (is === undefined ? table.delete(key) : table.put(is));
			if (noun === 'walks' && was) moved.before.push(was as Walk);
			if (noun === 'walks' && !was) moved.arrived.push(is as Walk);
			if (noun === 'walks') moved.changed.add(key);
			if (noun === 'answers') moved.changed.add(key.split('/')[0] ?? '');
		}
	}
	return moved;
}

/** The same, and the months of the walks it touched. */
export async function refold(db: PhoneDatabase, ops: readonly OpRow[]): Promise<void> {
	const { changed, before } = await refoldRows(db, ops);
	await summarize(db, [...changed], before);
}

function keysOf(ops: readonly OpRow[]): Map<Noun, Set<string>> {
	const keys = new Map<Noun, Set<string>>();
	for (const op of ops) {
		const told = toldOf(op);
		const rule = told && ruleOf(told);
		if (rule) keys.set(rule.noun, (keys.get(rule.noun) ?? new Set()).add(rule.key(told)));
	}
	return keys;
}

/**
 * Throws every projection away and folds the whole log again: what they must always equal. Months
 * of walks that only a server told of stand in the archives.
 */
export async function rebuild(db: PhoneDatabase): Promise<void> {
	await db.transaction('rw', db.tables, async () => {
		for (const table of projections) await db.table(table).clear();
		await db.summaries.bulkAdd(await db.archives.toArray());
		await fold(db, await allOps(db));
	});
}
