// Whether an organization's log and what was folded from it are what they must be: for the keeper, and
// for every test that broke something on purpose.
import { sql } from 'kysely';
import type { Told } from '#lib/domain/fact.ts';
import { ruleOf, toldOf } from '#lib/protocol/fold.ts';
import type { Database } from '../database/database.ts';
import type { OpsTable } from '../database/tables/ops.ts';
import { canonical, chainAfter, chainStart, contentOf, sealOf } from './content.ts';
import { entryKey } from './ledger.ts';
import { opOf } from './rows.ts';

/** Sentences for the keeper; none when all is well. The log is read whole. */
export async function verify(db: Database, org: string): Promise<string[]> {
	const ops = await sql<OpsTable>`select * from ops where org = ${org} order by seq`.execute(db);
	const head = await db
		.selectFrom('orgs')
		.select(['head_seq', 'chain'])
		.where('id', '=', org)
		.executeTakeFirstOrThrow();
	const problems = chainProblems(ops.rows);
	const last = ops.rows.at(-1);
	if (head.head_seq !== (last?.seq ?? 0) || head.chain !== (last?.chain ?? chainStart))
		problems.push('the head is not the last operation');
	return [...problems, ...(await rowProblems(db, org, ops.rows))];
}

function chainProblems(ops: readonly OpsTable[]): string[] {
	const problems: string[] = [];
	let chain = chainStart;
	for (const [index, row] of ops.entries()) {
		const op = opOf(row);
		if (row.seq !== index + 1) problems.push(`#${row.seq} stands at place ${index + 1}`);
		if (row.body !== null && contentOf(op, canonical(op.body)) !== row.content)
			problems.push(`#${row.seq} is not what was sealed`);
		const seal = sealOf(row.content, row.person, row.at_srv);
		chain = chainAfter(chain, seal);
		if (seal !== row.h || chain !== row.chain) problems.push(`the chain breaks at #${row.seq}`);
		chain = row.chain;
	}
	return problems;
}

async function rowProblems(db: Database, org: string, ops: readonly OpsTable[]): Promise<string[]> {
	const folded = foldAll(ops);
	const found = await db
		.selectFrom('projections')
		.select(['noun', 'key', 'row'])
		.where('org', '=', org)
		.execute();
	const problems: string[] = [];
	for (const { noun, key, row } of found) {
		const place = entryKey(noun, key);
		if (canonical(JSON.parse(row) as never) !== folded.get(place))
			problems.push(`${place} differs`);
		folded.delete(place);
	}
	return [...problems, ...[...folded.keys()].map((place) => `${place} is missing`)];
}

/** Every row as canonical JSON, by noun and key. */
export function foldAll(ops: readonly OpsTable[]): Map<string, string> {
	const rows = new Map<string, unknown>();
	for (const row of ops) {
		const told = toldOf(opOf(row));
		const rule = told && ruleOf(told);
		if (!told || !rule) continue;
		const place = entryKey(rule.noun, rule.key(told));
		const settled = { ...told, seq: row.seq, ...(row.time === null ? {} : { time: row.time }) };
		const after = rule.after(rows.get(place), settled as Told);
		if (after !== undefined) rows.set(place, after);
	}
	return new Map([...rows].map(([place, row]) => [place, canonical(row as never)]));
}
