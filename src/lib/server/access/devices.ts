// Phones' databases and their tokens: 32 random bytes that the phone alone knows; here stands the hash.
import type { DeviceGiven, Unsent } from '#lib/protocol/door.ts';
import type { Database } from '../database/database.ts';
import { graceOfRevoked, hashOfSecret } from '../doors/caller.ts';
import type { Server } from '../server.ts';
import { Problem } from '../problem.ts';

type Place = Pick<Server, 'db' | 'here'>;

/** Whose phone: `dev` is the install id its database speaks as, where it is told. */
export type Holder = { org: string; person: string; label: string; dev: string | undefined };

/**
 * A token for one database of one person in one business. A database that had one keeps its row, so
 * that what still waits on it is never taken for the loss of another phone.
 */
export async function giveToken({ db, here }: Place, holder: Holder): Promise<DeviceGiven> {
	const { org, person, label, dev } = holder;
	const token = here.newSecret();
	const token_hash = hashOfSecret(token);
	const known = dev ? await liveDevice(db, { org, person, dev }) : undefined;
	const id = known ?? here.newId();
	if (known) {
		const rows = db.updateTable('devices').set({ token_hash, label });
		await rows.where('org', '=', org).where('id', '=', id).execute();
	} else await db.insertInto('devices').values(newRow()).execute();
	return { org, id, token };

	function newRow() {
		return {
			...{ org, id, person, token_hash, label, dev: dev ?? null, app: null, off: null },
			...{ pending_ops: 0, pending_photos: 0, oldest_pending: null, pulled_seq: 0 },
			...{ created_at: here.now(), last_seen: null, revoked_at: null },
		};
	}
}

async function liveDevice(
	db: Place['db'],
	{ org, person, dev }: { org: string; person: string; dev: string },
): Promise<string | undefined> {
	const row = await db
		.selectFrom('devices')
		.select('id')
		.where('org', '=', org)
		.where('person', '=', person)
		.where('dev', '=', dev)
		.where('revoked_at', 'is', null)
		.executeTakeFirst();
	return row?.id;
}

/** Throws Problem not-found when the business has no such phone. */
export async function revokeDevice(
	{ db, here }: Pick<Server, 'db' | 'here'>,
	org: string,
	id: string,
): Promise<void> {
	const { numUpdatedRows } = await db
		.updateTable('devices')
		.set((eb) => ({ revoked_at: eb.fn.coalesce('revoked_at', eb.val(here.now())) }))
		.where('org', '=', org)
		.where('id', '=', id)
		.executeTakeFirst();
	if (numUpdatedRows === 0n) throw new Problem('not-found');
}

/** All phones with which a person spoke for a business. */
export async function revokeDevicesOf(
	db: Database,
	org: string,
	person: string,
	now: number,
): Promise<void> {
	await db
		.updateTable('devices')
		.set({ revoked_at: now })
		.where('org', '=', org)
		.where('person', '=', person)
		.where('revoked_at', 'is', null)
		.execute();
}

/**
 * What other phones of this person last said that they still hold: when one of them was emptied, this
 * is the only word of it. `but` is the device that asks; one revoked for long delivers nothing more.
 */
export async function unsentOf(
	{ db, here }: Pick<Server, 'db' | 'here'>,
	person: string,
	but: string | undefined,
): Promise<Unsent[]> {
	const rows = await db
		.selectFrom('devices')
		.select(['org', 'id', 'label', 'pending_ops', 'pending_photos', 'last_seen'])
		.where('person', '=', person)
		.where((eb) => eb.or([eb('pending_ops', '>', 0), eb('pending_photos', '>', 0)]))
		.where((eb) =>
			eb.or([eb('revoked_at', 'is', null), eb('revoked_at', '>', here.now() - graceOfRevoked)]),
		)
		.orderBy('last_seen', 'desc')
		.execute();
	return rows
		.filter(({ id }) => id !== but)
		.map(({ org, label, pending_ops, pending_photos, last_seen }) => ({
			org,
			device: label,
			ops: pending_ops,
			photos: pending_photos,
			lastSeen: last_seen,
		}));
}
