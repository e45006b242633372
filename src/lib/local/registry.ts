// The people and businesses on this phone: one row for each database, in a small database of its own.
import { Dexie, type Table } from 'dexie';
import type { Role } from '#lib/domain/team/member.ts';

/**
 * `name` is the database's. `org` and `person` are null for the one that joined nothing. A PIN is a
 * courtesy between colleagues: it keeps nobody out who can read the phone's storage.
 */
export type Registered = {
	name: string;
	org: string | null;
	orgName: string;
	person: string | null;
	personName: string;
	role: Role | null;
	pin?: Pin;
	addedAt: number;
	lastUsed: number;
};

export type Pin = { salt: string; hash: string };

class RegistryDatabase extends Dexie {
	declare databases: Table<Registered, string>;
	constructor(name: string) {
		super(name, { chromeTransactionDurability: 'strict', cache: 'disabled' });
		this.version(1).stores({ databases: 'name' });
	}
}

export type Registry = {
	/** The one used last first. */
	list: () => Promise<Registered[]>;
	/** Adds it, or changes what is said of it; its PIN and age stay. */
	keep: (row: Omit<Registered, 'pin' | 'addedAt' | 'lastUsed'>, now: number) => Promise<void>;
	used: (name: string, now: number) => Promise<void>;
	setPin: (name: string, pin: Pin | null) => Promise<void>;
	forget: (name: string) => Promise<void>;
	close: () => void;
};

export function openRegistry(name = 'todo-habla-registry'): Registry {
	const db = new RegistryDatabase(name);
	const change = (key: string, how: (row: Registered) => Registered) =>
		db.transaction('rw', db.databases, async () => {
			const row = await db.databases.get(key);
			if (row) await db.databases.put(how(row));
		});
	return {
		list: async () => (await db.databases.toArray()).sort((a, b) => b.lastUsed - a.lastUsed),
		keep: (row, now) =>
			db.transaction('rw', db.databases, async () => {
				const known = await db.databases.get(row.name);
				await db.databases.put({ addedAt: now, ...known, ...row, lastUsed: now });
			}),
		used: (key, now) => change(key, (row) => ({ ...row, lastUsed: now })),
		setPin: (key, pin) =>
			change(key, (row) => {
				const bare = { ...row };
				delete bare.pin;
				return pin ? { ...bare, pin } : bare;
			}),
		forget: (key) => db.databases.delete(key),
		close: () => db.close(),
	};
}
