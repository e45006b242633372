// The door to the desk: it stands in a worker, and answers as if it stood in the page.
import type { PackedMonth } from '#lib/domain/walk/packed-month.ts';
import type { About, Answer, Ask, Given } from './desk.ts';
import type { Question, Reply } from './trend.worker.ts';

export type OpenDesk = {
	/** The months' columns move to the desk: nobody may read them here afterwards. */
	hold: (given: Given) => Promise<void>;
	ask: <K extends Ask>(what: K, about: About<K>) => Promise<Answer<K>>;
	close: () => void;
};

export function openDesk(): OpenDesk {
	const worker = new Worker(new URL('./trend.worker.ts', import.meta.url), { type: 'module' });
	const waiting = new Map<number, Waiting>();
	let asked = 0;
	worker.onmessage = ({ data }: MessageEvent<Reply>) => {
		const one = waiting.get(data.n);
		waiting.delete(data.n);
		if (data.kind === 'answer') one?.done(data.answer);
		else one?.failed(new Error(data.message));
	};
	// Out of memory, or a worker this browser cannot start: every question has an end.
	worker.onerror = () => {
		for (const { failed } of waiting.values()) failed(new Error('the trend worker fell over'));
		waiting.clear();
	};
	const send = (ask: Question['ask'], about: unknown, moved: ArrayBuffer[] = []) =>
		new Promise<unknown>((done, failed) => {
			const n = (asked += 1);
			waiting.set(n, { done, failed });
			worker.postMessage({ n, ask, about }, moved);
		});
	return {
		hold: async ({ months, versions, places, restarts }) => {
			const moved = months.flatMap(buffersOf);
			await send('hold', { months, versions, places, restarts }, moved);
		},
		ask: async <K extends Ask>(what: K, about: About<K>) => (await send(what, about)) as Answer<K>,
		close: () => worker.terminate(),
	};
}

type Waiting = { done: (answer: unknown) => void; failed: (error: Error) => void };

const buffersOf = ({ walkedAt, finishedAt, like }: PackedMonth): ArrayBuffer[] => [
	walkedAt.buffer as ArrayBuffer,
	finishedAt.buffer as ArrayBuffer,
	like.buffer as ArrayBuffer,
];
