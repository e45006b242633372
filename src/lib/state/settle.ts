// Making room on this phone for somebody who came in: a database of their own, and their row among the
// people who use the phone.
import { adoptable, databaseNameOf, enrol } from '#lib/local/enrol.ts';
import { accountOf, metaOf } from '#lib/local/link.ts';
import { Phone } from '#lib/local/phone.ts';
import { placeNow } from '#lib/local/places.ts';
import { openRegistry, type Registered, type Registry } from '#lib/local/registry.ts';
import type { EnterAnswer } from '#lib/sync/door.ts';
import { here } from './here.ts';
import { openName, ownName, rememberPeople } from './phone.svelte.ts';

/** Looks into a database of this phone, whichever is open. */
export async function within<T>(name: string, work: (phone: Phone) => Promise<T>): Promise<T> {
	const phone = new Phone(name);
	try {
		return await work(phone);
	} finally {
		phone.close();
	}
}

/** Work on the list of people; it is opened for the moment only. */
export async function amongPeople<T>(work: (registry: Registry) => Promise<T>): Promise<T> {
	const registry = openRegistry();
	try {
		return await work(registry);
	} finally {
		registry.close();
	}
}

/** What the phone has apart from anybody's account. */
export type Own = { name: string; site: string; walks: number; org: string; dev: string };

/** The database of nobody in particular: the first that speaks for no account. */
export async function vacantName(): Promise<string> {
	for (let count = 1; ; count += 1) {
		const name = count === 1 ? ownName : `${ownName}-${count}`;
		if ((await within(name, (phone) => phone.run(accountOf))) === null) return name;
	}
}

/** Null when nothing was told on this phone outside an account. */
export async function ownOfPhone(): Promise<Own | null> {
	const name = await vacantName();
	return within(name, (phone) =>
		phone.run(async (db) => {
			const [ids, place, walks] = await Promise.all([
				adoptable(db),
				placeNow(db),
				db.walks.count(),
			]);
			return ids && place ? { name, site: place.site.name, walks, ...ids } : null;
		}),
	);
}

/**
 * The username to begin signing in with: of the database that was named, else of the open one when it
 * waits for its person to come back; empty when nobody is known.
 */
export async function usernameToEnter(named: string | null): Promise<string> {
	const rows = await amongPeople((registry) => registry.list());
	const row = rows.find(({ name }) => name === (named ?? openName));
	if (!row) return '';
	return within(row.name, (phone) =>
		phone.run(async (db) => {
			const account = await accountOf(db);
			const isOut = account?.token === null || account?.isLeaving === true;
			return named !== null || isOut ? ((await metaOf<string>(db, 'username')) ?? '') : '';
		}),
	);
}

/** The install id that somebody's database on this phone speaks as, so that it is known again. */
export async function installOfUser(username: string, org?: string): Promise<string | undefined> {
	const rows = await amongPeople((registry) => registry.list());
	for (const row of rows) {
		if (row.person === null || (org !== undefined && row.org !== org)) continue;
		const [told, ids] = await within(row.name, (phone) =>
			phone.run((db) => Promise.all([metaOf<string>(db, 'username'), adoptable(db)])),
		);
		if (told === username.toLowerCase()) return ids?.dev;
	}
	return undefined;
}

/**
 * Gives the name of the database that now speaks for them. `adopting` is the phone's own, which goes
 * on as theirs; else they get the one they had here before, or a new one. Throws LocalProblem.
 */
export async function settle(answer: EnterAnswer, adopting?: string): Promise<string> {
	const { device, person } = answer;
	const membership = answer.memberships.find(({ org }) => org === device?.org);
	if (!device || !membership) throw new Error('nothing was given to settle with');
	const { org, business: orgName, name, role, sites } = membership;
	const known = await rowOf(org, person.id);
	const database = adopting ?? known?.name ?? databaseNameOf(org, person.id);
	const { token, id } = device;
	await within(database, async (phone) => {
		await enrol(phone, { org, orgName, person: person.id, name, role, sites, token, device: id });
		await phone.run((db) => db.meta.put({ key: 'username', value: person.username }));
	});
	await amongPeople(async (registry) => {
		const row = { name: database, org, orgName, person: person.id, personName: name, role };
		await registry.keep(row, here.now());
	});
	rememberPeople();
	return database;
}

async function rowOf(org: string, person: string): Promise<Registered | undefined> {
	const rows = await amongPeople((registry) => registry.list());
	return rows.find((row) => row.org === org && row.person === person);
}
