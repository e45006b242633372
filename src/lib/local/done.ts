// When somebody else finishes a walk in which this person answered, this phone tells that it is done too:
// else the report would wait for it for ever.
import type { Here } from '#lib/domain/here.ts';
import { finishWalk } from '#lib/domain/walk/walk-facts.ts';
import type { Walk } from '#lib/domain/walk/walk.ts';
import type { PhoneDatabase } from './database.ts';
import type { Account } from './link.ts';
import type { Moved } from './project.ts';
import { tellAll } from './record.ts';

/** Runs inside the transaction that brought the end of the walk, so that it is told once. */
export async function noteDone(
	db: PhoneDatabase,
	{ before }: Moved,
	account: Account,
	here: Here,
): Promise<void> {
	const open = before.filter(({ state }) => state === 'open').map(({ id }) => id);
	for (const walk of await db.walks.bulkGet(open)) {
		if (walk?.state !== 'finished') continue;
		const count = await ownAnswers(db, walk);
		if (count === 0 || (await hasToldDone(db, walk))) continue;
		const done = finishWalk(walk, count).filter(({ kind }) => kind === 'walk.done');
		const named = done.map((fact) => ({ ...fact, id: here.newId(), at: here.now() }));
		await tellAll(db, named, { dev: here.newId(), org: account.org });
	}
}

async function ownAnswers(db: PhoneDatabase, { id }: Walk): Promise<number> {
	const rows = await db.ops.where('ent').startsWith(`${id}/`).toArray();
	const own = rows.filter(({ kind, person }) => kind === 'answer.set' && person === undefined);
	return new Set(own.map(({ ent }) => ent)).size;
}

async function hasToldDone(db: PhoneDatabase, { id }: Walk): Promise<boolean> {
	const rows = await db.ops.where('ent').equals(id).toArray();
	return rows.some(({ kind, person }) => kind === 'walk.done' && person === undefined);
}
