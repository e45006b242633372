// Builds for the end-to-end tests: the one `npm start` makes, and the same sources under another version.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { ensureBuild, hashOfSources, root } from '#lib/server/admin/build.ts';

/** Folder of the build that people get. */
export async function currentBuild(): Promise<string> {
	const out = join(root, 'build');
	await ensureBuild(out, console.log);
	return out;
}

/** Folder of a build of the same sources with another version and all chunks different; kept. */
export async function buildOf(version: string): Promise<string> {
	const place = join(root, '.svelte-kit/tests', version);
	const out = join(place, 'build');
	const stamp = join(place, 'sources.sha256');
	const sources = await hashOfSources(root);
	if (existsSync(out) && (await readFile(stamp, 'utf8').catch(() => '')) === sources) return out;
	await rm(place, { recursive: true, force: true });
	await mkdir(place, { recursive: true });
	const vite = join(root, 'node_modules/vite/bin/vite.js');
	const config = 'tests/support/changed.vite.config.ts';
	const made = spawnSync(process.execPath, [vite, 'build', '--config', config], {
		cwd: root,
		encoding: 'utf8',
		env: {
			...process.env,
			NODE_ENV: 'production',
			TODO_HABLA_VERSION: version,
			TODO_HABLA_BUILD: relative(root, out),
			TODO_HABLA_OUTDIR: relative(root, join(place, 'kit')),
		},
	});
	if (made.status !== 0)
		throw new Error(`Building ${version} failed:\n${made.stdout}${made.stderr}`);
	await writeFile(stamp, sources);
	return out;
}

/** Addresses of a build's own chunks, without those it carries along, as `/_app/immutable/…`. */
export async function chunksOf(build: string): Promise<string[]> {
	const list = await readFile(join(build, 'chunks.json'), 'utf8').catch(() => null);
	const files: string[] = list
		? JSON.parse(list).own
		: await readdir(join(build, 'client/_app/immutable'), { recursive: true });
	return files.filter((name) => name.endsWith('.js')).map((name) => `/_app/immutable/${name}`);
}

/** The chunk that starts the app, named in the shell: tells which build a page runs. */
export async function entryOf(build: string): Promise<string> {
	return entryIn(await readFile(join(build, 'prerendered/index.html'), 'utf8'));
}

export function entryIn(html: string): string {
	const entry = /\/_app\/immutable\/entry\/app\.[\w-]+\.js/.exec(html)?.[0];
	if (!entry) throw new Error('No shell of the app: it names no entry chunk.');
	return entry;
}
