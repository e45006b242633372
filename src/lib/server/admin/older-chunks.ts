// A tab that was opened before an upgrade may ask for a chunk only the earlier build had. So each
// build carries the chunks of the builds before it along, for a while.
import { existsSync } from 'node:fs';
import { cp, readFile, readdir, stat, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';

/** Lies beside each build. Files are named from the folder of immutable chunks. */
type Chunks = {
	own: string[];
	/** Newest first; `replaced` in milliseconds since 1970. */
	older: { replaced: number; files: string[] }[];
};

const MOST = 10;
const LONGEST_MS = 30 * 24 * 3_600_000;
const LIST = 'chunks.json';

const folderOf = (build: string) => join(build, 'client/_app/immutable');

/**
 * Copies into `next` the chunks of `previous` and of what that one carried: at most ten older builds,
 * none replaced more than thirty days ago. What `next` has itself is left alone.
 */
export async function keepOlderChunks(previous: string, next: string): Promise<void> {
	const own = await filesIn(next);
	const { mtimeMs: now } = await stat(folderOf(next));
	const before = await chunksOf(previous);
	const older = [{ replaced: now, files: before.own }, ...before.older]
		.filter((build) => build.files.length > 0 && now - build.replaced < LONGEST_MS)
		.slice(0, MOST);
	for (const file of new Set(older.flatMap((build) => build.files))) {
		const from = join(folderOf(previous), file);
		const to = join(folderOf(next), file);
		if (existsSync(from) && !existsSync(to)) await cp(from, to, { preserveTimestamps: true });
	}
	await writeFile(join(next, LIST), JSON.stringify({ own, older } satisfies Chunks));
}

/** A build made by hand has no list: then all its chunks are its own. */
async function chunksOf(build: string): Promise<Chunks> {
	const list = await readFile(join(build, LIST), 'utf8').catch(() => null);
	return list ? (JSON.parse(list) as Chunks) : { own: await filesIn(build), older: [] };
}

async function filesIn(build: string): Promise<string[]> {
	const folder = folderOf(build);
	if (!existsSync(folder)) return [];
	const entries = await readdir(folder, { recursive: true, withFileTypes: true });
	return entries
		.filter((entry) => entry.isFile())
		.map((entry) => relative(folder, join(entry.parentPath, entry.name)))
		.sort();
}
