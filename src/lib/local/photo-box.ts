// Bytes of photos on this phone: raw until their small copy is told, then named by their hash.
import { isShown } from '#lib/domain/walk/photo.ts';
import type { BlobRow, PhoneDatabase, RawRow } from './database.ts';
import type { Phone } from './phone.ts';
import { classify } from './problem.ts';

/**
 * Keeps a picture as the camera gave it, so that a page that dies does not lose it. False when there
 * is no room: then the caller still has the bytes, and nothing else was touched.
 */
export async function keepRaw(phone: Phone, raw: RawRow): Promise<boolean> {
	try {
		await phone.run((db) => db.raws.put(raw));
		return true;
	} catch (error) {
		if (classify(error) === 'quota') return false;
		throw error;
	}
}

/** Pictures whose page died before they were told, in the order they were taken. */
export async function pendingRaws(phone: Phone): Promise<RawRow[]> {
	const raws = await phone.run((db) => db.raws.toArray());
	return raws.sort((a, b) => (a.takenAt ?? 0) - (b.takenAt ?? 0) || (a.id < b.id ? -1 : 1));
}

export const dropRaw = (phone: Phone, id: string): Promise<void> =>
	phone.run((db) => db.raws.delete(id));

/** Runs inside the transaction that tells the photo: bytes and fact are safe together or not at all. */
export async function storeBlob(db: PhoneDatabase, blob: BlobRow): Promise<void> {
	await db.blobs.put(blob);
}

/** Lets bytes go that no photo on show needs any more. Runs inside the caller's transaction. */
export async function releaseBlob(db: PhoneDatabase, sha: string): Promise<void> {
	const needed = await db.photos.filter((row) => isShown(row) && row.added?.sha === sha).count();
	if (needed === 0) await db.blobs.delete(sha);
}

/** What `record` does beside a `photo.add`: bytes and thumbnail in, the raw copy out. */
export const besidePhoto =
	(blob: BlobRow, raw: string) =>
	async (db: PhoneDatabase): Promise<void> => {
		await storeBlob(db, blob);
		await db.raws.delete(raw);
	};
