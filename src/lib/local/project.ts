// How each kind of operation changes its row. `record`, `absorb` and `rebuild` all come through here.
import { versionAfter, type Version } from '#lib/domain/checklist/checklist.ts';
import type { Fact, Kind, Told } from '#lib/domain/fact.ts';
import { areaAfter, exemptAfter, siteAfter } from '#lib/domain/site/site.ts';
import { answerAfter } from '#lib/domain/walk/answer.ts';
import { photoAfter } from '#lib/domain/walk/photo.ts';
import { walkAfter } from '#lib/domain/walk/walk.ts';
import { inCausalOrder } from '#lib/protocol/merge.ts';
import type { Op } from '#lib/protocol/op.ts';
import { projections, type OpRow, type PhoneDatabase } from './database.ts';
import { summarize } from './summarize.ts';

/** Tables with one row per entity; `summaries` follows from them. */
type Table = Exclude<(typeof projections)[number], 'summaries'>;

type Rule = {
	table: Table;
	key: (told: Fact) => string;
	/** The row after the fact, or undefined when it changes none. */
	after: (row: unknown, told: Told) => unknown;
};

/** Ties a table to its fold; the one place where rows lose their type on the way through. */
function rule<K extends Kind, R>(
	table: Table,
	after: (row: R | undefined, told: Told<K>) => R | undefined,
	key: (told: Fact<K>) => string = (told) => told.ent,
): Rule {
	return { table, key, after } as Rule;
}

const site = rule('sites', siteAfter);
const area = rule('areas', areaAfter);
const exempt = rule('exempts', exemptAfter);
const walk = rule('walks', walkAfter);
const answer = rule('answers', answerAfter);
const photo = rule('photos', photoAfter);
const version = rule<'checklist.publish', Version>(
	'checklists',
	// The first publishing of a content stands: its hour must not depend on arrival.
	(row, told) => row ?? versionAfter(told),
	(told) => told.body.tpl,
);

const rules: Record<Kind, Rule> = {
	'site.set': site,
	'checklist.assign': area,
	'site.exempt': exempt,
	'checklist.publish': version,
	'walk.start': walk,
	'walk.finish': walk,
	'walk.reopen': walk,
	'walk.void': walk,
	'walk.done': walk,
	'answer.set': answer,
	'note.set': answer,
	'fix.add': answer,
	'fix.hide': answer,
	'photo.add': photo,
	'photo.mark': photo,
	'photo.hide': photo,
};

/** The operation as the domain knows it; null for a kind or version that this build does not know. */
export const toldOf = (op: Op): Told | null =>
	Object.hasOwn(rules, op.kind) && op.v === 1 ? (op as unknown as Told) : null;

/** The row that a fact would change, as it stands. */
export function standing(db: PhoneDatabase, fact: Fact): Promise<unknown> {
	const { table, key } = rules[fact.kind];
	return db.table(table).get(key(fact));
}

/** Folds one operation into its row, `before`. Runs inside the caller's transaction. */
export async function project(db: PhoneDatabase, told: Told, before: unknown): Promise<void> {
	const { table, after } = rules[told.kind];
	const row = after(before, told);
	if (row !== undefined) await db.table(table).put(row);
}

/** The walk whose summary an operation may change, or null. */
export function walkOf(told: Fact): string | null {
	const { table } = rules[told.kind];
	if (table === 'walks') return told.ent;
	return table === 'answers' ? (told.ent.split('/')[0] ?? null) : null;
}

/**
 * Folds whole entities from nothing: `log` holds every operation of each entity it speaks of.
 * Replaces their rows and the summaries of their walks. Runs inside the caller's transaction.
 */
export async function fold(db: PhoneDatabase, log: readonly OpRow[]): Promise<void> {
	const rows = new Map<Table, Map<string, unknown>>();
	const walks = new Set<string>();
	for (const op of inCausalOrder(log.filter(({ state }) => state !== 'rejected'))) {
		const told = toldOf(op);
		if (!told) continue;
		const { table, key, after } = rules[told.kind];
		const byKey = rows.get(table) ?? new Map<string, unknown>();
		const row = after(byKey.get(key(told)), told);
		if (row !== undefined) byKey.set(key(told), row);
		rows.set(table, byKey);
		const walkId = walkOf(told);
		if (walkId) walks.add(walkId);
	}
	for (const [table, byKey] of rows) await db.table(table).bulkPut([...byKey.values()]);
	await summarize(db, [...walks]);
}

/** Throws every projection away and folds the whole log again: what they must always equal. */
export async function rebuild(db: PhoneDatabase): Promise<void> {
	await db.transaction('rw', db.tables, async () => {
		for (const table of projections) await db.table(table).clear();
		await fold(db, await db.ops.toArray());
	});
}
