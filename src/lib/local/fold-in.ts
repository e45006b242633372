// New operations are folded onto the rows as they stand, without reading the log: a page of a thousand
// answers costs little more than writing them down. Where order matters, the log is asked after all.
import type { Told } from '#lib/domain/fact.ts';
import type { AnswerRow } from '#lib/domain/walk/answer.ts';
import { ruleOf, toldOf, walkOf, type Noun } from '#lib/protocol/fold.ts';
import { answersToAll, type OpRow, type PhoneDatabase } from './database.ts';
import { monthAt, putMonths } from './months.ts';
import { refoldRows, type Moved } from './project.ts';
import { summarize, walksWithListsOf } from './summarize.ts';

/**
 * Folds `fresh` in, and the entities of `changed` anew; months follow. Gives what became of walks.
 * Runs inside the caller's transaction, after the operations entered the log.
 */
export async function foldIn(
	db: PhoneDatabase,
	fresh: readonly OpRow[],
	changed: readonly OpRow[] = [],
): Promise<Moved> {
	const [free, ordered] = sorted(fresh);
	const again = await refoldRows(db, changed);
	const answers = await ontoStanding(db, free);
	const inOrder = await refoldRows(db, ordered);
	const moved: Moved = {
		changed: new Set([...again.changed, ...inOrder.changed, ...answers.keys()]),
		before: [...again.before, ...inOrder.before],
		arrived: [...again.arrived, ...inOrder.arrived],
	};
	await leaveArchives(db, moved);
	const walks = [...moved.changed, ...(await walksWithListsOf(db, fresh))];
	await summarize(db, [...new Set(walks)], moved.before, answers);
	return moved;
}

function sorted(fresh: readonly OpRow[]): [free: Told[], ordered: OpRow[]] {
	const free: Told[] = [];
	const ordered: OpRow[] = [];
	for (const op of fresh) {
		const told = toldOf(op);
		const rule = told && ruleOf(told);
		if (!rule) continue;
		if (rule.isCommutative) free.push(told);
		else ordered.push(op);
	}
	return [free, ordered];
}

/** Gives all answers of the walks that were answered, by walk. */
async function ontoStanding(
	db: PhoneDatabase,
	facts: readonly Told[],
): Promise<Map<string, AnswerRow[]>> {
	const byNoun = new Map<Noun, Told[]>();
	for (const told of facts) {
		const noun = ruleOf(told)?.noun;
		if (!noun) continue;
		const known = byNoun.get(noun);
		if (known) known.push(told);
		else byNoun.set(noun, [told]);
	}
	let answers = new Map<string, AnswerRow[]>();
	for (const [noun, told] of byNoun) {
		const rows = await standingRows(db, noun, told);
		const touched = new Set<string>();
		for (const one of told) {
			const rule = ruleOf(one);
			const key = rule?.key(one) ?? '';
			rows.set(key, rule?.after(rows.get(key), one));
			touched.add(key);
		}
		await db.table(noun).bulkPut([...touched].map((key) => rows.get(key)));
		if (noun === 'answers') answers = byWalk(rows as Map<string, AnswerRow>);
	}
	return answers;
}

async function standingRows(
	db: PhoneDatabase,
	noun: Noun,
	facts: readonly Told[],
): Promise<Map<string, unknown>> {
	if (noun === 'answers') {
		const walks = new Set(facts.flatMap((told) => walkOf(told) ?? []));
		const rows = await answersToAll(db, walks);
		return new Map(rows.map((row) => [row.ent, row]));
	}
	const keys = [...new Set(facts.map((told) => ruleOf(told)?.key(told) ?? ''))];
	const rows = await db.table<unknown, string>(noun).bulkGet(keys);
	return new Map(keys.flatMap((key, at) => (rows[at] ? [[key, rows[at]] as const] : [])));
}

function byWalk(rows: ReadonlyMap<string, AnswerRow>): Map<string, AnswerRow[]> {
	const walks = new Map<string, AnswerRow[]>();
	for (const row of rows.values()) {
		const known = walks.get(row.walk);
		if (known) known.push(row);
		else walks.set(row.walk, [row]);
	}
	return walks;
}

/** A walk that this phone holds by its operations is no longer told of by a server's month. */
async function leaveArchives(db: PhoneDatabase, { arrived }: Moved): Promise<void> {
	const held = new Set(arrived.map(({ id }) => id));
	const places = new Map(
		arrived.map(({ site, day }) => [
			`${site} ${day.slice(0, 7)}`,
			[site, day.slice(0, 7)] as const,
		]),
	);
	for (const [site, month] of places.values()) {
		const row = await monthAt(db.archives, site, month);
		if (!row?.walks.some(({ walk }) => held.has(walk))) continue;
		const walks = row.walks.filter(({ walk }) => !held.has(walk));
		await putMonths(db.archives, [{ ...row, walks }]);
	}
}
