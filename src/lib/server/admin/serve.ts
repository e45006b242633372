// Serves one build over HTTP. The build's own server is not used: it cannot set headers on files.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Refusal, lendDefaultsToHandler, type Config } from '../config.ts';
import { cacheControl, securityHeaders } from './headers.ts';

type Handler = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

const GOODBYE_MS = 10_000;
/** A photo of 15 MB on the slowest line that a phone bears (2 KB/s) takes two hours. */
const LONGEST_REQUEST_MS = 3 * 3_600_000;

/** Longer than phones pause between two words: an idle line that closes just then costs one of them. */
const IDLE_LINE_MS = 65_000;

/** Resolves once the port is open. Throws Refusal when the port cannot be had. */
export async function serve(config: Config): Promise<{ server: Server; port: number }> {
	lendDefaultsToHandler();
	const file = pathToFileURL(resolve(config.build, 'handler.js')).href;
	const { handler } = (await import(file)) as { handler: Handler };
	const limits = { requestTimeout: LONGEST_REQUEST_MS, keepAliveTimeout: IDLE_LINE_MS };
	const server = createServer(limits, (request, response) => {
		const { pathname } = new URL(request.url ?? '/', 'http://localhost');
		for (const [name, value] of Object.entries(securityHeaders)) response.setHeader(name, value);
		response.setHeader('Cache-Control', cacheControl(pathname));
		request.headers['x-forwarded-proto'] = forwardedProtocol(request);
		handler(request, response, () => response.writeHead(404).end());
	});
	await listening(server, config);
	return { server, port: (server.address() as AddressInfo).port };
}

/** Lets answers under way finish, for at most ten seconds. */
export function stop(server: Server): Promise<void> {
	// The application lets go of its phones and its database: lines that wait for news end at once.
	process.emit('sveltekit:shutdown' as 'exit', 0);
	const hurry = setTimeout(() => server.closeAllConnections(), GOODBYE_MS);
	return new Promise((done) => {
		server.close(() => {
			clearTimeout(hurry);
			done();
		});
		server.closeIdleConnections();
	});
}

/** Several proxies in a row each add a word; the first one faced the phone. */
function forwardedProtocol(request: IncomingMessage): 'https' | 'http' {
	const said = String(request.headers['x-forwarded-proto'] ?? '')
		.split(',')[0]
		?.trim();
	return said === 'https' ? 'https' : 'http';
}

function listening(server: Server, { port, host }: Config): Promise<void> {
	return new Promise((done, failed) => {
		server.once('error', (error: NodeJS.ErrnoException) => {
			if (error.code === 'EADDRINUSE')
				failed(
					new Refusal(
						`Port ${port} is taken by another program. Stop that program, or choose another port: PORT=${port + 1} npm start`,
					),
				);
			else if (error.code === 'EACCES')
				failed(
					new Refusal(
						`Port ${port} needs special rights. Choose one above 1023: PORT=3000 npm start`,
					),
				);
			else failed(error);
		});
		server.listen(port, host, () => done());
	});
}
