// Pictures in a folder: <folder>/<organization>/<first two signs>/<sha>, redrawn ones beside it.
import { createHash, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readFile, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { onDisk, orNone } from './disk-problem.ts';
import { mindNames, type Draft, type PhotoKind, type PhotoStore } from './store.ts';

const endings: Record<PhotoKind, string> = { original: '', shown: '.shown', thumb: '.thumb' };

/** In the same folder tree, so that a rename is one step; no organization is called so. */
const arriving = '.arriving';

/** Opens the folder and clears away what a crash left half written. */
export async function openDiskStore(folder: string): Promise<PhotoStore> {
	await rm(join(folder, arriving), { recursive: true, force: true });
	await mkdir(join(folder, arriving), { recursive: true });
	const pathOf = (org: string, sha: string, kind: PhotoKind = 'original'): string => {
		mindNames(org, sha);
		return join(folder, org, sha.slice(0, 2), sha + endings[kind]);
	};
	return {
		put: async (org, parts) => {
			const path = join(folder, arriving, randomBytes(12).toString('hex'));
			const { sha, bytes } = await writeParts(path, parts);
			return draftAt(path, { sha, bytes }, (name, kind) => pathOf(org, name, kind));
		},
		open: async (org, sha, kind) => {
			const path = pathOf(org, sha, kind);
			const found = await orNone(stat(path));
			if (!found) return null;
			const stream = Readable.toWeb(createReadStream(path)) as ReadableStream<Uint8Array>;
			return { stream, bytes: found.size };
		},
		has: async (org, sha, kind) => Boolean(await orNone(stat(pathOf(org, sha, kind)))),
		remove: async (org, sha) => {
			for (const kind of Object.keys(endings) as PhotoKind[])
				await onDisk(rm(pathOf(org, sha, kind), { force: true }));
			await orNone(keepFolder(dirname(pathOf(org, sha))));
		},
		usage: async (org) => {
			const top = dirname(dirname(pathOf(org, '0'.repeat(64))));
			const shelves = (await orNone(readdir(top))) ?? [];
			const sizes = await Promise.all(shelves.map((shelf) => sizeOfShelf(join(top, shelf))));
			return sizes.reduce((sum, size) => sum + size, 0);
		},
	};
}

/** Writes and hashes as the parts come; whatever goes wrong, the file goes too. */
async function writeParts(path: string, parts: AsyncIterable<Uint8Array>) {
	const file = await onDisk(open(path, 'wx'));
	const hash = createHash('sha256');
	let bytes = 0;
	try {
		for await (const part of parts) {
			hash.update(part);
			bytes += part.length;
			await onDisk(file.appendFile(part));
		}
		await onDisk(file.sync());
		await onDisk(file.close());
	} catch (error) {
		await file.close().catch(() => undefined);
		await rm(path, { force: true });
		throw error;
	}
	return { sha: hash.digest('hex'), bytes };
}

function draftAt(
	path: string,
	told: { sha: string; bytes: number },
	pathOf: (sha: string, kind: PhotoKind) => string,
): Draft {
	return {
		...told,
		read: () => onDisk(readFile(path)),
		commit: async (sha, kind) => {
			const target = pathOf(sha, kind);
			const shelf = dirname(target);
			const isNew = (await onDisk(mkdir(shelf, { recursive: true }))) !== undefined;
			await onDisk(rename(path, target));
			await onDisk(keepFolder(shelf));
			if (!isNew) return;
			await onDisk(keepFolder(dirname(shelf)));
			await onDisk(keepFolder(dirname(dirname(shelf))));
		},
		discard: () => onDisk(rm(path, { force: true })),
	};
}

/** A rename is only lasting once its folder is on disk too. */
async function keepFolder(path: string): Promise<void> {
	const folder = await open(path, 'r');
	try {
		await folder.sync();
	} finally {
		await folder.close();
	}
}

async function sizeOfShelf(shelf: string): Promise<number> {
	const files = ((await orNone(readdir(shelf))) ?? []).filter((name) => !name.includes('.'));
	const found = await Promise.all(files.map((name) => orNone(stat(join(shelf, name)))));
	return found.reduce((sum, file) => sum + (file?.size ?? 0), 0);
}
