// The bytes of a picture on their way in: part by part, up to a limit, never all at once in memory.
import { Problem } from '../problem.ts';

/** A picture kept as its phone took it weighs no more; a redrawn one about 300 KB. */
export const mostBytes = 15 * 1024 * 1024;

/** So much of what nobody wants is read to its end, so that the sender hears the answer. */
const mostUnwanted = 64 * 1024 * 1024;

/** In ms, without a single byte. */
const longestSilence = 60_000;

/**
 * The body's parts. Throws Problem too-large as soon as there are more than `mostBytes`, and
 * unreadable when the line breaks.
 */
export async function* partsOf(request: Request): AsyncGenerator<Uint8Array> {
	const reader = (request.body as ReadableStream<Uint8Array> | null)?.getReader();
	if (!reader) return;
	let left = mostBytes;
	try {
		for (let part = await next(reader); part; part = await next(reader)) {
			left -= part.length;
			if (left < 0) throw tooLarge();
			yield part;
		}
	} finally {
		void letPass(reader);
	}
}

/** Refuses by what is announced, before a byte of it is read. */
export function mindLength(request: Request): void {
	const told = Number(request.headers.get('content-length') ?? 0);
	if (told > mostBytes) throw tooLarge();
}

/**
 * To be called when an answer is given without the body: a browser listens only once it has sent
 * everything, and a connection closed under it would swallow the answer.
 */
export function leaveUnread(request: Request): void {
	if (request.body && !request.body.locked) void letPass(request.body.getReader());
}

type Reader = ReadableStreamDefaultReader<Uint8Array>;

const tooLarge = () => new Problem('too-large', { most: mostBytes });

/** undefined at the end. A phone that fell silent left the line without a word. */
async function next(reader: Reader): Promise<Uint8Array | undefined> {
	let isSilent = false;
	const clock = setTimeout(() => {
		isSilent = true;
		void reader.cancel().catch(() => undefined);
	}, longestSilence);
	try {
		const { value } = await reader.read();
		if (isSilent) throw new Error('nothing came any more');
		return value;
	} catch (cause) {
		// The front of the house has a limit of its own, and breaks the stream when it is reached.
		const isLong = cause instanceof Error && 'status' in cause && cause.status === 413;
		throw isLong ? tooLarge() : new Problem('unreadable', {}, { cause });
	} finally {
		clearTimeout(clock);
	}
}

async function letPass(reader: Reader): Promise<void> {
	try {
		let left = mostUnwanted;
		for (let part = await next(reader); part && left > 0; part = await next(reader))
			left -= part.length;
		await reader.cancel();
	} catch {
		// The sender is gone, and nobody waits for this.
	}
}
