// A line that stays open: tells a phone that its log has grown, and nothing of what grew.
import { magic } from '#lib/protocol/sync.ts';
import type { Server } from '../server.ts';

/** A word in so many ms keeps proxies from closing a line on which nothing happens. */
const breath = 25_000;

/** Server-sent events `{"magic","head"}` until the phone hangs up or the server ends. */
export function hintStream({ hints }: Pick<Server, 'hints'>, org: string, signal: AbortSignal) {
	const encoder = new TextEncoder();
	let stop = () => {};
	const stream = new ReadableStream<Uint8Array>({
		start(controller) {
			const write = (text: string) => controller.enqueue(encoder.encode(text));
			const unfollow = hints.follow(org, (head) =>
				write(`data: ${JSON.stringify({ magic, head })}\n\n`),
			);
			const breathing = setInterval(() => write(':\n\n'), breath);
			breathing.unref();
			stop = () => {
				stop = () => {};
				clearInterval(breathing);
				unfollow();
			};
			const end = () => {
				stop();
				try {
					controller.close();
				} catch {
					// The phone was quicker.
				}
			};
			signal.addEventListener('abort', end, { once: true });
			write(':\n\n');
		},
		cancel: () => stop(),
	});
	return new Response(stream, {
		headers: {
			'content-type': 'text/event-stream',
			'cache-control': 'no-store',
			'x-accel-buffering': 'no',
		},
	});
}
