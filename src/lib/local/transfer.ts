// From phone to phone without a server: gathers all that is held, and takes in what another one held.
import { isShown } from '#lib/domain/walk/photo.ts';
import type { ExportContent, ExportPhoto, ExportRaw, Held } from '#lib/protocol/export.ts';
import { absorb } from './absorb.ts';
import { logOf, type Install, type PhoneDatabase } from './database.ts';
import { allOps, opsCount } from './log.ts';
import type { Phone } from './phone.ts';
import { wholeRaw } from './photo-box.ts';

export { salvage } from './salvage.ts';

/** A file of another organization never mixes with what this phone tells. */
export class TransferProblem extends Error {
	readonly code = 'other-organization';
	constructor() {
		super('transfer: other-organization');
		this.name = 'TransferProblem';
	}
}

/** All that this phone holds. Photos are read one at a time, while the file is written. */
export async function everything(phone: Phone): Promise<Held> {
	const [rows, install, org] = await phone.run((db) =>
		Promise.all([allOps(db), installOf(db), orgOf(db)]),
	);
	return {
		org,
		dev: install?.dev ?? null,
		ops: logOf(rows),
		photos: eachPhoto(phone),
		raws: eachRaw(phone),
	};
}

/** `twice` counts operations that this phone knew already. */
export type TakenIn = { ops: number; photos: number; twice: number };

type Content = Pick<ExportContent, 'org' | 'ops' | 'photos' | 'raws'>;

/**
 * Takes in what a file held, in one strict transaction: all of it or nothing, and twice is once. A
 * phone that has told nothing joins the file's organization. Throws TransferProblem when it has told
 * something for another one, LocalProblem as `record` does; then nothing changed.
 */
export async function takeIn(phone: Phone, content: Content): Promise<TakenIn> {
	const { org, ops } = content;
	if (org === null) return { ops: 0, photos: 0, twice: 0 };
	const taken = await phone.run((db) =>
		db.transaction('rw', db.tables, async () => {
			const isEmpty = (await opsCount(db)) === 0;
			if (!isEmpty && (await orgOf(db)) !== org) return null;
			await join(db, content, org);
			const fresh = await absorb(db, ops, { state: 'pending', via: 'import' });
			const photos = await takePhotos(db, content);
			await takeRaws(db, content.raws);
			return { ops: fresh, photos, twice: ops.length - fresh };
		}),
	);
	if (!taken) throw new TransferProblem();
	return taken;
}

/**
 * The organization is the file's from now on. A phone that finds operations of its own in the file,
 * told after the state it fell back to, counts on from there: no number is given twice.
 */
async function join(db: PhoneDatabase, { ops }: Content, org: string): Promise<void> {
	const install = await installOf(db);
	if (!install) {
		await db.meta.put({ key: 'adopted', value: org });
		return;
	}
	const own = ops.filter((op) => op.dev === install.dev).map((op) => op.n);
	const n = own.reduce((most, one) => Math.max(most, one), install.n);
	await db.meta.put({ ...install, org, n });
}

/** Only pictures on show come in; what somebody blurred meanwhile goes out. Gives how many were new. */
async function takePhotos(db: PhoneDatabase, { ops, photos }: Content): Promise<number> {
	const rows = await db.photos.toArray();
	const shown = new Set(rows.filter(isShown).map((row) => row.added?.sha));
	const known = new Set(await db.blobs.toCollection().primaryKeys());
	let fresh = 0;
	for (const { sha, mime, bytes, thumb } of photos) {
		if (known.has(sha) || !shown.has(sha)) continue;
		known.add(sha);
		fresh += 1;
		const copies = { bytes: copyOf(bytes), thumb: thumb && copyOf(thumb) };
		await db.blobs.add({ sha, mime, ...copies, waiting: 1 });
	}
	const blurred = new Set(
		ops.flatMap(({ kind, ent, body }) =>
			kind === 'photo.hide' && JSON.stringify(body) === '{"why":"blurred"}' ? [ent] : [],
		),
	);
	const gone = rows.filter((row) => blurred.has(row.id) && !shown.has(row.added?.sha));
	await db.blobs.bulkDelete(gone.flatMap((row) => row.added?.sha ?? []));
	return fresh;
}

/** Pictures whose small copy nobody told yet go on waiting, here too. */
async function takeRaws(db: PhoneDatabase, raws: readonly ExportRaw[]): Promise<void> {
	for (const raw of raws) {
		const isKnown = (await db.raws.get(raw.id)) ?? (await db.photos.get(raw.id));
		if (!isKnown) await db.raws.add({ ...raw, bytes: copyOf(raw.bytes) });
	}
}

async function installOf(db: PhoneDatabase): Promise<Install | null> {
	const row = await db.meta.get('install');
	return row && 'dev' in row ? row : null;
}

async function orgOf(db: PhoneDatabase): Promise<string | null> {
	const adopted = await db.meta.get('adopted');
	return (
		(await installOf(db))?.org ?? (adopted && 'value' in adopted ? String(adopted.value) : null)
	);
}

async function* eachPhoto(phone: Phone): AsyncGenerator<ExportPhoto> {
	for (const sha of await phone.run((db) => db.blobs.toCollection().primaryKeys())) {
		const row = await phone.run((db) => db.blobs.get(sha));
		if (row) yield row;
	}
}

async function* eachRaw(phone: Phone): AsyncGenerator<ExportRaw> {
	for (const id of await phone.run((db) => db.raws.toCollection().primaryKeys())) {
		const row = await phone.run((db) => db.raws.get(id));
		if (row) yield await phone.run((db) => wholeRaw(db, row));
	}
}

/** Bytes of their own: a view would put the whole file into the database. */
const copyOf = (bytes: Uint8Array | ArrayBuffer): ArrayBuffer =>
	new Uint8Array(bytes).slice().buffer;
