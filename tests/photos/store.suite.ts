// What every store of photos must do, whatever lies behind it.
import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { asParts, readStored, type PhotoKind, type PhotoStore } from '#lib/server/photos/store.ts';
import { named, noise } from './pictures.ts';

export type StoreUnderTest = {
	store: PhotoStore;
	/** The same place, as it stands after the server was killed and started again. */
	reopen: () => Promise<PhotoStore>;
	/** Names of everything there that is not a whole, committed picture. */
	unfinished: () => Promise<string[]>;
	close: () => Promise<void>;
};

const org = '11111111-1111-4111-8111-111111111111';
const other = '22222222-2222-4222-8222-222222222222';
const kinds: PhotoKind[] = ['original', 'shown', 'thumb'];

/** Declares the suite for one kind of store; `open` gives an empty one every time. */
export function photoStoreSuite(name: string, open: () => Promise<StoreUnderTest>): void {
	describe(`photos in ${name}`, () => {
		let place: StoreUnderTest;
		let store: PhotoStore;
		beforeEach(async () => {
			place = await open();
			store = place.store;
		});
		afterEach(() => place.close());

		const keep = async (bytes: Buffer, kind: PhotoKind = 'original', to = org) => {
			const draft = await store.put(to, inPieces(bytes));
			await draft.commit(draft.sha, kind);
			return draft.sha;
		};

		test('a draft tells the hash and the size of what came, and can be read', async () => {
			const { bytes, sha } = named(noise(300_000, 1));
			const draft = await store.put(org, inPieces(bytes));
			expect({ sha: draft.sha, bytes: draft.bytes }).toEqual({ sha, bytes: 300_000 });
			expect(bytes.equals(await draft.read())).toBe(true);
			await draft.discard();
		});

		test('nothing at all is a draft too, of the hash of nothing', async () => {
			const draft = await store.put(org, inPieces(Buffer.alloc(0)));
			expect(draft.bytes).toBe(0);
			expect(draft.sha).toBe(createHash('sha256').digest('hex'));
			await draft.discard();
			expect(await place.unfinished()).toEqual([]);
		});

		test.each(kinds)('what was committed as %s comes back byte for byte', async (kind) => {
			const { bytes, sha } = named(noise(200_001, 2));
			const draft = await store.put(org, inPieces(bytes));
			expect(await store.has(org, sha, kind)).toBe(false);
			expect(await store.open(org, sha, kind)).toBeNull();
			await draft.commit(sha, kind);
			await draft.discard();
			const stored = await store.open(org, sha, kind);
			expect(stored?.bytes).toBe(200_001);
			await stored?.stream.cancel();
			expect((await readStored(store, org, sha, kind))?.equals(bytes)).toBe(true);
			const others = kinds.filter((one) => one !== kind);
			for (const one of others) expect(await store.has(org, sha, one)).toBe(false);
			expect(await place.unfinished()).toEqual([]);
		});

		test('a committed picture is there after a restart', async () => {
			const bytes = noise(50_000, 3);
			const sha = await keep(bytes);
			const again = await place.reopen();
			expect((await readStored(again, org, sha))?.equals(bytes)).toBe(true);
		});

		test('what was neither committed nor discarded is gone after a restart', async () => {
			const draft = await store.put(org, inPieces(noise(50_000, 4)));
			const again = await place.reopen();
			expect(await again.has(org, draft.sha)).toBe(false);
			expect(await place.unfinished()).toEqual([]);
		});

		test('a discarded draft leaves nothing, however often it is discarded', async () => {
			const draft = await store.put(org, inPieces(noise(50_000, 5)));
			await draft.discard();
			await draft.discard();
			expect(await store.has(org, draft.sha)).toBe(false);
			expect(await place.unfinished()).toEqual([]);
		});

		test('a stream that breaks says so itself, and nothing of it stays', async () => {
			const broken = async function* () {
				yield noise(70_000, 6);
				throw new Error('the line went dead');
			};
			await expect(store.put(org, broken())).rejects.toThrow('the line went dead');
			expect(await place.unfinished()).toEqual([]);
		});

		test('the same picture from several phones at once is one picture, and whole', async () => {
			const { bytes, sha } = named(noise(400_000, 7));
			const drafts = await Promise.all(
				Array.from({ length: 8 }, () => store.put(org, inPieces(bytes))),
			);
			await Promise.all(drafts.map((draft) => draft.commit(sha, 'original')));
			await Promise.all(drafts.map((draft) => draft.discard()));
			expect((await readStored(store, org, sha))?.equals(bytes)).toBe(true);
			expect(await store.usage(org)).toBe(400_000);
			expect(await place.unfinished()).toEqual([]);
		});

		test('one business never sees the picture of another', async () => {
			const sha = await keep(noise(1_000, 8));
			expect(await store.has(other, sha)).toBe(false);
			expect(await store.open(other, sha, 'original')).toBeNull();
			await store.remove(other, sha);
			expect(await store.has(org, sha)).toBe(true);
		});

		test('removing takes every kind away, and may be done twice', async () => {
			const { bytes, sha } = named(noise(1_000, 9));
			for (const kind of kinds) {
				const draft = await store.put(org, asParts(bytes));
				await draft.commit(sha, kind);
			}
			await store.remove(org, sha);
			await store.remove(org, sha);
			for (const kind of kinds) expect(await store.has(org, sha, kind)).toBe(false);
			expect(await store.usage(org)).toBe(0);
		});

		test('usage counts originals, of that business alone', async () => {
			expect(await store.usage(org)).toBe(0);
			await keep(noise(3_000, 10));
			await keep(noise(4_000, 11));
			await keep(noise(500, 12), 'thumb');
			await keep(noise(5_000, 13), 'original', other);
			expect(await store.usage(org)).toBe(7_000);
		});

		test.each([
			['..', 'a'.repeat(64)],
			['../x', 'a'.repeat(64)],
			['.arriving', 'a'.repeat(64)],
			[org, '../../../etc/passwd'],
			[org, 'A'.repeat(64)],
			['', 'a'.repeat(64)],
		])('a name that leads elsewhere is refused: %s %s', async (business, sha) => {
			await expect(store.has(business, sha)).rejects.toThrow('not the name');
			await expect(store.open(business, sha, 'original')).rejects.toThrow('not the name');
			await expect(store.remove(business, sha)).rejects.toThrow('not the name');
		});
	});
}

async function* inPieces(bytes: Buffer): AsyncGenerator<Uint8Array> {
	for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536);
}
