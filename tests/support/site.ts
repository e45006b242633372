// A server as a keeper runs it: a real process on one address, which can be stopped, started again,
// and upgraded or rolled back in place.
import { spawn, type ChildProcess } from 'node:child_process';
import { cp, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { replaceBuild, root } from '#lib/server/admin/build.ts';

export class Site {
	/** `http://localhost:<port>`, the same through every restart. */
	origin = '';
	/** The secret of the link that it printed while it had no business. */
	setUpToken = '';
	#folder: string;
	#databaseUrl: string | undefined;
	#process: ChildProcess | undefined;

	private constructor(folder: string, databaseUrl: string | undefined) {
		this.#folder = folder;
		this.#databaseUrl = databaseUrl;
	}

	/** A running site that serves `build`, on the embedded database unless another is named. */
	static async of(build: string, databaseUrl?: string): Promise<Site> {
		const site = new Site(await mkdtemp(join(tmpdir(), 'todo-habla-site-')), databaseUrl);
		// A build finds what it was not bundled with in the folder it was made in.
		await symlink(join(root, 'node_modules'), join(site.#folder, 'node_modules'));
		await site.deploy(build);
		return site;
	}

	/** Where it keeps its database and its photos; the same through every restart. */
	get data(): string {
		return join(this.#folder, 'data');
	}
	/** The link that it printed while it had no business. */
	get setUpLink(): string {
		return `${this.origin}/set-up#${this.setUpToken}`;
	}
	get pid(): number {
		return this.#process?.pid ?? 0;
	}

	/** Puts another build in place as `npm start` does, chunks of the former included. */
	async deploy(build: string): Promise<void> {
		await this.stop();
		const next = join(this.#folder, 'next');
		await cp(build, next, { recursive: true });
		await replaceBuild(next, join(this.#folder, 'build'));
		await this.start();
	}

	async start(): Promise<void> {
		const child = spawn(process.execPath, [join(root, 'src/lib/server/admin/start.ts')], {
			cwd: root,
			env: {
				...process.env,
				PORT: this.origin ? new URL(this.origin).port : '0',
				TODO_HABLA_BUILD: join(this.#folder, 'build'),
				TODO_HABLA_NO_BUILD: '1',
				TODO_HABLA_DATA: this.data,
				DATABASE_URL: this.#databaseUrl ?? '',
			},
			stdio: ['ignore', 'pipe', 'pipe'],
		});
		this.#process = child;
		this.origin = await new Promise((done, failed) => {
			let said = '';
			const hear = (words: Buffer) => {
				said += words.toString();
				this.setUpToken ||= /set-up#([\w-]+)/.exec(said)?.[1] ?? '';
				const origin = /Todo Habla: (http:\/\/localhost:\d+)/.exec(said)?.[1];
				if (origin) done(origin);
			};
			child.stdout.on('data', hear);
			child.stderr.on('data', hear);
			child.once('exit', (code) => failed(new Error(`The server ended with ${code}: ${said}`)));
		});
	}

	/** Unreachable from here on, as when the machine is off. */
	async stop(): Promise<void> {
		const child = this.#process;
		this.#process = undefined;
		if (!child || child.exitCode !== null) return;
		const ended = new Promise((done) => child.once('exit', done));
		child.kill('SIGTERM');
		await ended;
	}

	/** As when the machine loses its power, for this process alone. */
	async kill(): Promise<void> {
		const child = this.#process;
		this.#process = undefined;
		if (!child || child.exitCode !== null) return;
		const ended = new Promise((done) => child.once('exit', done));
		child.kill('SIGKILL');
		await ended;
	}

	async close(): Promise<void> {
		await this.stop();
		await rm(this.#folder, { recursive: true, force: true });
	}
}
