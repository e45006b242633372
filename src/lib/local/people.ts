// Names of the people of this business, as the server has them.
import type { PersonRow } from './database.ts';
import { keepLink, linkOf } from './link.ts';
import type { Phone } from './phone.ts';

export type Person = PersonRow;

/** Replaces all names by this edition of them. */
export async function keepPeople(
	phone: Phone,
	people: readonly Person[],
	edition: number,
): Promise<void> {
	await phone.run((db) =>
		db.transaction('rw', db.people, db.meta, async () => {
			await db.people.clear();
			await db.people.bulkPut(people.map(({ id, name }) => ({ id, name })));
			await keepLink(db, { ...(await linkOf(db)), people: edition });
		}),
	);
}
