// What the server itself tells in an organization's log: who belongs, and the business's own beginning.
// Whatever must be true together with it happens in the same transaction.
import type { Fact } from '#lib/domain/fact.ts';
import type { MemberDetails } from '#lib/domain/team/member.ts';
import { Problem } from '../problem.ts';
import { chainStart } from './content.ts';
import type { SyncContext, Writing } from './context.ts';
import { learnPlaces } from './known.ts';
import { openLedger } from './ledger.ts';
import { tell } from './place.ts';
import { summarize } from './summarize.ts';
import { inTransaction } from './transaction.ts';
import { write } from './write.ts';

/** An organization's log, locked; `person` is whoever asked for what is told. */
export type Telling = Writing & { org: string; person: string };

/**
 * Does all of `work` or nothing of it, the organization's row locked first; phones that listen hear of
 * it once it is done. Throws Problem not-found, busy.
 */
export async function inLog<T>(
	context: SyncContext,
	{ org, person }: { org: string; person: string },
	work: (telling: Telling) => Promise<T>,
): Promise<T> {
	const { engine, here } = context;
	const { done, head, hasMoved } = await inTransaction(context, async (db) => {
		const before = await openLedger({ db, engine, here }, org);
		const done = await work({ db, engine, here, org, person });
		const after = await openLedger({ db, engine, here }, org);
		const head = after.org.head_seq;
		return { done, head, hasMoved: head > before.org.head_seq };
	});
	if (hasMoved) context.hints.tell(org, head);
	return done;
}

/** Appends facts of the server's own, inside `inLog`; gives the seq of the last one. */
export async function tellAsServer(
	{ org, person, ...writing }: Telling,
	facts: readonly Fact[],
): Promise<number> {
	const ledger = await openLedger(writing, org);
	await learnPlaces(ledger, facts);
	for (const fact of facts) tell(ledger, fact, person);
	await summarize(ledger);
	await write(ledger);
	return ledger.org.head_seq;
}

/** What somebody is from now on, and where; role null: they have left. */
export const tellMember = (
	telling: Telling,
	member: string,
	{ role, sites }: { role: MemberDetails['role']; sites: 'all' | readonly string[] },
): Promise<number> =>
	tellAsServer(telling, [
		{
			...{ kind: 'member.set', v: 1, scope: 'org', ent: member },
			body: { role, sites: sites === 'all' ? sites : [...sites] },
		},
	]);

/** A new business, empty but for its name. Throws Problem already-set-up when its id is taken. */
export async function makeOrg(
	context: SyncContext,
	{ id, person, name, region }: { id?: string; person: string; name: string; region: string },
	work: (telling: Telling) => Promise<void> = async () => undefined,
): Promise<string> {
	const { engine, here } = context;
	const org = id ?? here.newId();
	await inTransaction(context, async (db) => {
		const made = await db
			.insertInto('orgs')
			.values({
				...{ id: org, epoch: here.newId(), head_seq: 0, chain: chainStart },
				...{ dev: here.newId(), dev_n: 0, durable_seq: 0, people_version: 1 },
				...{ photo_bytes: 0, created_at: here.now() },
			})
			.onConflict((conflict) => conflict.doNothing())
			.returning('id')
			.executeTakeFirst();
		if (!made) throw new Problem('already-set-up');
		const telling = { db, engine, here, org, person };
		await tellAsServer(telling, [
			{ kind: 'org.set', v: 1, scope: 'org', ent: org, body: { name, region } },
		]);
		await work(telling);
	});
	return org;
}
