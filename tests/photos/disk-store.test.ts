// The store on a disk: the suite, and what only a disk can do wrong.
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openDiskStore } from '#lib/server/photos/disk-store.ts';
import { asParts } from '#lib/server/photos/store.ts';
import { named, noise } from './pictures.ts';
import { photoStoreSuite } from './store.suite.ts';

photoStoreSuite('a folder', async () => {
	const folder = await mkdtemp(join(tmpdir(), 'todo-habla-store-'));
	return {
		store: await openDiskStore(folder),
		reopen: () => openDiskStore(folder),
		unfinished: () => readdir(join(folder, '.arriving')),
		close: () => rm(folder, { recursive: true }),
	};
});

test('pictures lie by business and by the first two signs of their name', async () => {
	const folder = await mkdtemp(join(tmpdir(), 'todo-habla-store-'));
	const store = await openDiskStore(folder);
	const { sha, bytes } = named(noise(10, 1));
	const draft = await store.put('a-business', asParts(bytes));
	await draft.commit(sha, 'original');
	expect((await stat(join(folder, 'a-business', sha.slice(0, 2), sha))).size).toBe(10);
	await rm(folder, { recursive: true });
});

test('what stands in the way of a folder is the server’s trouble: come back later', async () => {
	const folder = await mkdtemp(join(tmpdir(), 'todo-habla-store-'));
	const store = await openDiskStore(folder);
	await writeFile(join(folder, 'a-business'), '');
	const { sha, bytes } = named(noise(10, 1));
	const draft = await store.put('a-business', asParts(bytes));
	await expect(draft.commit(sha, 'original')).rejects.toMatchObject({ code: 'busy', status: 503 });
	await draft.discard();
	expect(await readdir(join(folder, '.arriving'))).toEqual([]);
	await rm(folder, { recursive: true });
});
