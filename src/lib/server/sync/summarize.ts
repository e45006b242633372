// One row per walk, with its outcomes once it is finished: what phones that do not hold the walk are told
// of it, by the same fold that they would use.
import { sql } from 'kysely';
import type { Version } from '#lib/domain/checklist/checklist.ts';
import type { AnswerRow } from '#lib/domain/walk/answer.ts';
import { marksOf } from '#lib/domain/walk/mark.ts';
import { monthOf, summaryOf } from '#lib/domain/walk/summary.ts';
import type { Walk } from '#lib/domain/walk/walk.ts';
import { foundBy } from '../database/lists.ts';
import { learnEntries } from './known.ts';
import { entryKey, rowIn, type Ledger } from './ledger.ts';
import { listsOf } from './lists.ts';

/** Makes the rows of all walks that changed; nothing is written yet. */
export async function summarize(ledger: Ledger): Promise<void> {
	await touchWalksOfNewLists(ledger);
	const walks = [...ledger.touched].flatMap((id) => rowIn<Walk>(ledger, 'walks', id) ?? []);
	if (walks.length === 0) return;
	const finished = walks.filter(({ state }) => state === 'finished');
	const versions = await versionsOf(ledger, finished);
	const answers = await answersOf(ledger, finished);
	for (const walk of walks) {
		const scope = ledger.entries.get(entryKey('walks', walk.id))?.scope ?? '';
		const marks = () => marksOf(walk, versions, answers.get(walk.id) ?? []);
		ledger.summaries.push({
			...{ org: ledger.org.id, site: walk.site, month: monthOf(walk), walk: walk.id, scope },
			...{ kind: walk.kind, state: walk.state, walked_at: walk.walkedAt },
			person: ledger.authors.get(walk.id) ?? '',
			summary: walk.state === 'finished' ? JSON.stringify(summaryOf(walk, marks())) : null,
		});
	}
}

/** Walks that came before the version they were walked by. */
async function touchWalksOfNewLists(ledger: Ledger): Promise<void> {
	const { db, org } = ledger;
	for (const tpl of ledger.published) {
		const found = await sql<{ key: string }>`
			select key from projections where org = ${org.id} and noun = 'walks'
				and row like ${`%"tpl":"${tpl}"%`}
		`.execute(db);
		const fresh = found.rows.filter(({ key }) => !ledger.entries.has(entryKey('walks', key)));
		await learnEntries(
			ledger,
			fresh.map(({ key }) => ['walks', key]),
		);
		for (const { key } of found.rows) ledger.touched.add(key);
	}
}

async function versionsOf(ledger: Ledger, walks: readonly Walk[]): Promise<Map<string, Version>> {
	const tpls = new Set(walks.flatMap((walk) => walk.areas.map(({ tpl }) => tpl)));
	const known = listsOf(ledger.db, ledger.org.id);
	for (const tpl of tpls) {
		const list = known.get(tpl);
		if (list && !ledger.lists.has(tpl)) ledger.lists.set(tpl, list);
	}
	const missing = [...tpls].filter((tpl) => !ledger.lists.has(tpl));
	await learnEntries(
		ledger,
		missing.map((tpl) => ['checklists', tpl]),
	);
	return ledger.lists;
}

/** Those that this transaction knows or changed, and of the others what the database has. */
async function answersOf(
	ledger: Ledger,
	walks: readonly Walk[],
): Promise<Map<string, AnswerRow[]>> {
	if (walks.length === 0) return new Map();
	const ids = new Set(walks.map(({ id }) => id));
	const by = { table: 'projections', columns: 'key, row', org: ledger.org.id };
	const found = await foundBy<{ key: string; row: string }>(
		ledger.engine,
		{ ...by, key: ['walk', 'noun'] },
		[...ids].map((id) => [id, 'answers']),
	).execute(ledger.db);
	const rows = new Map<string, AnswerRow>();
	for (const [place, { walk, row }] of ledger.entries)
		if (walk !== null && ids.has(walk) && place.startsWith('answers '))
			rows.set((row as AnswerRow).ent, row as AnswerRow);
	for (const { key, row } of found.rows)
		if (!rows.has(key)) rows.set(key, JSON.parse(row) as AnswerRow);
	return Map.groupBy(rows.values(), ({ walk }) => walk) as Map<string, AnswerRow[]>;
}
