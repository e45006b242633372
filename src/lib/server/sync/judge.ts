// What becomes of one operation: taken, known already, parked or refused. Nothing is changed here.
import { mayTell } from '#lib/domain/team/access.ts';
import { mayEnter } from '#lib/domain/team/member.ts';
import { walkOfScope } from '#lib/domain/spot-check/spot-check.ts';
import { isOffered } from '#lib/domain/walk/answer.ts';
import type { Told } from '#lib/domain/fact.ts';
import { refusals, type Refusal, type Verdict } from '#lib/protocol/sync.ts';
import type { QuarantineTable } from '../database/tables/quarantine.ts';
import type { Arrival, Read } from './arrival.ts';
import type { Caller } from './context.ts';
import { numberKey, type KnownOp, type Ledger } from './ledger.ts';

type Why = Extract<Verdict, { st: 'parked' }>['why'];

/** `text` says for the log and the curious what exactly was wrong. */
export type Judgement =
	| { st: 'ok'; read: Read; told: Told }
	| { st: 'dup'; known: KnownOp }
	| { st: 'parked'; code: Why; text: string }
	| { st: 'rejected'; code: Refusal; text: string };

const refuse = (code: Refusal, text: string): Judgement => ({ st: 'rejected', code, text });
const park = (code: Why, text: string): Judgement => ({ st: 'parked', code, text });

/** Parked until this list is published; `readmit` finds it by this text. */
export const awaitsList = (tpl: string): string => `list ${tpl}`;

/** In the order of the table in sync.md 4; the first thing that speaks against it is the verdict. */
export function judge(ledger: Ledger, arrival: Arrival): Judgement {
	const { by, read, refused, isAdmitted } = arrival;
	if (!read) return refuse(refused?.code ?? 'unreadable', refused?.text ?? '');
	const known = ledger.byId.get(read.op.id);
	if (known?.content === read.content) return { st: 'dup', known };
	if (known) return refuse('id-reuse', `the id is that of #${known.seq}`);
	const archived = isAdmitted ? undefined : archivedOf(ledger, read);
	if (archived) return archived;
	if (by.isRevoked && !isAdmitted) return park('revoked', 'the device was revoked');
	const other = ledger.byNumber.get(numberKey(read.op.dev, read.op.n));
	if (other !== undefined && !isAdmitted) return refuse('clone', `its number is that of ${other}`);
	if (!read.told) return park('unknown', `${read.op.kind} v${read.op.v}`);
	const told = read.told;
	return (
		(isAdmitted ? serverOwn(told) : unauthorised(by, told)) ??
		misplaced(ledger, by, told, read) ??
		(isAdmitted ? null : (sealed(ledger, told) ?? unoffered(ledger, told))) ?? {
			st: 'ok',
			read,
			told,
		}
	);
}

/**
 * An owner has decided about exactly this: the verdict of then stands. A part of an import is named by
 * what it holds, whoever tells it: there the law decides each time.
 */
function archivedOf(ledger: Ledger, { op, content }: Read): Judgement | null {
	if (op.kind === 'import.rows') return null;
	const row = ledger.held
		.get(op.id)
		?.find(({ id, resolution }) => id === content && resolution === 'archived');
	return row ? judgementOf(row) : null;
}

function judgementOf({ st, code, text }: QuarantineTable): Judgement {
	if (st === 'parked') return park(code as Why, text);
	return refuse(refusals.find((one) => one === code) ?? 'unreadable', text);
}

const serverKinds = ['member.set', 'redact', 'spot-check.publish'];

/** The server's own words are nobody else's, whoever lets them in. */
const serverOwn = (told: Told): Judgement | null =>
	serverKinds.includes(told.kind) ? refuse('not-allowed', 'the server alone tells it') : null;

function unauthorised({ viewer }: Caller, told: Told): Judgement | null {
	if (mayTell(viewer, told.kind, told.scope)) return null;
	const anywhere = { ...viewer, sites: 'all' as const };
	if (mayTell(anywhere, told.kind, told.scope)) return refuse('not-yours', 'another site');
	return refuse('not-allowed', `${viewer.role} in ${told.scope.split(':')[0] ?? ''}`);
}

/** What it speaks of must lie where it says, and a spot check's scope is its author's alone. */
function misplaced(ledger: Ledger, by: Caller, told: Told, read: Read): Judgement | null {
	const { place, walk, walkPlace } = read;
	const row = ledger.entries.get(place);
	const of = ledger.entries.get(walkPlace);
	if ((row && row.scope !== told.scope) || (of && of.scope !== told.scope))
		return refuse('not-yours', 'what it speaks of lies elsewhere');
	const own = walkOfScope(told.scope);
	if (own === null) return null;
	if (walk !== null && walk !== own) return refuse('not-yours', 'another walk');
	const audit = ledger.audits.get(told.scope);
	if (audit && audit.person !== by.person) return refuse('not-yours', 'another person');
	if (told.kind === 'walk.start' && !mayEnter(by.viewer.sites, told.body.site))
		return refuse('not-yours', 'another site');
	return null;
}

/** A finished spot check is sealed; its photos may still be on their way. */
function sealed(ledger: Ledger, told: Told): Judgement | null {
	if (told.kind !== 'answer.set' && told.kind !== 'note.set') return null;
	const seal = ledger.audits.get(told.scope)?.sealed_seq ?? null;
	return seal === null ? null : refuse('sealed', `sealed by #${seal}`);
}

/**
 * An answer is held against the version its phone had, however old. A version that nobody published
 * here may still come (its phone's own publishing was parked or is under way): until then the answer
 * waits, for it can be neither right nor wrong.
 */
function unoffered(ledger: Ledger, told: Told): Judgement | null {
	if (told.kind !== 'answer.set' || told.body.answer === null) return null;
	if (told.tpl === undefined) return refuse('not-offered', 'no list is named');
	const list = ledger.lists.get(told.tpl)?.checklist;
	if (!list) return park('unknown', awaitsList(told.tpl));
	const name = told.ent.split('/')[2];
	const item = list.items.find(({ id }) => id === name);
	if (!item) return refuse('not-offered', `no such item in ${list.id}`);
	if (!isOffered(item, told.body.answer)) return refuse('not-offered', told.body.answer.kind);
	return null;
}
