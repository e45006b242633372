// The one way to write: facts become operations, in one strict transaction with their projections.
import type { Fact, Told } from '#lib/domain/fact.ts';
import type { Here } from '#lib/domain/here.ts';
import { headsOf } from '#lib/protocol/merge.ts';
import { sizeLimit, sizeOf, type Op } from '#lib/protocol/op.ts';
import { opOf, type Install, type OpRow, type PhoneDatabase } from './database.ts';
import type { Phone } from './phone.ts';
import { LocalProblem } from './problem.ts';
import { project, toldOf, walkOf } from './project.ts';
import { summarize, walksWithListsOf } from './summarize.ts';

/** What must be true together with the facts: bytes of a photo, a draft that is told now. */
export type Beside = (db: PhoneDatabase) => Promise<void>;

/**
 * Tells facts for good: when this returns they are on disk (strict commit), in the log and in the
 * tables. Ids and hours are made once, before the transaction, so repeating it after a lost
 * connection tells nothing twice. Throws LocalProblem (quota, too-large, lost…); then nothing is told.
 */
export async function record(
	phone: Phone,
	facts: readonly Fact[],
	here: Here,
	beside?: Beside,
): Promise<Op[]> {
	const at = here.now();
	const named = facts.map((fact) => ({ ...tellable(fact), id: here.newId(), at }));
	const fresh = { dev: here.newId(), org: here.newId() };
	return phone.run((db) =>
		db.transaction('rw', db.tables, async () => {
			const already = await db.ops.bulkGet(named.map((fact) => fact.id));
			if (already[0]) return already.flatMap((row) => (row ? [opOf(row)] : []));
			const install = await installOf(db, fresh);
			const told: Op[] = [];
			const walks = new Set<string>();
			for (const fact of named) {
				const op = await stamp(db, fact, install);
				told.push(op);
				const walk = await write(db, op);
				if (walk) walks.add(walk);
			}
			await summarize(db, [...walks, ...(await walksWithListsOf(db, told))]);
			await db.meta.put(install);
			await beside?.(db);
			return told;
		}),
	);
}

const answerKinds = { 'answer.set': 1, 'note.set': 1, 'fix.add': 1, 'fix.hide': 1 };

/** This database's names, made with its first operation. */
async function installOf(db: PhoneDatabase, fresh: { dev: string; org: string }): Promise<Install> {
	const known = await db.meta.get('install');
	if (known && 'dev' in known) return { ...known };
	const adopted = await db.meta.get('adopted');
	const org = adopted && 'value' in adopted ? String(adopted.value) : fresh.org;
	return { key: 'install', dev: fresh.dev, org, n: 0 };
}

/** Half a sign, as cutting a text can leave, and NUL would be refused by every reader later on. */
const tellable = <F extends Fact>(fact: F): F => ({
	...fact,
	body: JSON.parse(JSON.stringify(fact.body), (_, value: unknown) =>
		typeof value === 'string' ? value.replace(/\p{Surrogate}|\0/gu, '\ufffd') : value,
	) as F['body'],
});

async function stamp(
	db: PhoneDatabase,
	fact: Fact & { id: string; at: number },
	install: Install,
): Promise<Op> {
	install.n += 1;
	const { kind, v, scope, ent, tpl, body, id, at } = fact;
	const op: Op = {
		id,
		dev: install.dev,
		n: install.n,
		kind,
		v,
		scope,
		ent,
		parents: await parentsOf(db, fact),
		at,
		off: 0,
		...(tpl ? { tpl } : {}),
		body: body as Op['body'],
	};
	if (sizeOf(op) > sizeLimit(kind)) throw new LocalProblem('too-large');
	return op;
}

/**
 * Heads of the same register, for kinds whose row knows them; else of the whole entity. A note
 * never supersedes an answer, so their parents are kept apart.
 */
async function parentsOf(db: PhoneDatabase, { kind, ent }: Fact): Promise<string[]> {
	switch (kind) {
		case 'answer.set':
		case 'fix.add':
		case 'fix.hide':
			return ((await db.answers.get(ent))?.said.heads ?? []).map((head) => head.op);
		case 'note.set':
			return ((await db.answers.get(ent))?.note.heads ?? []).map((head) => head.op);
		default:
			return headsOf(await db.ops.where('ent').equals(ent).toArray());
	}
}

/** Log and projection; gives the walk whose summary must follow, if it may have one. */
async function write(db: PhoneDatabase, op: Op): Promise<string | null> {
	const row: OpRow = { ...op, state: 'pending', outbox: op.n };
	await db.ops.add(row);
	const told: Told | null = toldOf(op);
	if (!told) return null;
	await project(db, told);
	const walk = walkOf(told);
	// Answers of a walk under way have no summary to follow; a tap must not pay for reading one.
	if (walk && told.kind in answerKinds) {
		return (await db.walks.get(walk))?.state === 'finished' ? walk : null;
	}
	return walk;
}
