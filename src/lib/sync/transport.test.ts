// Only our server's words count; everything else is «offline», and nothing waits for ever.
import { describe, expect, test } from 'vitest';
import { magic, protocolHeader } from '#lib/protocol/sync.ts';
import { heeded } from './talk.ts';
import { offline, overFetch } from './transport.ts';

const origin = 'https://todo.example';
const over = (fetch: (request: Request) => Promise<Response>) => overFetch({ fetch, origin });
const saying = (body: unknown, init: ResponseInit = {}) =>
	over(async () => new Response(JSON.stringify(body), init));
const get = { method: 'GET', path: '/api/health' } as const;

describe('what was said', () => {
	test('is heard when it carries our magic', async () => {
		expect(await saying({ magic, p: 1, now: 5 }).send(get)).toEqual({
			...{ status: 200, isOurs: true, body: { magic, p: 1, now: 5 } },
		});
	});

	test.each([
		['JSON of somebody else', new Response('{"ok":true}')],
		['a page', new Response('<html></html>')],
		['nothing', new Response(null, { status: 204 })],
		['half of it', new Response('{"magic":"th","p":')],
		['a broken proxy', new Response('<h1>502</h1>', { status: 502 })],
	])('is «offline» when it is %s', async (_, response) => {
		expect(await over(async () => response).send(get)).toEqual(offline);
	});

	test('is «offline» when the line falls, or takes too long', async () => {
		const falls = over(() => Promise.reject(new TypeError('no network')));
		expect(await falls.send(get)).toEqual(offline);
		const hangs = over(() => new Promise(() => undefined));
		expect(await hangs.send({ ...get, limit: 10 })).toEqual(offline);
	});

	test('is not waited for when nobody wants to know any more', async () => {
		const stop = new AbortController();
		const hangs = over(() => new Promise(() => undefined));
		const asked = hangs.send({ ...get, signal: stop.signal });
		stop.abort();
		expect(await asked).toEqual(offline);
	});

	test('names how long to wait, in its body or its head', async () => {
		const busy = { magic, problem: 'busy', retry: 7 };
		expect(await saying(busy, { status: 503 }).send(get)).toMatchObject({ retry: 7 });
		const headers = { 'retry-after': '9' };
		const reply = await saying({ magic, problem: 'busy' }, { status: 503, headers }).send(get);
		expect(heeded(reply)).toEqual({
			stop: { kind: 'problem', code: 'busy', facts: {}, retry: 9 },
		});
	});
});

describe('what is asked', () => {
	test('carries the protocol and the token, and no cookie of somebody else', async () => {
		let asked: Request | undefined;
		const transport = over(async (request) => {
			asked = request;
			return new Response('{}');
		});
		await transport.send({ ...get, token: 'secret' });
		expect(asked?.headers.get(protocolHeader)).toBe('1');
		expect(asked?.headers.get('authorization')).toBe('Bearer secret');
		expect(asked?.credentials).toBe('omit');
		await transport.send(get);
		expect(asked?.credentials).toBe('same-origin');
	});

	test('is zipped when that pays', async () => {
		const bodies: { coding: string | null; bytes: ArrayBuffer }[] = [];
		const transport = over(async (request) => {
			const coding = request.headers.get('content-encoding');
			bodies.push({ coding, bytes: await request.arrayBuffer() });
			return new Response('{}');
		});
		const text = JSON.stringify({ note: 'pegajoso '.repeat(400) });
		await transport.send({ method: 'POST', path: '/x', text });
		await transport.send({ method: 'POST', path: '/x', json: { note: 'corto' } });
		expect(bodies.map(({ coding }) => coding)).toEqual(['gzip', null]);
		expect(bodies[0]?.bytes.byteLength).toBeLessThan(text.length / 10);
		const back = new Blob([bodies[0]?.bytes ?? new ArrayBuffer(0)])
			.stream()
			.pipeThrough(new DecompressionStream('gzip'));
		expect(await new Response(back).text()).toBe(text);
	});
});

describe('a line that stays open', () => {
	test('is heard line by line, however it is cut', async () => {
		const pieces = ['data: {"he', 'ad":1}\n\n: still', ' here\n\ndata: {"head":2}\n\n'];
		const stream = new ReadableStream<Uint8Array>({
			start(controller) {
				for (const piece of pieces) controller.enqueue(new TextEncoder().encode(piece));
				controller.close();
			},
		});
		const headers = { 'content-type': 'text/event-stream' };
		const transport = over(async () => new Response(stream, { headers }));
		const lines: string[] = [];
		expect(await transport.listen(get, (line) => lines.push(line))).toBe(true);
		expect(lines.filter(Boolean)).toEqual([
			...['data: {"head":1}', ': still here', 'data: {"head":2}'],
		]);
	});

	test('that is none is not listened to', async () => {
		expect(await saying({ magic }).listen(get, () => undefined)).toBe(false);
	});
});
