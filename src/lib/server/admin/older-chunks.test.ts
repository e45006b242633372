// Upgrades of a server, on real folders with chosen times.
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { keepOlderChunks } from './older-chunks.ts';

const DAY = 86_400;
const NOW = 1_800_000_000;
const CHUNKS = 'client/_app/immutable';
let folder = '';

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'older-chunks-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** A build with these chunks, made at `at` (seconds since 1970), replacing `previous`. */
async function build(name: string, files: string[], at: number, previous?: string) {
	const place = join(folder, name);
	await mkdir(join(place, CHUNKS, 'nodes'), { recursive: true });
	for (const file of files) await writeFile(join(place, CHUNKS, file), name);
	await utimes(join(place, CHUNKS), at, at);
	await keepOlderChunks(previous ?? join(folder, 'none'), place);
	return place;
}
const has = (place: string, file: string) => existsSync(join(place, CHUNKS, file));

test('a tab from before two upgrades still finds its chunks', async () => {
	const one = await build('a1', ['nodes/1.js', 'same.js'], NOW);
	const two = await build('a2', ['nodes/2.js', 'same.js'], NOW + DAY, one);
	const three = await build('a3', ['nodes/3.js'], NOW + 2 * DAY, two);
	for (const file of ['nodes/1.js', 'nodes/2.js', 'nodes/3.js', 'same.js'])
		expect(has(three, file), file).toBe(true);
	expect(await readFile(join(two, CHUNKS, 'same.js'), 'utf8')).toBe('a2');
});

test('chunks go thirty days after their build was replaced, not after it was made', async () => {
	const one = await build('b1', ['nodes/1.js'], NOW);
	const two = await build('b2', ['nodes/2.js'], NOW + 60 * DAY, one);
	expect(has(two, 'nodes/1.js')).toBe(true);
	const three = await build('b3', ['nodes/3.js'], NOW + 91 * DAY, two);
	expect(has(three, 'nodes/1.js')).toBe(false);
	expect(has(three, 'nodes/2.js')).toBe(true);
});

test('no more than ten older builds are carried along', async () => {
	let last = await build('c0', ['nodes/0.js'], NOW);
	for (let n = 1; n <= 12; n++) last = await build(`c${n}`, [`nodes/${n}.js`], NOW + n * 60, last);
	expect(has(last, 'nodes/1.js')).toBe(false);
	expect(has(last, 'nodes/2.js')).toBe(true);
});

test('a build made by hand, without a list, hands its chunks on too', async () => {
	const byHand = join(folder, 'd1');
	await mkdir(join(byHand, CHUNKS), { recursive: true });
	await writeFile(join(byHand, CHUNKS, 'old.js'), 'd1');
	expect(has(await build('d2', ['nodes/2.js'], NOW, byHand), 'old.js')).toBe(true);
});
