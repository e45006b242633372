// An accepted operation gets its place: number, chain and hour; then everything that follows from it is
// folded in memory, by the rules that phones fold by.
import { auditScope, timeOf, type Fact, type Told } from '#lib/domain/fact.ts';
import { walkOfScope } from '#lib/domain/spot-check/spot-check.ts';
import type { Version } from '#lib/domain/checklist/checklist.ts';
import type { PhotoRow } from '#lib/domain/walk/photo.ts';
import type { Walk } from '#lib/domain/walk/walk.ts';
import { ruleOf } from '#lib/protocol/fold.ts';
import type { Op } from '#lib/protocol/op.ts';
import type { AuditsTable } from '../database/tables/audits.ts';
import type { OpsTable } from '../database/tables/ops.ts';
import type { Read } from './arrival.ts';
import { canonical, chainAfter, contentOf, sealOf } from './content.ts';
import { entryKey, numberKey, rowIn, type KnownOp, type Ledger } from './ledger.ts';

/** What is to be placed. */
export type Placing = Pick<Read, 'op' | 'body' | 'content'>;

/** By whom it was told; `seen` is the newest seq their phone had, 0 when unknown. */
type Teller = { told: Told; person: string; seen: number };

/** Nothing is written yet. */
export function place(ledger: Ledger, placing: Placing, teller: Teller): KnownOp {
	const { op, content } = placing;
	const row = numbered(ledger, placing, teller);
	ledger.placed.push(row);
	follow(ledger, teller.told, row);
	const known = { id: op.id, seq: row.seq, content, time: row.time };
	ledger.byId.set(op.id, known);
	ledger.byNumber.set(numberKey(op.dev, op.n), op.id);
	ledger.hours.set(row.seq, ledger.now);
	return known;
}

/** Everything that follows from an operation that has its place, in memory. */
export function follow(ledger: Ledger, told: Told, row: OpsTable): void {
	const { seq, time } = row;
	const settled = { ...told, seq, ...(time === null ? {} : { time }) };
	fold(ledger, settled, row);
	noteAudit(ledger, settled, row);
}

/** Appends a fact of the server's own; `person` is whoever asked for it. Gives its seq. */
export function tell(ledger: Ledger, fact: Fact, person: string): number {
	const { here, org, now } = ledger;
	org.dev_n += 1;
	const op: Op = {
		...{ id: here.newId(), dev: org.dev, n: org.dev_n },
		...{ kind: fact.kind, v: fact.v, scope: fact.scope, ent: fact.ent },
		...{ parents: [], at: now, off: 0, body: fact.body as Op['body'] },
	};
	const body = canonical(op.body);
	const told = op as unknown as Told;
	const placing = { op, body, content: contentOf(op, body) };
	return place(ledger, placing, { told, person, seen: 0 }).seq;
}

/**
 * Between the hour of the newest operation its phone had seen and now; null where the phone's own hour
 * lies there already. No clock orders or refuses anything: this only dates a walk.
 */
function settledTime(ledger: Ledger, { told, seen }: Teller): number | null {
	const said = timeOf(told);
	const since = ledger.hours.get(seen) ?? -Infinity;
	const time = Math.min(Math.max(said, since), ledger.now);
	return time === said ? null : time;
}

function numbered(ledger: Ledger, { op, body, content }: Placing, teller: Teller): OpsTable {
	const { org, now } = ledger;
	const { person, seen } = teller;
	const time = settledTime(ledger, teller);
	const walk = walkOf(ledger, teller.told);
	const h = sealOf(content, person, now);
	org.head_seq += 1;
	org.chain = chainAfter(org.chain, h);
	return {
		org: org.id,
		seq: org.head_seq,
		op_id: op.id,
		dev: op.dev,
		n: op.n,
		kind: op.kind,
		v: op.v,
		scope: op.scope,
		ent: op.ent,
		walk,
		parents: op.parents.length === 0 ? '[]' : JSON.stringify(op.parents),
		at_dev: op.at,
		off: op.off,
		tpl: op.tpl ?? null,
		seen: seen > 0 ? seen : null,
		person,
		at_srv: now,
		time,
		body,
		content,
		h,
		chain: org.chain,
	};
}

/** The walk it speaks of; marks and hidings of a photo know it from the photo. */
export function walkOf(ledger: Ledger, told: Told): string | null {
	const own = walkOfScope(told.scope);
	if (own !== null) return own;
	const noun = ruleOf(told)?.noun;
	if (noun === 'walks') return told.ent;
	if (noun === 'answers') return told.ent.split('/')[0] ?? null;
	if (told.kind === 'photo.add') return told.body.walk;
	if (noun === 'photos') return rowIn<PhotoRow>(ledger, 'photos', told.ent)?.walk || null;
	return null;
}

/** A spot check's scope is claimed by the first operation in it, and sealed when the check is over. */
function noteAudit(ledger: Ledger, told: Told, { seq, person }: OpsTable): void {
	if (told.kind === 'spot-check.publish') notePublished(ledger, auditScope(told.body.walk), seq);
	const walk = walkOfScope(told.scope);
	if (walk === null) return;
	const known = ledger.audits.get(told.scope) ?? unclaimed(ledger, told.scope, walk, person);
	known.last_seq = seq;
	if (told.kind === 'walk.start' && known.site === '') known.site = told.body.site;
	if (isOver(ledger, walk)) known.sealed_seq ??= seq;
	ledger.audits.set(told.scope, known);
	ledger.audited.add(told.scope);
}

function notePublished(ledger: Ledger, scope: string, seq: number): void {
	const known = ledger.audits.get(scope);
	if (!known) return;
	known.published_seq ??= seq;
	ledger.audited.add(scope);
}

const unclaimed = ({ org }: Ledger, scope: string, walk: string, person: string): AuditsTable => ({
	...{ org: org.id, scope, walk, site: '', person },
	...{ last_seq: 0, sealed_seq: null, published_seq: null },
});

function fold(ledger: Ledger, told: Told, { person, walk }: OpsTable): void {
	const rule = ruleOf(told);
	if (!rule) return;
	const key = rule.key(told);
	const place = entryKey(rule.noun, key);
	const before = ledger.entries.get(place);
	const row = rule.after(before?.row, told);
	if (row === undefined || row === before?.row) return;
	const scope = before?.scope ?? told.scope;
	ledger.entries.set(place, { scope, walk: walk ?? before?.walk ?? null, row, isChanged: true });
	if (rule.noun === 'checklists') ledger.lists.set(key, row as Version);
	if (rule.noun === 'checklists') ledger.published.add(key);
	if (rule.noun === 'walks' && !before) ledger.authors.set(key, person);
	if (rule.noun === 'walks') ledger.touched.add(key);
	// Answers of a walk under way have no summary to follow.
	else if (walk && rule.noun === 'answers' && isOver(ledger, walk)) ledger.touched.add(walk);
}

const isOver = (ledger: Ledger, walk: string): boolean =>
	rowIn<Walk>(ledger, 'walks', walk)?.state === 'finished';
