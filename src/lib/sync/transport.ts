// The only place in the app that asks the network. Whatever does not carry our magic was not our server
// speaking: a captive portal answers 200 too, and then the phone is simply offline.
import { isOurs, protocolHeader, protocolNow } from '#lib/protocol/sync.ts';

export type Ask = {
	method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
	/** From /api on. */
	path: string;
	/** Of a phone's database; without one the browser's session speaks. */
	token?: string | null;
	json?: unknown;
	/** Already as JSON, where the caller had to know its length. */
	text?: string;
	bytes?: ArrayBuffer;
	mime?: string;
	signal?: AbortSignal | undefined;
	/** In ms; by default half a minute, and more for what is large. */
	limit?: number;
};

/**
 * `isOurs` false is «offline», whatever the status says; then `body` is null. `retry` is in seconds.
 * `bytes` stands instead of `body` where a picture was asked for; whether it is the one is the asker's
 * to prove.
 */
export type Reply = {
	status: number;
	isOurs: boolean;
	body: unknown;
	bytes?: ArrayBuffer;
	mime?: string;
	etag?: string | null;
	retry?: number;
};

export type Transport = {
	/** Never throws: a request that failed, was cut off or took too long is «offline». */
	send: (ask: Ask) => Promise<Reply>;
	/** Lines of a stream that stays open, until it ends or the signal says so; false when it never began. */
	listen: (ask: Ask, onLine: (line: string) => void) => Promise<boolean>;
};

export const offline: Reply = { status: 0, isOurs: false, body: null };

/** How a request leaves: the browser's fetch, or a test's line. `origin` is null inside a page. */
export type Way = { fetch: (request: Request) => Promise<Response>; origin: string };

export function overFetch(way: Way = ofBrowser()): Transport {
	return {
		send: async (ask) => {
			const limit = ask.limit ?? limitFor(ask);
			try {
				return await within(limit, ask.signal, async (signal) =>
					read(await way.fetch(await requestOf(ask, way.origin, signal))),
				);
			} catch {
				return offline;
			}
		},
		listen: async (ask, onLine) => {
			try {
				const request = await requestOf(ask, way.origin, ask.signal);
				const response = await within(30_000, ask.signal, () => way.fetch(request));
				if (!response.ok || !response.body || !isStream(response)) return false;
				await eachLine(response.body, onLine);
				return true;
			} catch {
				return false;
			}
		},
	};
}

const ofBrowser = (): Way => ({
	fetch: (request) => fetch(request),
	origin: globalThis.location?.origin ?? '',
});

/** Half a minute, and for what is large as long as the slowest line takes (2 KB/s). */
const limitFor = ({ bytes }: Ask): number => 30_000 + (bytes?.byteLength ?? 0) / 2;

async function within<T>(
	limit: number,
	outer: AbortSignal | undefined,
	work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
	const own = new AbortController();
	const stop = () => own.abort();
	const timer = setTimeout(stop, limit);
	outer?.addEventListener('abort', stop);
	if (outer?.aborted) stop();
	try {
		return await Promise.race([
			work(own.signal),
			new Promise<never>((_, reject) =>
				own.signal.addEventListener('abort', () => reject(new Error('took too long'))),
			),
		]);
	} finally {
		clearTimeout(timer);
		outer?.removeEventListener('abort', stop);
	}
}

async function requestOf(ask: Ask, origin: string, signal?: AbortSignal): Promise<Request> {
	const headers = new Headers({ [protocolHeader]: String(protocolNow) });
	if (ask.token) headers.set('authorization', `Bearer ${ask.token}`);
	const init: RequestInit = { method: ask.method, headers, cache: 'no-store' };
	// A phone's database speaks by its token alone: a session of somebody else must not travel along.
	init.credentials = ask.token ? 'omit' : 'same-origin';
	if (signal) init.signal = signal;
	const text = ask.text ?? (ask.json === undefined ? undefined : JSON.stringify(ask.json));
	if (text !== undefined) {
		headers.set('content-type', 'application/json');
		init.body = await zipped(text, headers);
	} else if (ask.bytes) {
		headers.set('content-type', ask.mime ?? 'application/octet-stream');
		init.body = ask.bytes;
	}
	return new Request(new URL(ask.path, origin), init);
}

/** Below this gzip costs more than it saves. */
const worthZipping = 1024;

async function zipped(text: string, headers: Headers): Promise<BodyInit> {
	if (text.length < worthZipping || !globalThis.CompressionStream) return text;
	const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'));
	headers.set('content-encoding', 'gzip');
	return new Response(stream).arrayBuffer();
}

async function read(response: Response): Promise<Reply> {
	const { status } = response;
	const type = response.headers.get('content-type') ?? '';
	if (/^(image\/|application\/octet-stream)/.test(type)) {
		const [bytes, etag] = [await response.arrayBuffer(), response.headers.get('etag')];
		return { status, isOurs: true, body: null, bytes, mime: type, etag };
	}
	const body: unknown = await response.json();
	if (!isOurs(body)) return offline;
	const retry = retryOf(response.headers.get('retry-after'), body);
	return { status, isOurs: true, body, ...(retry === null ? {} : { retry }) };
}

function retryOf(header: string | null, body: unknown): number | null {
	const told = (body as { retry?: unknown }).retry ?? header;
	const seconds = Number(told);
	return told !== null && Number.isFinite(seconds) && seconds >= 0 ? seconds : null;
}

const isStream = (response: Response): boolean =>
	(response.headers.get('content-type') ?? '').startsWith('text/event-stream');

async function eachLine(
	body: ReadableStream<Uint8Array>,
	onLine: (line: string) => void,
): Promise<void> {
	const reader = body.getReader();
	const decoder = new TextDecoder();
	let rest = '';
	for (;;) {
		const { done, value } = await reader.read();
		if (done) return;
		const lines = (rest + decoder.decode(value, { stream: true })).split('\n');
		rest = lines.pop() ?? '';
		for (const line of lines) onLine(line.trimEnd());
	}
}
