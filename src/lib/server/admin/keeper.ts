// What the keeper's commands share: they open the same database as the server, which may go on running.
import { Refusal, readServerConfig } from '../config.ts';
import { here } from '../here.ts';
import { silent } from '../log.ts';
import { openServer, type Server } from '../server.ts';

/** Runs a command and prints what it returns; a Refusal's message is all that is said of it. */
export async function keep(command: (server: Server) => Promise<string>): Promise<void> {
	try {
		const server = await openServer(readServerConfig(), { here, log: silent });
		try {
			console.log(await command(server));
		} finally {
			await server.close();
		}
	} catch (error) {
		if (!(error instanceof Refusal)) throw error;
		console.error(error.message);
		process.exitCode = 1;
	}
}
