// Opens the server with the application and closes it with the process; a build opens nothing.
import { building } from '$app/environment';
import { firstWords } from '#lib/server/admin/first-start.ts';
import { readServerConfig } from '#lib/server/config.ts';
import { here } from '#lib/server/here.ts';
import { logTo } from '#lib/server/log.ts';
import { endRunning, run } from '#lib/server/running.ts';
import { openServer } from '#lib/server/server.ts';

export const init = async (): Promise<void> => {
	if (building) return;
	const log = logTo((line) => process.stderr.write(`${line}\n`), here.now);
	const server = await openServer(readServerConfig(), { here, log });
	run(server);
	const words = await firstWords(server);
	if (words) process.stdout.write(`${words}\n`);
	process.once('sveltekit:shutdown', () => void endRunning());
};
