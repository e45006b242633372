// `relay`: ten thousand answers from one phone over the server to another, held against the floor: the
// same answers through a bare outbox and one table, in the same browser, over the same server process.
import { fork, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright';
import { build } from 'vite';
import { DiskPhone } from '../../support/disk-phone.ts';
import { median, rounded, type Figures } from '../figures.ts';

const answers = 10_000;
const rounds = 3;

export async function measure(): Promise<Figures> {
	const pages = await buildPage();
	const runs: Figures[] = [];
	try {
		for (let round = 0; round < rounds; round += 1) runs.push(await relayOnce(pages));
	} finally {
		await rm(pages, { recursive: true, force: true });
	}
	const names = Object.keys(runs[0] ?? {});
	const figures = Object.fromEntries(
		names.map((name) => [name, rounded(median(runs.map((run) => run[name] ?? Number.NaN)))]),
	);
	const worst = (name: string) => Math.max(...runs.map((run) => run[name] ?? Number.NaN));
	return { ...figures, missing: worst('missing'), twice: worst('twice'), rounds };
}

async function relayOnce(pages: string): Promise<Figures> {
	const server = await startServer(pages);
	const [a, b] = [await DiskPhone.of(server.origin), await DiskPhone.of(server.origin)];
	try {
		const [one, other] = [await openPage(a), await openPage(b)];
		const [tokenA = '', tokenB = ''] = server.tokens;
		await one.evaluate(([org, token]) => window.relay.joins(org, token), [
			server.org,
			tokenA,
		] as const);
		await other.evaluate(([org, token]) => window.relay.joins(org, token), [
			server.org,
			tokenB,
		] as const);
		await other.evaluate(() => window.relay.down());
		const told = await one.evaluate((count) => window.relay.tells(count), answers);
		await server.count();
		const up = await one.evaluate(() => window.relay.up());
		const sent = await server.count();
		const down = await other.evaluate(() => window.relay.down());
		const heard = await server.count();
		const floorUp = await one.evaluate(() => window.relay.floorUp());
		const floorSent = await server.count();
		const floorDown = await other.evaluate(() => window.relay.floorDown());
		const floorHeard = await server.count();
		const [mine, theirs] = await Promise.all(
			[one, other].map((page) => page.evaluate(() => window.relay.held())),
		);
		const held = new Set(theirs?.ops);
		return {
			answers: told,
			up_ms: up,
			down_ms: down,
			floor_up_ms: floorUp,
			floor_down_ms: floorDown,
			up_ratio_to_floor: up / floorUp,
			down_ratio_to_floor: down / floorDown,
			kb_up: sent.up / 1000,
			kb_down: heard.down / 1000,
			floor_kb_up: floorSent.up / 1000,
			floor_kb_down: floorHeard.down / 1000,
			missing: (mine?.ops.filter((id) => !held.has(id)).length ?? answers) + (mine?.waiting ?? 0),
			twice: Math.abs((theirs?.answers ?? 0) - told),
		};
	} finally {
		await a.throwAway();
		await b.throwAway();
		await server.close();
	}
}

export async function openPage(phone: DiskPhone): Promise<Page> {
	const page = await phone.start();
	await page.goto('/');
	await page.waitForFunction(() => 'relay' in window);
	return page;
}

/** Built as the app is, minified and without what only Node has. */
export async function buildPage(): Promise<string> {
	const outDir = await mkdtemp(join(tmpdir(), 'todo-habla-relay-page-'));
	const root = fileURLToPath(new URL('.', import.meta.url));
	const dexie = fileURLToPath(
		new URL('../../../node_modules/dexie/dist/modern/dexie.mjs', import.meta.url),
	);
	await build({
		...{ root, configFile: false, logLevel: 'error' },
		resolve: { alias: { dexie } },
		build: { outDir, emptyOutDir: true, target: 'esnext' },
	});
	return outDir;
}

type Started = { origin: string; folder: string; org: string; tokens: string[] };

export async function startServer(pages: string) {
	const file = fileURLToPath(new URL('server.ts', import.meta.url));
	const child: ChildProcess = fork(file, [pages]);
	const hear = <T>() =>
		new Promise<T>((done, failed) => {
			child.once('message', (told) => done(told as T));
			child.once('exit', (code) => failed(new Error(`the server ended with ${code}`)));
		});
	const started = await hear<Started>();
	return {
		...started,
		/** Bytes and requests that went by since it was asked last. */
		count: () => {
			const told = hear<{ up: number; down: number; requests: number }>();
			child.send('count');
			return told;
		},
		close: async () => {
			child.removeAllListeners('exit');
			const ended = new Promise((done) => child.once('exit', done));
			child.kill('SIGKILL');
			await ended;
			await rm(started.folder, { recursive: true, force: true });
		},
	};
}
