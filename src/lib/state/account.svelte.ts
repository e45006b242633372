// Who uses this phone: everybody's database with what still waits in it, switching, and signing out.
import { leave, leaveIfEmpty } from '#lib/local/enrol.ts';
import { accountOf, contactOf } from '#lib/local/link.ts';
import { opens, pinOf } from '#lib/local/pin.ts';
import type { Registered } from '#lib/local/registry.ts';
import { pendingNow } from '#lib/local/standing.ts';
import { endSession } from '#lib/sync/door.ts';
import { overFetch } from '#lib/sync/transport.ts';
import { here } from './here.ts';
import { inExample, openDatabaseOf, openName } from './phone.svelte.ts';
import { amongPeople, ownOfPhone, vacantName, within } from './settle.ts';

/** `name` is null for what the phone has outside any account. */
export type Person = {
	database: string;
	name: string | null;
	business: string;
	ops: number;
	photos: number;
	isInUse: boolean;
	hasPin: boolean;
	/** Signed out, or shut out by the business; the work is still here either way. */
	standing: 'in' | 'out' | 'revoked';
};

class People {
	/** undefined until they were looked for. */
	all = $state.raw<Person[]>();

	get inUse(): Person | undefined {
		return this.all?.find(({ isInUse }) => isInUse);
	}

	async look(): Promise<void> {
		const rows = await amongPeople((registry) => registry.list());
		const people = await Promise.all(rows.filter(({ person }) => person !== null).map(personOf));
		const own = await ownOfPhone();
		this.all = [...people, ...(own ? [ownPerson(own)] : [])].sort(
			(a, b) => Number(b.isInUse) - Number(a.isInUse),
		);
	}

	/** Changes to somebody, without a network. False when their code is asked for and this is not it. */
	async use({ database }: Person, pin?: string): Promise<boolean> {
		const row = await rowOf(database);
		if (row?.pin && (pin === undefined || !opens(row.pin, pin))) return false;
		await amongPeople((registry) => registry.used(database, here.now()));
		await forgetSession();
		openDatabaseOf(database);
		return true;
	}

	async setPin({ database }: Person, pin: string | null): Promise<void> {
		await amongPeople((registry) =>
			registry.setPin(database, pin === null ? null : pinOf(pin, here.newId())),
		);
		await this.look();
	}

	/** Nothing is deleted: what waits goes on being sent under its own name. */
	async signOut({ database }: Person): Promise<void> {
		await within(database, async (phone) => {
			await leave(phone);
			await leaveIfEmpty(phone);
		});
		await forgetSession();
		if (database === openName) openDatabaseOf(await vacantName());
		else await this.look();
	}
}

export const people = new People();

/** The browser's session is of whoever signed in last; without a network it is left to run out. */
const forgetSession = (): Promise<unknown> =>
	Promise.race([endSession(overFetch()), new Promise((done) => setTimeout(done, 1_500))]);

const rowOf = (database: string): Promise<Registered | undefined> =>
	amongPeople(async (registry) => (await registry.list()).find(({ name }) => name === database));

async function personOf(row: Registered): Promise<Person> {
	const [account, contact, pending] = await within(row.name, (phone) =>
		phone.run((db) => Promise.all([accountOf(db), contactOf(db), pendingNow(db)])),
	);
	const isRevoked = account?.role === null || contact.trouble?.code === 'revoked';
	const isOut = !account || account.token === null || account.isLeaving === true;
	return {
		database: row.name,
		name: account?.name ?? row.personName,
		business: account?.orgName ?? row.orgName,
		ops: pending.ops,
		photos: pending.photos,
		isInUse: row.name === openName && !inExample,
		hasPin: row.pin !== undefined,
		standing: isOut ? 'out' : isRevoked ? 'revoked' : 'in',
	};
}

const ownPerson = ({ name, site }: { name: string; site: string }): Person => ({
	database: name,
	name: null,
	business: site,
	ops: 0,
	photos: 0,
	isInUse: name === openName && !inExample,
	hasPin: false,
	standing: 'in',
});
