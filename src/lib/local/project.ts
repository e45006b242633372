// Folds operations into this phone's rows. `record`, `absorb` and `rebuild` all come through here.
import type { Fact, Told } from '#lib/domain/fact.ts';
import { ruleOf, toldOf, walkOf, type Noun } from '#lib/protocol/fold.ts';
import { inCausalOrder } from '#lib/protocol/merge.ts';
import { projections, type OpRow, type PhoneDatabase } from './database.ts';
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

/**
 * Folds whole entities from nothing: `log` holds every operation of each entity it speaks of.
 * Replaces their rows and the summaries of their walks. Runs inside the caller's transaction.
 */
export async function fold(db: PhoneDatabase, log: readonly OpRow[]): Promise<void> {
	const rows = new Map<Noun, Map<string, unknown>>();
	const walks = new Set<string>();
	for (const op of inLogOrder(log.filter(({ state }) => state !== 'rejected'))) {
		const told = toldOf(op);
		const rule = told && ruleOf(told);
		if (!rule) continue;
		const byKey = rows.get(rule.noun) ?? new Map<string, unknown>();
		const row = rule.after(byKey.get(rule.key(told)), told);
		if (row !== undefined) byKey.set(rule.key(told), row);
		rows.set(rule.noun, byKey);
		const walkId = walkOf(told);
		if (walkId) walks.add(walkId);
	}
	for (const [noun, byKey] of rows) await db.table(noun).bulkPut([...byKey.values()]);
	await summarize(db, [...walks]);
}

/** Throws every projection away and folds the whole log again: what they must always equal. */
export async function rebuild(db: PhoneDatabase): Promise<void> {
	await db.transaction('rw', db.tables, async () => {
		for (const table of projections) await db.table(table).clear();
		await fold(db, await db.ops.toArray());
	});
}
