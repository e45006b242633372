// What the database knows about operations that came: asked for all of them at once, never one by one.
import { sql, type RawBuilder } from 'kysely';
import type { Version } from '#lib/domain/checklist/checklist.ts';
import { auditScope, type Told } from '#lib/domain/fact.ts';
import { ruleOf } from '#lib/protocol/fold.ts';
import { foundBy, oneOf } from '../database/lists.ts';
import type { AuditsTable } from '../database/tables/audits.ts';
import type { ProjectionsTable } from '../database/tables/projections.ts';
import type { QuarantineTable } from '../database/tables/quarantine.ts';
import { walkSaid, type Arrival, type Read } from './arrival.ts';
import { entryKey, numberKey, type KnownOp, type Ledger } from './ledger.ts';
import { listsOf } from './lists.ts';

/** Fills the ledger with all that judging and folding these operations will ask for. */
export async function learn(ledger: Ledger, arrivals: readonly Arrival[]): Promise<void> {
	const reads = arrivals.flatMap(({ read }) => read ?? []);
	if (reads.length === 0) return;
	await learnNames(ledger, reads);
	await learnRows(ledger, reads);
	await learnAudits(
		ledger,
		reads.map(({ op }) => op.scope),
	);
	await learnHours(ledger, arrivals);
}

type Named = KnownOp & { dev: string; n: number };
const named = 'op_id as id, seq, content, time, dev, n';

async function learnNames(ledger: Ledger, reads: readonly Read[]): Promise<void> {
	const { db, engine, org } = ledger;
	const ids = reads.map(({ op }) => op.id);
	const byId = { table: 'ops', columns: named, org: org.id, key: ['op_id'] as [string] };
	const pairs = ids.map((id) => [id] as const);
	const known = await foundBy<Named>(engine, byId, pairs).execute(db);
	const taken = await numbered(ledger, reads).execute(db);
	for (const { dev, n, ...one } of [...known.rows, ...taken.rows]) {
		ledger.byId.set(one.id, one);
		ledger.byNumber.set(numberKey(dev, n), one.id);
	}
	const held = await sql<QuarantineTable>`
		select * from quarantine where org = ${org.id} and op_id ${oneOf(engine, ids)}
	`.execute(db);
	for (const row of held.rows) {
		const id = row.op_id ?? '';
		ledger.held.set(id, [...(ledger.held.get(id) ?? []), row]);
	}
}

/** Operations that have one of these numbers; one install counts up, so a range of it will do. */
function numbered({ engine, org }: Ledger, reads: readonly Read[]): RawBuilder<Named> {
	const devs = new Set(reads.map(({ op }) => op.dev));
	const ns = reads.map(({ op }) => op.n);
	const [from, to] = [Math.min(...ns), Math.max(...ns)];
	const [dev] = devs;
	if (devs.size === 1 && to - from <= 2 * reads.length)
		return sql`select ${sql.raw(named)} from ops
			where org = ${org.id} and dev = ${dev} and n >= ${from} and n <= ${to}`;
	const by = { table: 'ops', columns: named, key: ['dev', 'n'] as [string, string], org: org.id };
	const numbers = reads.map(({ op }): [string, number] => [op.dev, op.n]);
	return foundBy(engine, by, numbers);
}

async function learnRows(ledger: Ledger, reads: readonly Read[]): Promise<void> {
	const wanted = new Map<string, [string, string]>();
	const known = listsOf(ledger.db, ledger.org.id);
	for (const { noun, key, place, walk, walkPlace, told, op } of reads) {
		if (noun) wanted.set(place, [noun, key]);
		if (walk) wanted.set(walkPlace, ['walks', walk]);
		if (told?.kind !== 'answer.set' || op.tpl === undefined) continue;
		const list = known.get(op.tpl);
		if (list) ledger.lists.set(op.tpl, list);
		else wanted.set(entryKey('checklists', op.tpl), ['checklists', op.tpl]);
	}
	await learnEntries(ledger, [...wanted.values()]);
}

/** Loads folded rows by noun and key; versions of lists are known from then on. */
export async function learnEntries(
	ledger: Ledger,
	wanted: readonly (readonly [noun: string, key: string])[],
): Promise<void> {
	if (wanted.length === 0) return;
	const columns = 'noun, key, scope, walk, row';
	const by = { table: 'projections', columns, key: ['noun', 'key'] as [string, string] };
	const query = foundBy<ProjectionsTable>(ledger.engine, { ...by, org: ledger.org.id }, wanted);
	const found = await query.execute(ledger.db);
	for (const { noun, key, scope, walk, row } of found.rows) {
		const entry = { scope, walk, row: JSON.parse(row) as unknown, isChanged: false };
		ledger.entries.set(entryKey(noun, key), entry);
		if (noun === 'checklists') ledger.lists.set(key, entry.row as Version);
	}
}

/** What folding facts will ask for that nobody judges: the server's own, and those of a log read again. */
export async function learnPlaces(
	ledger: Ledger,
	facts: readonly Pick<Told, 'kind' | 'scope' | 'ent' | 'body'>[],
): Promise<void> {
	const wanted = new Map<string, [string, string]>();
	const want = (noun: string, key: string) => {
		if (!ledger.entries.has(entryKey(noun, key))) wanted.set(entryKey(noun, key), [noun, key]);
	};
	for (const fact of facts) {
		const rule = ruleOf(fact);
		if (rule) want(rule.noun, rule.key(fact as Told));
		const walk = walkSaid(fact as Told);
		if (walk !== null) want('walks', walk);
	}
	await learnEntries(ledger, [...wanted.values()]);
	await learnAudits(
		ledger,
		facts.map((fact) => checkScope(fact as Told)),
	);
}

/** A publishing stands in its site's scope and speaks of the check's own. */
const checkScope = (told: Told): string =>
	told.kind === 'spot-check.publish' ? auditScope(told.body.walk) : told.scope;

async function learnAudits(ledger: Ledger, told: readonly string[]): Promise<void> {
	const scopes = new Set(
		told.filter((scope) => scope.startsWith('audit:') && !ledger.audits.has(scope)),
	);
	if (scopes.size === 0) return;
	const found = await sql<AuditsTable>`
		select * from audits
			where org = ${ledger.org.id} and scope ${oneOf(ledger.engine, [...scopes])}
	`.execute(ledger.db);
	for (const row of found.rows) ledger.audits.set(row.scope, row);
}

/** When the newest operation that a phone had seen came in: nothing told after it can be older. */
async function learnHours(ledger: Ledger, arrivals: readonly Arrival[]): Promise<void> {
	const seen = new Set(arrivals.flatMap((one) => (one.seen > 0 ? one.seen : [])));
	if (seen.size === 0) return;
	const found = await sql<{ seq: number; at_srv: number }>`
		select seq, at_srv from ops
			where org = ${ledger.org.id} and seq ${oneOf(ledger.engine, [...seen])}
	`.execute(ledger.db);
	for (const { seq, at_srv } of found.rows) ledger.hours.set(seq, at_srv);
}
