// The live question of a walk's people: who answered what, who is done, and what came late.
import type { Kind } from '#lib/domain/fact.ts';
import { togetherOf, type Spoken, type Together } from '#lib/domain/walk/together.ts';
import type { OpRow, PhoneDatabase } from './database.ts';
import { accountOf } from './link.ts';
import { opsOfWalk } from './log.ts';
import { inLogOrder } from './project.ts';

export type TogetherSeen = Together & {
	/** The person of this phone's account. */
	me: string;
	/** Names of people, by id, as the server last told them. */
	names: ReadonlyMap<string, string>;
	/** A server has the end of the walk: of a spot check, it is sealed and shown to its site. */
	isEndSent: boolean;
};

/** Null without an account: then nobody else can be in a walk. */
export const togetherSeen =
	(walk: string) =>
	async (db: PhoneDatabase): Promise<TogetherSeen | null> => {
		const account = await accountOf(db);
		if (!account) return null;
		const [rows, people] = await Promise.all([opsOfWalk(db, walk), db.people.toArray()]);
		const told = inLogOrder(rows.filter(({ state }) => state !== 'rejected'));
		const names = new Map(people.map(({ id, name }) => [id, name]));
		return {
			...togetherOf(told.map((row) => spokenOf(row, account.person))),
			me: account.person,
			isEndSent: told.some(({ kind, seq }) => kind === 'walk.finish' && seq !== undefined),
			names: names.set(account.person, account.name),
		};
	};

/** How many items of a walk this phone itself answered: what its `walk.done` counts. */
export const ownAnswers =
	(walk: string) =>
	async (db: PhoneDatabase): Promise<number> => {
		const rows = await opsOfWalk(db, walk);
		const own = rows.filter(({ kind, person }) => kind === 'answer.set' && person === undefined);
		return new Set(own.map(({ ent }) => ent)).size;
	};

/** Own operations carry no person: they are by this database's. */
function spokenOf({ id, kind, ent, person, dev, body }: OpRow, own: string): Spoken {
	const spoken = { op: id, kind: kind as Kind, ent, dev, person: person ?? own };
	const isDone = kind === 'walk.done' && typeof body === 'object' && body !== null;
	return isDone && 'count' in body ? { ...spoken, count: Number(body.count) } : spoken;
}
