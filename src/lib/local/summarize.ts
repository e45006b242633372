// Month summaries follow from walks and answers; every score over time is computed from them.
import type { AnswerRow } from '#lib/domain/walk/answer.ts';
import { marksOf } from '#lib/domain/walk/mark.ts';
import { monthAfter, monthOf, summaryOf } from '#lib/domain/walk/summary.ts';
import type { SummaryRow } from '#lib/domain/walk/summary.ts';
import type { Walk } from '#lib/domain/walk/walk.ts';
import type { Op } from '#lib/protocol/op.ts';
import { answersToAll, type PhoneDatabase } from './database.ts';
import { monthsAt, putMonths } from './months.ts';

/** Answers by walk, where the caller holds all of a walk's already. */
export type AnswersOf = ReadonlyMap<string, readonly AnswerRow[]>;

/**
 * Puts finished walks into their months and takes all others out. `before` are walks as they stood,
 * where they may have been of another month or are gone. Inside the caller's transaction.
 */
export async function summarize(
	db: PhoneDatabase,
	ids: readonly string[],
	before: readonly Walk[] = [],
	held: AnswersOf = new Map(),
): Promise<void> {
	const walks = (await db.walks.bulkGet([...ids])).filter((walk) => walk !== undefined);
	if (walks.length + before.length === 0) return;
	const finished = walks.filter((walk) => walk.state === 'finished');
	const answers = new Map([...(await answersOf(db, finished, held)), ...held]);
	const versions = await versionsOf(db, finished);
	const months = await monthsOf(db, [...before, ...walks]);
	for (const walk of before) takeOut(months, walk);
	for (const walk of walks) {
		takeOut(months, walk);
		if (walk.state !== 'finished') continue;
		const summary = summaryOf(walk, marksOf(walk, versions, answers.get(walk.id) ?? []));
		const row = months.get(keyOf(walk));
		months.set(keyOf(walk), monthAfter(row, placeOf(walk), summary));
	}
	await putMonths(db.summaries, [...months.values()]);
}

type Placed = Pick<Walk, 'id' | 'site' | 'day'>;
const placeOf = (walk: Placed) => ({ site: walk.site, month: monthOf(walk), walk: walk.id });
const keyOf = (walk: Placed): string => `${walk.site} ${monthOf(walk)}`;

function takeOut(months: Map<string, SummaryRow>, walk: Placed): void {
	months.set(keyOf(walk), monthAfter(months.get(keyOf(walk)), placeOf(walk), null));
}

async function monthsOf(
	db: PhoneDatabase,
	walks: readonly Placed[],
): Promise<Map<string, SummaryRow>> {
	const places = new Map(walks.map((walk) => [keyOf(walk), placeOf(walk)]));
	const keys = [...places.values()].map(({ site, month }): [string, string] => [site, month]);
	const rows = await monthsAt(db.summaries, keys);
	return new Map(
		[...places.keys()].flatMap((key, index) => {
			const row = rows[index];
			return row ? [[key, row] as const] : [];
		}),
	);
}

/** One question for each walk is quick for hundreds of them, and never reads what is not asked for. */
async function answersOf(
	db: PhoneDatabase,
	walks: readonly Walk[],
	held: AnswersOf,
): Promise<Map<string, AnswerRow[]>> {
	const ids = walks.map(({ id }) => id).filter((id) => !held.has(id));
	const rows = await answersToAll(db, new Set(ids));
	const byWalk = new Map<string, AnswerRow[]>();
	for (const row of rows) {
		const known = byWalk.get(row.walk);
		if (known) known.push(row);
		else byWalk.set(row.walk, [row]);
	}
	return byWalk;
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
