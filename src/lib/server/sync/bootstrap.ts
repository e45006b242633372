// The beginning of a phone that has nothing yet: the working set of one head of the log, page by page.
// First what belongs to no walk, by seq, then walk after walk: so a page that comes after others have
// written still leaves no walk half told.
import { sql } from 'kysely';
import type { SummaryRow, WalkSummary } from '#lib/domain/walk/summary.ts';
import type { ForkAnswer, PullAnswer } from '#lib/protocol/sync.ts';
import { oneOf } from '../database/lists.ts';
import { Problem } from '../problem.ts';
import { chainAt, forkOf, pageHead, type PullRequest, type Reading } from './pull.ts';
import { logColumns, packed, type LogRow } from './rows.ts';
import { visible } from './visible.ts';
import { walksIn, workingSet } from './working-set.ts';

/** `walk` is empty while what belongs to no walk is told; `seq` is the last one told there. */
type Place = { epoch: string; head: number; walk: string; seq: number };

/** One page, or a fork when the log it began in is gone. Throws Problem unreadable. */
export async function bootstrap(
	reading: Reading,
	{ page, scope }: PullRequest,
): Promise<PullAnswer | ForkAnswer> {
	const { epoch, head_seq } = reading.org;
	const place = page ? parsePlace(page) : { epoch, head: head_seq, walk: '', seq: 0 };
	const chain = place.epoch === epoch ? await chainAt(reading, place.head) : null;
	if (chain === null) return forkOf(reading);
	const only = scope ?? null;
	const rows = place.walk === '' ? await walkless(reading, place, only) : [];
	const walks = await workingSet(reading, only);
	if (rows.length < reading.limit) await addWalks(reading, rows, { place, walks });
	const isLast = rows.length < reading.limit;
	const told = { ...pageHead(reading), ops: packed(bySeq(rows)), isLast };
	if (!isLast) return { ...told, next: null, page: placeText(placeAfter(place, rows)) };
	const next = { epoch, seq: place.head, chain };
	const months = await monthsOf(reading, { place, walks, scope: only });
	return { ...told, next, months };
}

const bySeq = (rows: readonly LogRow[]): LogRow[] => [...rows].sort((a, b) => a.seq - b.seq);

function placeAfter({ epoch, head }: Place, rows: readonly LogRow[]): Place {
	const last = rows.at(-1);
	return { epoch, head, walk: last?.walk ?? '', seq: last?.seq ?? 0 };
}

const placeText = ({ epoch, head, walk, seq }: Place): string => [epoch, head, walk, seq].join(':');

function parsePlace(text: string): Place {
	const found = /^([\w.~-]{1,100}):(\d{1,15}):([\w.~-]{0,100}):(\d{1,15})$/.exec(text);
	if (!found) throw new Problem('unreadable');
	const [, epoch = '', head, walk = '', seq] = found;
	return { epoch, head: Number(head), walk, seq: Number(seq) };
}

/** People, places and lists: told whole, however old. */
async function walkless(
	{ db, engine, org, caller, limit }: Reading,
	{ head, seq }: Place,
	scope: string | null,
): Promise<LogRow[]> {
	const only = scope === null ? sql`` : sql`and scope = ${scope}`;
	const found = await sql<LogRow>`
		select ${sql.raw(logColumns)} from ops
			where org = ${org.id} and walk is null and seq > ${seq} and seq <= ${head}
				and ${visible(engine, caller)} ${only}
			order by seq limit ${limit}
	`.execute(db);
	return found.rows;
}

/** So many walks are asked for at once: a page holds some dozens. */
const someWalks = 25;

/** Fills the page with walks; the one a page ended in is gone on with, whatever became of it. */
async function addWalks(
	reading: Reading,
	rows: LogRow[],
	{ place, walks }: { place: Place; walks: readonly string[] },
): Promise<void> {
	const { db, engine, org, caller, limit } = reading;
	const begun = place.walk === '' ? [] : [place.walk];
	// As JavaScript sorts names, whatever the database's language.
	const byWalk = engine === 'sqlite' ? sql`walk` : sql`walk collate "C"`;
	const left = [...begun, ...walks.filter((walk) => walk > place.walk)];
	for (let from = 0; from < left.length && rows.length < limit; from += someWalks) {
		const some = left.slice(from, from + someWalks);
		const found = await sql<LogRow>`
			select ${sql.raw(logColumns)} from ops
				where org = ${org.id} and walk ${oneOf(engine, some)} and seq <= ${place.head}
					and (walk <> ${place.walk} or seq > ${place.seq}) and ${visible(engine, caller)}
				order by ${byWalk}, seq limit ${limit - rows.length}
		`.execute(db);
		rows.push(...found.rows);
	}
}

/**
 * Walks that were not told whole, a row for each site and month. When others have written since the
 * first page, what belongs to the set may have changed between pages: then all are summed up, and a
 * phone that holds one of them knows better.
 */
async function monthsOf(
	reading: Reading,
	{ place, walks, scope }: { place: Place; walks: readonly string[]; scope: string | null },
): Promise<SummaryRow[]> {
	const { db, org } = reading;
	const found = await sql<{ site: string; month: string; walk: string; summary: string }>`
		select site, month, walk, summary from walk_summaries
			where org = ${org.id} and summary is not null and ${walksIn(reading, scope)}
			order by site, month, walked_at, walk
	`.execute(db);
	const held = new Set(org.head_seq === place.head ? walks : []);
	const rows = found.rows.filter(({ walk }) => !held.has(walk));
	const months = Map.groupBy(rows, ({ site, month }) => `${site} ${month}`);
	return [...months.values()].map((some) => ({
		...{ site: some[0]?.site ?? '', month: some[0]?.month ?? '' },
		walks: some.map(({ summary }) => JSON.parse(summary) as WalkSummary),
	}));
}
