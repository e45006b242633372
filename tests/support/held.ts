// What a browser really holds of the app: its tables read raw, past the app's own code.
import type { Page } from '@playwright/test';
import type { DraftRow, OpRow, PlaceRow } from '#lib/local/database.ts';
import type { AnswerRow } from '#lib/domain/walk/answer.ts';
import type { PhotoRow } from '#lib/domain/walk/photo.ts';
import type { Walk } from '#lib/domain/walk/walk.ts';

/** `bytes` and `thumb` are the hex SHA-256 of what lies there, not what its name claims. */
export type HeldBlob = { sha: string; mime: string; bytes: string; thumb: string | null };

export type Held = {
	ops: OpRow[];
	walks: Walk[];
	answers: AnswerRow[];
	photos: PhotoRow[];
	drafts: DraftRow[];
	places: PlaceRow[];
	blobs: HeldBlob[];
	raws: { id: string; bytes: string }[];
};

export const ownDatabase = 'todo-habla';
export const exampleDatabase = 'todo-habla-example';

/** Names of the databases that exist. */
export const databasesOf = (page: Page): Promise<string[]> =>
	page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name ?? '').sort());

/** Every row of every table, as it stands on disk, the log whole; fails when there is no such database. */
export const heldBy = (page: Page, name = ownDatabase): Promise<Held> =>
	page.evaluate(async (name) => {
		const known = (await indexedDB.databases()).some((one) => one.name === name);
		if (!known) throw new Error(`there is no database ${name}`);
		const done = <T>(request: IDBRequest<T>) =>
			new Promise<T>((resolve, reject) => {
				request.onsuccess = () => resolve(request.result);
				request.onerror = () => reject(request.error);
			});
		const hex = async (bytes: ArrayBuffer) =>
			[...new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))]
				.map((byte) => byte.toString(16).padStart(2, '0'))
				.join('');
		const database = await done(indexedDB.open(name));
		const tables: Record<string, Record<string, unknown>[]> = {};
		const all = database.transaction([...database.objectStoreNames]);
		await Promise.all(
			[...database.objectStoreNames].map(async (table) => {
				tables[table] = await done(all.objectStore(table).getAll());
			}),
		);
		database.close();
		for (const { ops } of (tables.packs ?? []) as { ops: Record<string, unknown>[] }[])
			tables.ops?.push(...ops);
		for (const row of [...(tables.blobs ?? []), ...(tables.raws ?? [])])
			for (const [field, value] of Object.entries(row))
				if (value instanceof ArrayBuffer) row[field] = await hex(value);
		return tables as unknown as Held;
	}, name);

/** Each device's numbers must run 1, 2, 3… without a hole; gives those that do not. */
export function holesIn(ops: readonly Pick<OpRow, 'dev' | 'n'>[]): string[] {
	const byDevice = new Map<string, number[]>();
	for (const { dev, n } of ops) byDevice.set(dev, [...(byDevice.get(dev) ?? []), n]);
	return [...byDevice].flatMap(([dev, numbers]) =>
		numbers
			.sort((a, b) => a - b)
			.flatMap((n, index) => (n === index + 1 ? [] : [`${dev}: ${n} in place ${index + 1}`])),
	);
}
