// The real server on its embedded database, the built page, and the floor's one table, in one process of
// its own. Says where it is on its first line; on «count» it tells how many bytes went by, and forgets.
import { mkdtemp, readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { gunzipSync, gzipSync } from 'node:zlib';
import { answer } from '#lib/server/doors/answer.ts';
import { here } from '#lib/server/here.ts';
import { silent } from '#lib/server/log.ts';
import { openServer } from '#lib/server/server.ts';
import { plantBusiness } from '../../faults/planted.ts';
import type { Bare } from './floor.ts';

const [pages = ''] = process.argv.slice(2);
const folder = await mkdtemp(join(process.env.TODO_HABLA_DISK ?? tmpdir(), 'todo-habla-relay-'));
const business = await plantBusiness(
	{ file: join(folder, 'todo-habla.db') },
	{ seed: 3, phones: 4 },
);
const origin = 'http://localhost';
const server = await openServer(
	{
		...{ dataFolder: folder, databaseUrl: undefined, origin: undefined, linkOrigin: origin },
		...{ photoQuotaMb: 1000, secret: undefined },
	},
	{ here, log: silent },
);

const floor = new DatabaseSync(join(folder, 'floor.db'));
floor.exec('PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL');
floor.exec('create table answers (seq integer primary key, id text unique, raw text)');
const insert = floor.prepare('insert or ignore into answers (id, raw) values (?, ?)');
const after = floor.prepare('select raw from answers where seq > ? order by seq limit 200');

function floorTakes(rows: Bare[]): void {
	floor.exec('begin immediate');
	for (const row of rows) insert.run(row.id, JSON.stringify(row));
	floor.exec('commit');
}

const bytes = { up: 0, down: 0, requests: 0 };

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
	const parts: Buffer[] = [];
	for await (const part of request) parts.push(part as Buffer);
	const body = Buffer.concat(parts);
	bytes.up += body.length;
	return body;
}

async function respond(request: IncomingMessage): Promise<Response> {
	bytes.requests += 1;
	const url = new URL(request.url ?? '/', origin);
	const body = await bodyOf(request);
	if (url.pathname === '/floor') {
		if (request.method === 'POST') {
			floorTakes(JSON.parse(gunzipSync(body).toString()) as Bare[]);
			return new Response('{}');
		}
		const rows = after.all(Number(url.searchParams.get('after'))) as { raw: string }[];
		const text = `[${rows.map(({ raw }) => raw).join(',')}]`;
		return new Response(gzipSync(text, { level: 5 }), { headers: { 'content-encoding': 'gzip' } });
	}
	if (url.pathname.startsWith('/api/')) {
		const headers = new Headers(request.headers as Record<string, string>);
		const init = { method: request.method ?? 'GET', headers };
		const sent = body.length > 0 ? { ...init, body: new Uint8Array(body) } : init;
		return answer(server, new Request(url, sent));
	}
	const file = join(pages, url.pathname === '/' ? 'index.html' : url.pathname);
	const type = { '.html': 'text/html', '.js': 'text/javascript' }[extname(file)] ?? 'text/plain';
	return new Response(await readFile(file), { headers: { 'content-type': type } });
}

const http = createServer((request, out) => {
	void respond(request)
		.then(async (response) => {
			const body = Buffer.from(await response.arrayBuffer());
			bytes.down += body.length;
			out.writeHead(response.status, Object.fromEntries(response.headers)).end(body);
		})
		.catch(() => out.writeHead(404).end());
});
await new Promise<void>((done) => http.listen(0, 'localhost', done));
const { port } = http.address() as AddressInfo;
process.send?.({ origin: `${origin}:${port}`, folder, ...business });
process.on('message', () => {
	process.send?.({ ...bytes });
	Object.assign(bytes, { up: 0, down: 0, requests: 0 });
});
