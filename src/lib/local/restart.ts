// Reading a server's log from the start again, without wiping anything: what is still there is known by
// its name, and what is not leaves only when the new bootstrap is through.
import type { OpRow, PhoneDatabase } from './database.ts';
import { keepLink, linkOf, type Link } from './link.ts';
import { pendingAgain } from './outbox.ts';
import type { Phone } from './phone.ts';

/** The next pull is a bootstrap. Runs inside the caller's transaction. */
export async function restart(db: PhoneDatabase): Promise<Link> {
	const link = await linkOf(db);
	const unsure = await db.ops.filter((row) => row.unsure === 1).toArray();
	for (const row of unsure) delete row.unsure;
	await db.ops.bulkPut(unsure);
	const unconfirmed = { count: 0, xor: 0, top: link.unconfirmed.top };
	const anew = { ...link, cursor: null, page: null, gen: link.gen + 1, unconfirmed };
	await keepLink(db, anew);
	return anew;
}

/**
 * The server's log is not the one this phone had read: it was restored, or lost what it had accepted.
 * Everything of this database's own waits to be sent again, as do its pictures; names make it safe. `now`
 * (ms, phone's clock) is what «Sincronización» tells of it.
 */
export async function fork(phone: Phone, epoch: string | null, now: number): Promise<void> {
	await phone.run((db) =>
		db.transaction('rw', db.tables, async () => {
			const own = await db.ops
				.filter((row) => row.person === undefined && row.state !== 'pending')
				.toArray();
			const waiting = await db.ops.where('outbox').above(0).toArray();
			// What had been seen was numbered in a log that is no more.
			const again = [...own.map(pendingAgain), ...waiting].map(unseen);
			await db.ops.bulkPut(again);
			const link = await restart(db);
			await keepLink(db, { ...link, epoch, unconfirmed: { count: 0, xor: 0, top: 0 } });
			await sendPicturesAgain(db);
			await db.meta.put({ key: 'restored', value: now });
		}),
	);
}

function unseen(row: OpRow): OpRow {
	const bare = { ...row };
	delete bare.seen;
	return bare;
}

/** Asking whether they are there is cheap; those fetched from a server are not this phone's to send. */
async function sendPicturesAgain(db: PhoneDatabase): Promise<void> {
	const shas = await db.blobs.filter((blob) => blob.usedAt === undefined).primaryKeys();
	for (const sha of shas) {
		const blob = await db.blobs.get(sha);
		if (blob && blob.waiting === undefined) await db.blobs.put({ ...blob, waiting: 1 });
	}
}
