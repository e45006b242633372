// A server as a keeper runs it: a real process on one address, which can be stopped, started again,
// and upgraded or rolled back in place.
import { spawn, type ChildProcess } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { replaceBuild, root } from '#lib/server/admin/build.ts';

export class Site {
	/** `http://localhost:<port>`, the same through every restart. */
	origin = '';
	#folder: string;
	#process: ChildProcess | undefined;

	private constructor(folder: string) {
		this.#folder = folder;
	}

	/** A running site that serves `build`. */
	static async of(build: string): Promise<Site> {
		const site = new Site(await mkdtemp(join(tmpdir(), 'todo-habla-site-')));
		await site.deploy(build);
		return site;
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
			},
			stdio: ['ignore', 'pipe', 'pipe'],
		});
		this.#process = child;
		this.origin = await new Promise((done, failed) => {
			let said = '';
			const hear = (words: Buffer) => {
				said += words.toString();
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

	async close(): Promise<void> {
		await this.stop();
		await rm(this.#folder, { recursive: true, force: true });
	}
}
