// A phone whose data lies on a disk and outlives its browser: Playwright's usual contexts keep
// IndexedDB in memory, where neither a kill nor a strict commit means anything.
import { mkdtemp, readdir, readFile, rm, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type BrowserContext, type CDPSession, type Page } from 'playwright';
import { chromiumLaunch } from './chromium.ts';

/** A function that runs in the page, and what it is told. */
type Script = readonly [(told: never) => void, unknown?];

const tmpfs = 0x01021994;
// No machine but this one can be found.
const alone = '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost';

export class DiskPhone {
	readonly origin: string;
	readonly folder: string;
	readonly #flags: string[];
	#context: BrowserContext | undefined;

	private constructor(origin: string, folder: string, flags: string[]) {
		this.origin = origin;
		this.folder = folder;
		this.#flags = flags;
	}

	/** A new profile for the site at `origin`; TODO_HABLA_DISK says on which disk, else the temporary folder. */
	static async of(origin: string, ...flags: string[]): Promise<DiskPhone> {
		const place = process.env.TODO_HABLA_DISK ?? tmpdir();
		return new DiskPhone(origin, await mkdtemp(join(place, 'todo-habla-phone-')), flags);
	}

	/** Whether the profile really lies on a disk. */
	async isOnDisk(): Promise<boolean> {
		return (await statfs(this.folder)).type !== tmpfs;
	}

	/** Starts the browser; scripts run in every page before anything of the app. */
	async start(...scripts: Script[]): Promise<Page> {
		this.#context = await chromium.launchPersistentContext(this.folder, {
			...chromiumLaunch(alone, ...this.#flags),
			baseURL: this.origin,
			viewport: { width: 360, height: 640 },
			hasTouch: true,
			locale: 'es-MX',
			timezoneId: 'America/Mexico_City',
			permissions: ['camera'],
		});
		for (const [script, told] of scripts)
			await this.#context.addInitScript(script as (told: unknown) => void, told);
		return this.context.pages()[0] ?? this.context.newPage();
	}

	get context(): BrowserContext {
		if (!this.#context) throw new Error('The phone is switched off');
		return this.#context;
	}

	/** Process ids of the browser and of what renders its pages. */
	async processes(): Promise<{ browser: number; renderers: number[] }> {
		const line = await this.#line();
		const { processInfo } = await line.send('SystemInfo.getProcessInfo');
		await line.detach();
		const of = (type: string) => processInfo.filter((one) => one.type === type).map(({ id }) => id);
		return { browser: of('browser')[0] ?? 0, renderers: of('renderer') };
	}

	/** Process id of what renders this page: the one that works while the page does. */
	async rendererOf(page: Page): Promise<number> {
		const line = await this.#line();
		const spent = async () => {
			const { processInfo } = await line.send('SystemInfo.getProcessInfo');
			return processInfo.filter(({ type }) => type === 'renderer');
		};
		const before = new Map((await spent()).map(({ id, cpuTime }) => [id, cpuTime]));
		await page.evaluate(() => {
			const end = performance.now() + 500;
			while (performance.now() < end);
		});
		const after = await spent();
		await line.detach();
		const worked = after
			.map(({ id, cpuTime }) => ({ id, time: cpuTime - (before.get(id) ?? 0) }))
			.sort((a, b) => b.time - a.time)[0];
		if (!worked) throw new Error('Nothing renders this page');
		return worked.id;
	}

	/** As when the system needs the memory at once: SIGKILL to the browser and all its processes. */
	async kill(browser: number): Promise<void> {
		if (browser <= 1) throw new Error('No browser to kill');
		const gone = new Promise((done) => this.context.once('close', done));
		process.kill(-browser, 'SIGKILL');
		await gone;
		await groupIsGone(browser);
		this.#context = undefined;
	}

	async stop(): Promise<void> {
		await this.#context?.close().catch(() => undefined);
		this.#context = undefined;
	}

	async throwAway(): Promise<void> {
		await this.stop();
		await rm(this.folder, { recursive: true, force: true, maxRetries: 5 });
	}

	#line(): Promise<CDPSession> {
		const browser = this.context.browser();
		if (!browser) throw new Error('This Playwright hides the browser of a profile on disk');
		return browser.newBrowserCDPSession();
	}
}

/**
 * A process that was killed may still hold its files for a moment, and a browser that finds them
 * held gives its storage up and begins anew: what a phone never does, and no test may make it do.
 */
async function groupIsGone(group: number): Promise<void> {
	if (process.platform !== 'linux') return;
	for (let patience = 200; (await livingOf(group)) > 0; patience -= 1) {
		if (patience === 0) throw new Error('The killed browser does not die');
		await new Promise((done) => setTimeout(done, 50));
	}
}

/** How many processes of a group are more than a name in the table. */
async function livingOf(group: number): Promise<number> {
	const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
	const lines = await Promise.all(
		ids.map((id) => readFile(`/proc/${id}/stat`, 'utf8').catch(() => '')),
	);
	return lines.filter((line) => {
		// The name in brackets may hold spaces; after it come state, parent and group.
		const [state, , ofGroup] = line.slice(line.lastIndexOf(')') + 2).split(' ');
		return Number(ofGroup) === group && state !== 'Z' && state !== 'X';
	}).length;
}
