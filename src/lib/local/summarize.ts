// Month summaries follow from walks and answers; every score over time is computed from them.
import type { AnswerRow } from '#lib/domain/walk/answer.ts';
import { marksOf } from '#lib/domain/walk/mark.ts';
import { monthAfter, monthOf, summaryOf } from '#lib/domain/walk/summary.ts';
import type { SummaryRow } from '#lib/domain/walk/summary.ts';
import type { Walk } from '#lib/domain/walk/walk.ts';
import type { Op } from '#lib/protocol/op.ts';
import { rowsWhere, type PhoneDatabase } from './database.ts';

/**
 * Puts finished walks into their months and takes all others out. Inside the caller's transaction.
 */
export async function summarize(db: PhoneDatabase, ids: readonly string[]): Promise<void> {
	const walks = (await db.walks.bulkGet([...ids])).filter((walk) => walk !== undefined);
	if (walks.length === 0) return;
	const finished = walks.filter((walk) => walk.state === 'finished');
	const rows = await rowsWhere(db.answers, 'walk', new Set(finished.map((walk) => walk.id)));
	const rowsOf = new Map<string, AnswerRow[]>();
	for (const row of rows) rowsOf.set(row.walk, [...(rowsOf.get(row.walk) ?? []), row]);
	const versions = await versionsOf(db, finished);
	const months = new Map<string, SummaryRow | undefined>();
	for (const walk of walks) {
		const place = { site: walk.site, month: monthOf(walk), walk: walk.id };
		const key = `${place.site} ${place.month}`;
		const before = months.has(key)
			? months.get(key)
			: await db.summaries.get([place.site, place.month]);
		const summary =
			walk.state === 'finished'
				? summaryOf(walk, marksOf(walk, versions, rowsOf.get(walk.id) ?? []))
				: null;
		months.set(key, monthAfter(before, place, summary));
	}
	for (const row of months.values()) {
		if (row && row.walks.length > 0) await db.summaries.put(row);
		else if (row) await db.summaries.delete([row.site, row.month]);
	}
}

/** Walks that may have come before the checklist versions that these operations publish. */
export async function walksWithListsOf(db: PhoneDatabase, ops: readonly Op[]): Promise<string[]> {
	const tpls = new Set(
		ops.flatMap(({ kind, body }) =>
			kind === 'checklist.publish' && body && typeof body === 'object' && 'tpl' in body
				? [body.tpl]
				: [],
		),
	);
	if (tpls.size === 0) return [];
	return db.walks.filter((walk) => walk.areas.some((area) => tpls.has(area.tpl))).primaryKeys();
}

async function versionsOf(db: PhoneDatabase, walks: readonly Walk[]) {
	const tpls = [...new Set(walks.flatMap((walk) => walk.areas.map((area) => area.tpl)))];
	const versions = await db.checklists.bulkGet(tpls);
	return new Map(versions.flatMap((version) => (version ? [[version.tpl, version]] : [])));
}
