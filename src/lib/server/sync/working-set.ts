// The walks a phone should hold whole: open ones, own ones of the last month, those that found what is
// still open, and the month's spot checks. Everything else it is told in summaries.
import { sql } from 'kysely';
import { openIntrusions } from '#lib/domain/walk/open-intrusions.ts';
import type { WalkSummary } from '#lib/domain/walk/summary.ts';
import type { Version } from '#lib/domain/checklist/checklist.ts';
import { oneOf } from '../database/lists.ts';
import type { WalkSummariesTable } from '../database/tables/walk-summaries.ts';
import type { Reading } from './pull.ts';
import { visibleWalks } from './visible.ts';

const aDay = 86_400_000;
const month = 30 * aDay;
/** As far back as a phone looks for what is still open. */
const reach = 60 * aDay;

/** Ids of visible walks, sorted; with `scope`, of that one alone. */
export async function workingSet(reading: Reading, scope: string | null): Promise<string[]> {
	const { caller, here } = reading;
	const now = here.now();
	const walks = new Set(await openOwnAndSpot(reading, scope, now - month));
	if (caller.viewer.role !== 'auditor')
		for (const walk of await stillOpen(reading, scope, now - reach)) walks.add(walk);
	return [...walks].sort();
}

async function openOwnAndSpot(
	reading: Reading,
	scope: string | null,
	since: number,
): Promise<string[]> {
	const { db, org, caller } = reading;
	const found = await sql<{ walk: string }>`
		select walk from walk_summaries where org = ${org.id} and ${walksIn(reading, scope)}
			and (state = 'open' or (walked_at >= ${since}
				and (person = ${caller.person} or kind = 'spot')))
	`.execute(db);
	return found.rows.map(({ walk }) => walk);
}

/** Walks whose intrusions nobody has seen mended since. */
async function stillOpen(reading: Reading, scope: string | null, since: number): Promise<string[]> {
	const { db, org } = reading;
	const found = await sql<WalkSummariesTable>`
		select * from walk_summaries where org = ${org.id} and ${walksIn(reading, scope)}
			and summary is not null and kind = 'house' and walked_at >= ${since}
			order by walked_at, walk
	`.execute(db);
	const summaries = found.rows.map(({ summary }) => JSON.parse(summary ?? '') as WalkSummary);
	const versions = await versionsOf(reading, summaries);
	const bySite = Map.groupBy(summaries, ({ site }) => site);
	return [...bySite.values()].flatMap((some) =>
		openIntrusions(some, versions).map(({ walk }) => walk),
	);
}

/** Walks a caller may see; of a site, its spot checks too. */
export function walksIn({ engine, caller }: Reading, scope: string | null) {
	const all = visibleWalks(engine, caller);
	if (scope === null) return all;
	const site = scope.startsWith('site:') ? scope.slice('site:'.length) : '';
	return sql<boolean>`(${all} and (scope = ${scope} or site = ${site}))`;
}

async function versionsOf(
	{ db, engine, org }: Reading,
	summaries: readonly WalkSummary[],
): Promise<Map<string, Version>> {
	const tpls = new Set(summaries.flatMap(({ areas }) => areas.map(({ tpl }) => tpl)));
	const found = await sql<{ key: string; row: string }>`
		select key, row from projections where org = ${org.id} and noun = 'checklists'
			and key ${oneOf(engine, [...tpls])}
	`.execute(db);
	return new Map(found.rows.map(({ key, row }) => [key, JSON.parse(row) as Version]));
}
