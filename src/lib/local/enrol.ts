// A database begins to speak for a person in a business, and ends to. Neither ever touches what it holds.
import type { Role, Sites } from '#lib/domain/team/member.ts';
import type { Install, PhoneDatabase } from './database.ts';
import { accountOf, contactOf, keepAccount, keepContact, metaOf, type Account } from './link.ts';
import type { Phone } from './phone.ts';
import { LocalProblem } from './problem.ts';

/** One database for each person and business, so that nobody's answers travel as somebody else's. */
export const databaseNameOf = (org: string, person: string): string =>
	`todo-habla-${org.slice(0, 8)}-${short(person)}`;

/** Names of people come from elsewhere and may begin alike. */
const short = (person: string): string => person.replaceAll(/[^A-Za-z0-9]/g, '').slice(-8);

export type Entering = Omit<Account, 'role' | 'sites'> & { role: Role; sites: Sites };

/**
 * From now on this database speaks for `account`, under its token. Throws LocalProblem when it belongs
 * to another person or business already, or has told something for another organization.
 */
export async function enrol(phone: Phone, account: Entering): Promise<void> {
	await phone.run((db) =>
		db.transaction('rw', db.meta, async () => {
			const [known, org] = await Promise.all([accountOf(db), organizationOf(db)]);
			const isOther = known && (known.org !== account.org || known.person !== account.person);
			if (isOther || (org !== null && org !== account.org)) throw new LocalProblem('unknown');
			await keepAccount(db, { ...account });
			await db.meta.put({ key: 'adopted', value: account.org });
			await keepContact(db, { ...(await contactOf(db)), trouble: null });
		}),
	);
}

/** The organization that this database tells for: its own, or the one it took over; null before either. */
export async function organizationOf(db: PhoneDatabase): Promise<string | null> {
	const install = (await db.meta.get('install')) as Install | undefined;
	return install?.org ?? (await metaOf<string>(db, 'adopted')) ?? null;
}

/** What setting up a business with this phone's own organization must name; null when it has none. */
export async function adoptable(db: PhoneDatabase): Promise<{ org: string; dev: string } | null> {
	const install = (await db.meta.get('install')) as Install | undefined;
	return install ? { org: install.org, dev: install.dev } : null;
}

/** What waits still goes up; with the last of it the token goes too. */
export async function leave(phone: Phone): Promise<void> {
	await phone.run((db) =>
		db.transaction('rw', db.meta, async () => {
			const account = await accountOf(db);
			if (account) await keepAccount(db, { ...account, isLeaving: true });
		}),
	);
}

/** Ends the leave of somebody whose work is all at the server. */
export async function leaveIfEmpty(phone: Phone): Promise<void> {
	await phone.run((db) =>
		db.transaction('rw', db.meta, db.ops, db.blobs, async () => {
			const account = await accountOf(db);
			if (!account?.isLeaving) return;
			const [ops, photos] = await Promise.all([
				db.ops.where('outbox').above(0).count(),
				db.blobs.where('waiting').equals(1).count(),
			]);
			if (ops + photos === 0) await keepAccount(db, { ...account, token: null });
		}),
	);
}
