// A history comes in: every part and the word that ends it, in one strict transaction, or nothing.
import { commitOf, factsOfParts, type PackedBatch } from '#lib/domain/import/pack.ts';
import { saysNothingNew } from '#lib/domain/import/same-rows.ts';
import type { Here } from '#lib/domain/here.ts';
import type { PhoneDatabase } from './database.ts';
import { sameRowsNow, standsNow } from './imports.ts';
import type { Phone } from './phone.ts';
import { LocalProblem } from './problem.ts';
import { tellAll, type Named } from './record.ts';

/** `already`: its rows stand here, whole, under the same names of sites; nothing was told. */
export type Brought = 'brought' | 'already';

/**
 * Tells a packed batch. Parts that this phone knows, from another time or from somebody else, are not
 * told again: their names follow from what they hold. Throws LocalProblem as `record` does, and when
 * the batch would not stand in the end; then nothing is told.
 */
export async function bringHistory(
	phone: Phone,
	packed: PackedBatch,
	files: readonly string[],
	here: Here,
): Promise<Brought> {
	const parts: Named[] = factsOfParts(packed).map(({ id, fact }) => ({
		...fact,
		...{ id, at: 0, derived: true },
	}));
	const commit: Named = { ...commitOf(packed, files), id: here.newId(), at: here.now() };
	const fresh = { dev: here.newId(), org: packed.org };
	return phone.run((db) =>
		db.transaction('rw', db.tables, async (): Promise<Brought> => {
			if (await isHere(db, packed)) return 'already';
			const held = await heldOf(
				db,
				parts.map(({ id }) => id),
			);
			await tellAll(db, [...parts.filter(({ id }) => !held.has(id)), commit], fresh);
			if (!(await standsNow(db, packed.id))) throw new LocalProblem('unknown');
			return 'brought';
		}),
	);
}

/** Once under another name counts too: nothing is told twice because a site was matched otherwise. */
async function isHere(db: PhoneDatabase, { id, parts }: PackedBatch): Promise<boolean> {
	if (await standsNow(db, id)) return true;
	const bodies = parts.map(({ body }) => body);
	return (await sameRowsNow(db, bodies)).some((known) => saysNothingNew(known, bodies));
}

/**
 * Those of the names whose operations say something here. What was refused or taken away is none of the
 * fold: it leaves the log, so that its name is free to be told anew.
 */
async function heldOf(db: PhoneDatabase, ids: readonly string[]): Promise<Set<string>> {
	const rows = await db.ops.where('id').anyOf(ids).toArray();
	const held = new Set<string>();
	const dead: string[] = [];
	for (const { id, state, body } of rows) {
		if (state === 'rejected' || body === null) dead.push(id);
		else held.add(id);
	}
	await db.ops.bulkDelete(dead);
	return held;
}
