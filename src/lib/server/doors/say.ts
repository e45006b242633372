// How a door speaks and listens: JSON with our magic, gzip where it pays, bodies only up to a limit.
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { magic, protocolNow } from '#lib/protocol/sync.ts';
import { Problem } from '../problem.ts';
import type { Asked } from './door.ts';

const zip = promisify(gzip);
const unzip = promisify(gunzip);

/** Below this gzip costs more than it saves. */
const worthZipping = 1024;

/** Our JSON: `body` with the protocol, the magic and the server's hour. */
export async function say(
	{ server, request }: Pick<Asked, 'server' | 'request'>,
	body: object,
	{ status = 200, headers = new Headers() }: { status?: number; headers?: Headers } = {},
): Promise<Response> {
	const text = JSON.stringify({ p: protocolNow, magic, now: server.here.now(), ...body });
	headers.set('content-type', 'application/json');
	headers.set('cache-control', 'no-store');
	const mayZip = /\bgzip\b/.test(request.headers.get('accept-encoding') ?? '');
	if (!mayZip || text.length < worthZipping) return new Response(text, { status, headers });
	headers.set('content-encoding', 'gzip');
	headers.set('vary', 'accept-encoding');
	return new Response(new Uint8Array(await zip(text, { level: 5 })), { status, headers });
}

export const sayProblem = (
	asked: Pick<Asked, 'server' | 'request'>,
	{ code, facts, retry, status }: Problem,
): Promise<Response> => {
	const headers = new Headers();
	if (retry !== undefined) headers.set('retry-after', String(Math.ceil(retry)));
	return say(
		asked,
		{ problem: code, facts, ...(retry === undefined ? {} : { retry }) },
		{
			status,
			headers,
		},
	);
};

/** The body as bytes, unzipped; throws Problem too-large beyond `limit` bytes, before holding them. */
export async function readBytes(
	{ request }: Pick<Asked, 'request'>,
	limit: number,
): Promise<Buffer> {
	const bytes = await wholeOf(request, limit);
	if (request.headers.get('content-encoding') !== 'gzip') return bytes;
	return unzip(bytes, { maxOutputLength: limit }).catch((cause: unknown) => {
		const isLong =
			cause instanceof Error && 'code' in cause && cause.code === 'ERR_BUFFER_TOO_LARGE';
		throw new Problem(isLong ? 'too-large' : 'unreadable', {}, { cause });
	});
}

/** The body as JSON; throws Problem unreadable or too-large. */
export async function readJson(asked: Pick<Asked, 'request'>, limit = 64 * 1024): Promise<unknown> {
	const bytes = await readBytes(asked, limit);
	try {
		return JSON.parse(bytes.toString('utf8')) as unknown;
	} catch (cause) {
		throw new Problem('unreadable', {}, { cause });
	}
}

async function wholeOf(request: Request, limit: number): Promise<Buffer> {
	const told = Number(request.headers.get('content-length') ?? 0);
	if (told > limit) throw new Problem('too-large', { most: limit });
	const parts: Uint8Array[] = [];
	let size = 0;
	for await (const part of (request.body ?? []) as AsyncIterable<Uint8Array>) {
		size += part.length;
		if (size > limit) throw new Problem('too-large', { most: limit });
		parts.push(part);
	}
	return Buffer.concat(parts);
}
