// The one way to write: facts become operations, in one strict transaction with their projections.
import type { Fact, Told } from '#lib/domain/fact.ts';
import type { Here } from '#lib/domain/here.ts';
import { headsOf } from '#lib/protocol/merge.ts';
import { sizeLimit, sizeOf, type Op } from '#lib/protocol/op.ts';
import { opOf, type Install, type OpRow, type PhoneDatabase } from './database.ts';
import type { Phone } from './phone.ts';
import { linkOf, type Link } from './link.ts';
import { LocalProblem } from './problem.ts';
import { project, standing, walkOf } from './project.ts';
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
	let isAgain = false;
	return phone.run((db) =>
		db.transaction('rw', db.tables, async () => {
			const already = isAgain ? await db.ops.bulkGet(named.map((fact) => fact.id)) : [];
			if (already[0]) return already.flatMap((row) => (row ? [opOf(row)] : []));
			isAgain = true;
			const told = await tellAll(db, named, fresh);
			await beside?.(db);
			return told;
		}),
	);
}

/**
 * A fact with the name and the hour that it keeps, however often it is tried. `derived`: all of it
 * follows from what it says, so nothing of this phone goes into it.
 */
export type Named = Fact & { id: string; at: number; derived?: true };

/** Runs inside the transaction. What needs no waiting is not waited for: a tap pays for every wait. */
export async function tellAll(
	db: PhoneDatabase,
	facts: readonly Named[],
	fresh: { dev: string; org: string },
): Promise<Op[]> {
	const told: Op[] = [];
	const walks = new Set<string>();
	let install: Install | undefined;
	let link: Link | undefined;
	for (const fact of facts) {
		const [known, place, parents, before, walk] = await Promise.all([
			install ?? installOf(db, fresh),
			link ?? linkOf(db),
			parentsOf(db, fact),
			standing(db, fact),
			summarizedWith(db, fact),
		]);
		install = { ...known, n: known.n + 1 };
		link = place;
		const op = stamp(fact, install, parents, fact.derived ? 0 : link.off);
		told.push(op);
		if (walk) walks.add(walk);
		const seen = link.cursor ? { seen: link.cursor.seq } : {};
		const row: OpRow = { ...op, state: 'pending', outbox: op.n, ...seen };
		await Promise.all([
			db.ops.add(row),
			project(db, op as unknown as Told, before),
			db.meta.put(install),
		]);
	}
	await summarize(db, [...walks, ...(await walksWithListsOf(db, told))]);
	return told;
}

const answerKinds = { 'answer.set': 1, 'note.set': 1, 'fix.add': 1, 'fix.hide': 1 };

/** This database's names, made with its first operation. */
export async function installOf(
	db: PhoneDatabase,
	fresh: { dev: string; org: string },
): Promise<Install> {
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

function stamp(fact: Named, install: Install, parents: string[], off: number): Op {
	const { kind, v, scope, ent, tpl, body, id, at } = fact;
	const op: Op = {
		id,
		dev: install.dev,
		n: install.n,
		kind,
		v,
		scope,
		ent,
		parents,
		at,
		off,
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
async function parentsOf(db: PhoneDatabase, { kind, ent, derived }: Named): Promise<string[]> {
	if (derived) return [];
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

/** The walk whose summary must follow the fact, if it may have one. */
async function summarizedWith(db: PhoneDatabase, fact: Fact): Promise<string | null> {
	const walk = walkOf(fact);
	// Answers of a walk under way have no summary to follow; a tap must not pay for reading one.
	if (walk && fact.kind in answerKinds) {
		return (await db.walks.get(walk))?.state === 'finished' ? walk : null;
	}
	return walk;
}
