// When the application's own way into the database is shut (a newer version made it): reads what is
// there as it is, without asking for a version and without changing anything.
import type { ExportPhoto, ExportRaw, Held } from '#lib/protocol/export.ts';
import {
	logOf,
	pieceId,
	type OpRow,
	type PackRow,
	type PieceRow,
	type RawRow,
} from './database.ts';
import { joined } from './photo-box.ts';
import { LocalProblem } from './problem.ts';

/** All that the database of this name holds. Throws LocalProblem when it cannot even be read. */
export async function salvage(name: string, limit = 8_000): Promise<Held> {
	const db = await openAsIs(name, limit);
	const meta = await read<{ key: string; org?: string; dev?: string; value?: unknown }[]>(
		db,
		'meta',
		(store) => store.getAll(),
	);
	const install = meta?.find((row) => row.key === 'install');
	const adopted = meta?.find((row) => row.key === 'adopted');
	const single = (await read<OpRow[]>(db, 'ops', (store) => store.getAll())) ?? [];
	const packs = (await read<PackRow[]>(db, 'packs', (store) => store.getAll())) ?? [];
	const rows = [...single, ...packs.flatMap(({ ops }) => ops)];
	return {
		org: install?.org ?? (adopted ? String(adopted.value) : null),
		dev: install?.dev ?? null,
		ops: logOf(rows),
		photos: each<ExportPhoto>(db, 'blobs'),
		raws: eachRaw(db),
	};
}

function openAsIs(name: string, limit: number): Promise<IDBDatabase> {
	return new Promise((resolve, reject) => {
		const timer = setTimeout(() => reject(new LocalProblem('hangs')), limit);
		const fail = (error: unknown) => {
			clearTimeout(timer);
			reject(new LocalProblem('unavailable', error));
		};
		const request = indexedDB.open(name);
		// There is no such database: this would make an empty one.
		request.onupgradeneeded = () => request.transaction?.abort();
		request.onerror = () => fail(request.error);
		request.onsuccess = () => {
			clearTimeout(timer);
			// Another tab that upgrades or deletes goes first.
			request.result.onversionchange = () => request.result.close();
			resolve(request.result);
		};
	});
}

function read<T>(
	db: IDBDatabase,
	table: string,
	ask: (store: IDBObjectStore) => IDBRequest,
): Promise<T | undefined> {
	if (!db.objectStoreNames.contains(table)) return Promise.resolve(undefined);
	return new Promise((resolve, reject) => {
		const request = ask(db.transaction(table).objectStore(table));
		request.onsuccess = () => resolve(request.result as T);
		request.onerror = () => reject(new LocalProblem('lost', request.error));
	});
}

async function* each<T>(db: IDBDatabase, table: string): AsyncGenerator<T> {
	const keys = (await read<IDBValidKey[]>(db, table, (store) => store.getAllKeys())) ?? [];
	for (const key of keys) {
		const row = await read<T>(db, table, (store) => store.get(key));
		if (row) yield row;
	}
}

/** Large ones lie in pieces. */
async function* eachRaw(db: IDBDatabase): AsyncGenerator<ExportRaw> {
	for await (const { pieces = 0, ...raw } of each<RawRow>(db, 'raws')) {
		const parts: ArrayBuffer[] = [];
		for (let place = 0; place < pieces; place += 1) {
			const id = pieceId(raw.id, place);
			const piece = await read<PieceRow>(db, 'pieces', (store) => store.get(id));
			if (piece) parts.push(piece.bytes);
		}
		yield pieces > 0 ? { ...raw, bytes: joined(parts) } : raw;
	}
}
