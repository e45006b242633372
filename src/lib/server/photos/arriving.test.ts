// The body of an upload, part by part: its end, its limit, and a sender that falls silent.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { mindLength, mostBytes, partsOf } from './arriving.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

const sent = (body: ReadableStream | null, headers = {}) =>
	new Request('http://server/', { method: 'PUT', body, headers, duplex: 'half' } as RequestInit);

async function taken(request: Request): Promise<number> {
	let bytes = 0;
	for await (const part of partsOf(request)) bytes += part.length;
	return bytes;
}

test('nothing is nothing, and all of it comes', async () => {
	expect(await taken(sent(null))).toBe(0);
	const parts = [new Uint8Array(70_000), new Uint8Array(5)];
	const body = new ReadableStream({
		pull: (line) => {
			const part = parts.shift();
			if (part) line.enqueue(part);
			else line.close();
		},
	});
	expect(await taken(sent(body))).toBe(70_005);
});

test('what has no end is cut off at the limit, and the rest is let pass unread', async () => {
	let given = 0;
	let isLeft = false;
	const body = new ReadableStream({
		pull: (line) => {
			given += 1_000_000;
			line.enqueue(new Uint8Array(1_000_000));
		},
		cancel: () => void (isLeft = true),
	});
	await expect(taken(sent(body))).rejects.toMatchObject({ code: 'too-large' });
	await vi.waitFor(() => expect(isLeft).toBe(true));
	expect(given).toBeLessThan(mostBytes + 75_000_000);
});

test('a length that is too large is refused by its word', () => {
	const long = sent(null, { 'content-length': String(mostBytes + 1) });
	expect(() => mindLength(long)).toThrow('too-large');
	expect(() => mindLength(sent(null, { 'content-length': String(mostBytes) }))).not.toThrow();
});

test('a phone that falls silent for a minute is let go of', async () => {
	let isLeft = false;
	const body = new ReadableStream({
		start: (line) => line.enqueue(new Uint8Array(10)),
		cancel: () => void (isLeft = true),
	});
	const taking = taken(sent(body));
	const refused = expect(taking).rejects.toMatchObject({ code: 'unreadable' });
	await vi.advanceTimersByTimeAsync(59_000);
	expect(isLeft).toBe(false);
	await vi.advanceTimersByTimeAsync(2_000);
	await refused;
	expect(isLeft).toBe(true);
});

test('a line that breaks is told, and one that the front of the house broke too', async () => {
	const broken = (error: Error) =>
		new ReadableStream({
			pull: (line) => line.error(error),
		});
	await expect(taken(sent(broken(new Error('gone'))))).rejects.toMatchObject({
		code: 'unreadable',
	});
	const limit = Object.assign(new Error('too much'), { status: 413 });
	await expect(taken(sent(broken(limit)))).rejects.toMatchObject({ code: 'too-large' });
});
