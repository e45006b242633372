// What this database knows of its server: for whom it speaks there, how far it has read, when it was heard.
import type { Role, Sites } from '#lib/domain/team/member.ts';
import type { Cursor } from '#lib/protocol/sync.ts';
import type { PhoneDatabase } from './database.ts';

/**
 * The person this database speaks for. `role` is null once they left. Who signs out is leaving: the
 * token stays until nothing waits any more, then it is null. `device` is its name at the server.
 */
export type Account = {
	org: string;
	orgName: string;
	person: string;
	name: string;
	role: Role | null;
	sites: Sites;
	token: string | null;
	device: string;
	isLeaving?: true;
};

/**
 * The place in the log of the server of this `epoch`. `cursor` is null until a bootstrap is through;
 * `page` asks for its next page, `gen` counts bootstraps. `off` is server time minus this phone's clock, `durable` the
 * newest seq inside a verified backup, `people` the edition of the names it has. `unconfirmed` folds
 * the operations that a verdict called accepted and no pull has shown yet: `top` is their newest seq.
 */
export type Link = {
	epoch: string | null;
	cursor: Cursor | null;
	page: string | null;
	gen: number;
	off: number;
	durable: number;
	people: number;
	unconfirmed: { count: number; xor: number; top: number };
};

/** When the server last spoke to this database (ms, phone's clock), and what it had against it. */
export type Contact = { at: number | null; trouble: Trouble | null };
export type Trouble = { code: string; facts?: Record<string, string | number> };

export const noLink: Link = {
	epoch: null,
	cursor: null,
	page: null,
	gen: 0,
	off: 0,
	durable: 0,
	people: 0,
	unconfirmed: { count: 0, xor: 0, top: 0 },
};

/**
 * A value of `meta` by its key; the caller names what it once put there. Dexie's own promises go on
 * from it: after two native ones in a row a live question forgets what it reads next.
 */
export const metaOf = <T>(db: PhoneDatabase, key: string): Promise<T | undefined> =>
	db.meta.get(key).then((row) => (row && 'value' in row ? (row.value as T) : undefined));

/** Null while this database has joined nothing: then all stays on this phone. */
export const accountOf = (db: PhoneDatabase): Promise<Account | null> =>
	metaOf<Account>(db, 'account').then((account) => account ?? null);

export const linkOf = (db: PhoneDatabase): Promise<Link> =>
	metaOf<Link>(db, 'link').then((link) => link ?? noLink);

export const contactOf = (db: PhoneDatabase): Promise<Contact> =>
	metaOf<Contact>(db, 'contact').then((contact) => contact ?? { at: null, trouble: null });

export const keepAccount = (db: PhoneDatabase, value: Account): Promise<unknown> =>
	db.meta.put({ key: 'account', value });

export const keepLink = (db: PhoneDatabase, value: Link): Promise<unknown> =>
	db.meta.put({ key: 'link', value });

export const keepContact = (db: PhoneDatabase, value: Contact): Promise<unknown> =>
	db.meta.put({ key: 'contact', value });

/** Whether two pages stand at the same place: a page is taken in only where it was asked for. */
export const isSamePlace = (a: Link, b: Link): boolean =>
	a.gen === b.gen &&
	a.page === b.page &&
	a.cursor?.seq === b.cursor?.seq &&
	a.cursor?.epoch === b.cursor?.epoch;
