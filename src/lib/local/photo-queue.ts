// Pictures that wait to be sent: told by an operation that may leave, and not yet stored by a server.
import type { PhotoFacts, PhotoRow } from '#lib/domain/walk/photo.ts';
import { isShown } from '#lib/domain/walk/photo.ts';
import type { BlobRow, OpRow, PhoneDatabase } from './database.ts';
import type { Phone } from './phone.ts';

/**
 * Names of the pictures to send, oldest first. One that must stay here never leaves, and one that was
 * hidden needs not; that of a refused operation does leave: an owner may still admit it.
 */
export async function waitingPictures(db: PhoneDatabase): Promise<string[]> {
	return (await sortedPictures(db)).free;
}

/** Those that wait for nothing any more: hidden, or never to leave. Their bytes stay. */
export async function calmPictures(phone: Phone): Promise<void> {
	const { still } = await phone.run(sortedPictures);
	await stored(phone, still);
}

type Told = { added: PhotoFacts['photo.add']; at: number; mayLeave: boolean };

async function sortedPictures(db: PhoneDatabase): Promise<{ free: string[]; still: string[] }> {
	const waiting = new Set(await db.blobs.where('waiting').equals(1).primaryKeys());
	if (waiting.size === 0) return { free: [], still: [] };
	const [photos, refusedOps] = await Promise.all([
		db.photos.toArray(),
		db.ops.where('why').above('').toArray(),
	]);
	const told = [...photos.flatMap(ofRow), ...refusedOps.flatMap(ofRefused)]
		.filter(({ added }) => waiting.has(added.sha))
		.sort((a, b) => a.at - b.at);
	const bound = new Set(told.filter(({ added }) => added.staysHere).map(({ added }) => added.sha));
	const free = new Set(
		told
			.filter(({ added, mayLeave }) => mayLeave && !bound.has(added.sha))
			.map(({ added }) => added.sha),
	);
	const still = new Set(told.map(({ added }) => added.sha).filter((sha) => !free.has(sha)));
	return { free: [...free], still: [...still] };
}

const ofRow = (row: PhotoRow): Told[] =>
	row.added ? [{ added: row.added, at: row.addedAt, mayLeave: isShown(row) }] : [];

const ofRefused = ({ kind, body, at }: OpRow): Told[] =>
	kind === 'photo.add' && body !== null
		? [{ added: body as PhotoFacts['photo.add'], at, mayLeave: true }]
		: [];

/** The server has the bytes, on its disk and with their hash. */
export const stored = (phone: Phone, shas: readonly string[]): Promise<void> =>
	change(phone, shas, (blob) => {
		delete blob.waiting;
		delete blob.why;
	});

/** The server will not take these bytes: a person must look. */
export const refusedPicture = (phone: Phone, sha: string, why: string): Promise<void> =>
	change(phone, [sha], (blob) => {
		delete blob.waiting;
		blob.why = why;
	});

/** Sends pictures once more that were refused. */
export const requeuePictures = (phone: Phone, shas: readonly string[]): Promise<void> =>
	change(phone, shas, (blob) => {
		blob.waiting = 1;
		delete blob.why;
	});

/** One at a time: two pictures in memory are one too many on a small phone. */
async function change(
	phone: Phone,
	shas: readonly string[],
	how: (blob: BlobRow) => void,
): Promise<void> {
	for (const sha of shas) {
		await phone.run((db) =>
			db.transaction('rw', db.blobs, async () => {
				const blob = await db.blobs.get(sha);
				if (!blob) return;
				how(blob);
				await db.blobs.put(blob);
			}),
		);
	}
}

/** Names of pictures that a server refused, and why. */
export async function refusedPictures(db: PhoneDatabase): Promise<{ sha: string; why: string }[]> {
	const keys = await db.blobs.where('why').above('').primaryKeys();
	const rows = await db.blobs.bulkGet(keys);
	return rows.flatMap((row) => (row?.why ? [{ sha: row.sha, why: row.why }] : []));
}

/** `bytes` is empty while only the thumbnail was fetched. */
export type Fetched = { sha: string; mime: string; usedAt: number } & (
	{ bytes: ArrayBuffer; thumb?: never } | { thumb: ArrayBuffer; bytes?: never }
);

/** A picture fetched because somebody looks at it; own ones are never replaced. */
export async function keepFetched(phone: Phone, fetched: Fetched): Promise<void> {
	const { sha, mime, usedAt, bytes, thumb } = fetched;
	await phone.run((db) =>
		db.transaction('rw', db.blobs, async () => {
			const known = await db.blobs.get(sha);
			if (known && known.usedAt === undefined) return;
			const blob: BlobRow = known ?? { sha, mime, bytes: new ArrayBuffer(0), thumb: null };
			await db.blobs.put({
				...blob,
				usedAt,
				...(bytes ? { bytes, mime } : {}),
				...(thumb ? { thumb } : {}),
			});
		}),
	);
}
