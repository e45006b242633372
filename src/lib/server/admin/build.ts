// Builds the app when the sources changed since the build that is there. The build is made beside
// the one in use and takes its place only when it is whole: a failed build breaks nothing.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { Refusal, buildEnvironment } from '../config.ts';
import { keepOlderChunks } from './older-chunks.ts';

const SOURCES = [
	'src',
	'static',
	'svelte.config.js',
	'vite.config.ts',
	'tsconfig.json',
	'package.json',
	'package-lock.json',
];
const STAMP = 'sources.sha256';

/** The project's folder, found from this file, so that any working directory will do. */
export const root = resolve(import.meta.dirname, '../../../..');

/** Brings the build in `out` up to date with the sources; true when it had to be built. */
export async function ensureBuild(out: string, say: (line: string) => void): Promise<boolean> {
	const sources = await hashOfSources(root);
	const built = await readFile(join(out, STAMP), 'utf8').catch(() => null);
	if (built === sources) return false;
	say(built ? 'The sources changed since the last build: building…' : 'No build yet: building…');
	const started = performance.now();
	const next = join(root, '.svelte-kit', `next-${process.pid}`);
	await rm(next, { recursive: true, force: true });
	try {
		await build(next);
	} catch (error) {
		await rm(next, { recursive: true, force: true });
		throw error;
	}
	await writeFile(join(next, STAMP), sources);
	await replaceBuild(next, out);
	say(`Built in ${((performance.now() - started) / 1000).toFixed(1)} s.`);
	return true;
}

/** Puts `next` in the place of `out`; chunks of earlier builds stay available. */
export async function replaceBuild(next: string, out: string): Promise<void> {
	await keepOlderChunks(out, next);
	await mkdir(dirname(out), { recursive: true });
	const old = `${next}-old`;
	if (existsSync(out)) await rename(out, old);
	await rename(next, out);
	await rm(old, { recursive: true, force: true });
}

/** One hash over names and contents of all that goes into a build; tests do not. */
export async function hashOfSources(folder: string): Promise<string> {
	const hash = createHash('sha256');
	for (const source of SOURCES) {
		for (const file of await filesUnder(join(folder, source))) {
			if (/\.(test|spec)\.ts$/.test(file)) continue;
			hash
				.update(`${relative(folder, file)}\0`)
				.update(await readFile(file))
				.update('\0');
		}
	}
	return hash.digest('hex');
}

async function filesUnder(path: string): Promise<string[]> {
	if (!existsSync(path)) return [];
	const entries = await readdir(path, { recursive: true, withFileTypes: true }).catch(() => null);
	if (!entries) return [path];
	return entries
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name))
		.sort();
}

/** Vite's own words are shown only when it fails: a keeper cannot use them otherwise. */
async function build(out: string): Promise<void> {
	const vite = join(root, 'node_modules/vite/bin/vite.js');
	if (!existsSync(vite))
		throw new Refusal('The tools for building are not installed. Run: npm ci && npm start');
	const child = spawn(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
		cwd: root,
		env: buildEnvironment(relative(root, out)),
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	const abandon = () => child.kill();
	process.once('exit', abandon);
	const said: Buffer[] = [];
	child.stdout.on('data', (words: Buffer) => said.push(words));
	child.stderr.on('data', (words: Buffer) => said.push(words));
	const code = await new Promise((done) => child.on('close', done));
	process.off('exit', abandon);
	if (code !== 0)
		throw new Refusal(`${Buffer.concat(said).toString()}\nThe build failed; nothing was changed.`);
}
