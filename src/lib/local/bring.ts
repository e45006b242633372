// A history comes in: every part and the word that ends it, in one strict transaction, or nothing.
import { commitOf, factsOfParts, type PackedBatch } from '#lib/domain/import/pack.ts';
import type { Here } from '#lib/domain/here.ts';
import { standsNow } from './imports.ts';
import type { Phone } from './phone.ts';
import { tellAll, type Named } from './record.ts';

/** `already`: it stands here, whole; nothing was told. */
export type Brought = 'brought' | 'already';

/**
 * Tells a packed batch. Parts that this phone knows, from another time or from somebody else, are not
 * told again: their names follow from what they hold. Throws LocalProblem as `record` does.
 */
export async function bringHistory(
	phone: Phone,
	packed: PackedBatch,
	files: string[],
	here: Here,
): Promise<Brought> {
	const parts: Named[] = factsOfParts(packed).map(({ id, fact }) => ({
		...fact,
		...{ id, at: 0, derived: true },
	}));
	const commit: Named = { ...commitOf(packed, files), id: here.newId(), at: here.now() };
	const fresh = { dev: here.newId(), org: here.newId() };
	return phone.run((db) =>
		db.transaction('rw', db.tables, async (): Promise<Brought> => {
			if (await standsNow(db, packed.id)) return 'already';
			const known = await db.ops
				.where('id')
				.anyOf(parts.map(({ id }) => id))
				.primaryKeys();
			const held = new Set(known);
			await tellAll(db, [...parts.filter(({ id }) => !held.has(id)), commit], fresh);
			return 'brought';
		}),
	);
}
