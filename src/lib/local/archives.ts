// Months as a server told them, of walks whose operations this phone does not hold. The months that
// screens read are these and the fold of the log together.
import { monthAfter, type SummaryRow, type WalkSummary } from '#lib/domain/walk/summary.ts';
import type { PhoneDatabase } from './database.ts';
import { unpack } from './log.ts';
import { heedPlace } from './membership.ts';
import { monthAt, monthsAt, putMonths } from './months.ts';
import { rebuild } from './project.ts';

/**
 * The working set is here: its months replace those told before, and what an earlier bootstrap had
 * brought and this one did not leaves. Runs inside the caller's transaction.
 */
export async function endBootstrap(
	db: PhoneDatabase,
	months: readonly SummaryRow[],
	gen: number,
): Promise<void> {
	await db.archives.clear();
	await db.wanted.clear();
	if (gen === 0) return mergeMonths(db, months);
	await unpack(db);
	const stale = await db.ops
		.filter((row) => row.person !== undefined && row.gen !== gen)
		.primaryKeys();
	await db.ops.bulkDelete(stale);
	await heedPlace(db);
	await rebuild(db);
	await mergeMonths(db, months);
	await wantUnheld(db);
}

/** Months in addition to those known; walks that this phone holds are left out. */
export async function mergeMonths(db: PhoneDatabase, months: readonly SummaryRow[]): Promise<void> {
	const held = new Set(await db.walks.toCollection().primaryKeys());
	const told = months
		.map((month) => ({ ...month, walks: month.walks.filter(({ walk }) => !held.has(walk)) }))
		.filter(({ walks }) => walks.length > 0);
	const keys = told.map(({ site, month }): [string, string] => [site, month]);
	for (const table of [db.archives, db.summaries]) {
		const known = await monthsAt(table, keys);
		await putMonths(
			table,
			told.map((month, at) => monthWith(known[at], month, month.walks)),
		);
	}
}

/** The month with these walks in it, once each. */
function monthWith(
	row: SummaryRow | undefined,
	{ site, month }: { site: string; month: string },
	told: readonly WalkSummary[],
): SummaryRow {
	const fresh = new Set(told.map(({ walk }) => walk));
	const others = (row?.walks ?? []).filter(({ walk }) => !fresh.has(walk));
	const last = told.at(-1);
	const walks = [...others, ...told.slice(0, -1)];
	return monthAfter({ site, month, walks }, { site, month, walk: last?.walk ?? '' }, last ?? null);
}

/** A walk whose operations leave this phone is told of by the archives from now on. */
export async function archive(db: PhoneDatabase, summaries: readonly WalkSummary[]): Promise<void> {
	for (const summary of summaries) {
		const place = { site: summary.site, month: summary.day.slice(0, 7) };
		const row = await monthAt(db.archives, place.site, place.month);
		await putMonths(db.archives, [monthWith(row, place, [summary])]);
	}
}

/** Answers whose walk did not come with the working set. */
async function wantUnheld(db: PhoneDatabase): Promise<void> {
	const held = new Set(await db.walks.toCollection().primaryKeys());
	const points = await db.answers.toCollection().primaryKeys();
	const walks = new Set(points.map((ent) => ent.split('/')[0] ?? ''));
	const missing = [...walks].filter((walk) => !held.has(walk));
	await db.wanted.bulkPut(missing.map((walk) => ({ walk })));
}
