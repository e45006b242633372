// The one server of this process, for the routes: opened at start, closed when the process is asked to end.
import type { Server } from './server.ts';

let running: Server | null = null;

export function run(server: Server): void {
	running = server;
}

/** Throws when nothing runs: routes are asked only after the start. */
export function theServer(): Server {
	if (!running) throw new Error('The server has not been opened');
	return running;
}

export async function endRunning(): Promise<void> {
	const server = running;
	running = null;
	await server?.close();
}
