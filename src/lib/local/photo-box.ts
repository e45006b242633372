// Bytes of photos on this phone: raw until their small copy is told, then named by their hash.
import { isShown } from '#lib/domain/walk/photo.ts';
import { pieceId, type BlobRow, type PhoneDatabase, type RawRow } from './database.ts';
import type { Phone } from './phone.ts';
import { classify } from './problem.ts';

/** While a row is put, the page stands still for a copy of it: 4 MB at once are felt under the thumb. */
const pieceSize = 512 * 1024;

/**
 * Keeps a picture as the camera gave it, so that a page that dies does not lose it. False when there
 * is no room: then the caller still has the bytes, and nothing else was touched.
 */
export async function keepRaw(phone: Phone, raw: RawRow): Promise<boolean> {
	const size = raw.bytes.byteLength;
	const pieces = size > pieceSize ? Math.ceil(size / pieceSize) : 0;
	try {
		await phone.run((db) =>
			db.transaction('rw', db.raws, db.pieces, async () => {
				for (let place = 0; place < pieces; place += 1) {
					const bytes = raw.bytes.slice(place * pieceSize, (place + 1) * pieceSize);
					await db.pieces.put({ id: pieceId(raw.id, place), bytes });
				}
				await db.raws.put(pieces > 0 ? { ...raw, bytes: new ArrayBuffer(0), pieces } : raw);
			}),
		);
		return true;
	} catch (error) {
		if (classify(error) === 'quota') return false;
		throw error;
	}
}

/** The picture with all its bytes. */
export async function wholeRaw(db: PhoneDatabase, row: RawRow): Promise<RawRow> {
	const { pieces = 0, ...raw } = row;
	if (pieces === 0) return raw;
	const ids = Array.from({ length: pieces }, (_, place) => pieceId(raw.id, place));
	const rows = await db.pieces.bulkGet(ids);
	return { ...raw, bytes: joined(rows.flatMap((piece) => piece?.bytes ?? [])) };
}

export function joined(parts: readonly ArrayBuffer[]): ArrayBuffer {
	const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.byteLength, 0));
	let at = 0;
	for (const part of parts) {
		whole.set(new Uint8Array(part), at);
		at += part.byteLength;
	}
	return whole.buffer;
}

/** Pictures whose page died before they were told, in the order they were taken. */
export async function pendingRaws(phone: Phone): Promise<RawRow[]> {
	const raws = await phone.run(async (db) =>
		Promise.all((await db.raws.toArray()).map((row) => wholeRaw(db, row))),
	);
	return raws.sort((a, b) => (a.takenAt ?? 0) - (b.takenAt ?? 0) || (a.id < b.id ? -1 : 1));
}

export const dropRaw = (phone: Phone, id: string): Promise<void> =>
	phone.run((db) => db.transaction('rw', db.raws, db.pieces, () => releaseRaw(db, id)));

/** Runs inside the caller's transaction. */
export async function releaseRaw(db: PhoneDatabase, id: string): Promise<void> {
	await db.raws.delete(id);
	await db.pieces.where('id').startsWith(pieceId(id, 0).slice(0, -1)).delete();
}

/**
 * Runs inside the transaction that tells the photo: bytes and fact are safe together or not at all. From
 * now on the picture waits for a server.
 */
export async function storeBlob(db: PhoneDatabase, blob: BlobRow): Promise<void> {
	await db.blobs.put({ ...blob, waiting: 1 });
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
		await releaseRaw(db, raw);
	};
