// The door to the desk: it stands in a worker, and answers as if it stood in the page.
import type { PackedMonth } from '#lib/domain/walk/packed-month.ts';
import { askWorker } from '#lib/files/worker/ask.ts';
import type { About, Answer, Ask, Given } from './desk.ts';

export type OpenDesk = {
	/** The months' columns move to the desk: nobody may read them here afterwards. */
	hold: (given: Given) => Promise<void>;
	ask: <K extends Ask>(what: K, about: About<K>) => Promise<Answer<K>>;
	close: () => void;
};

export function openDesk(): OpenDesk {
	const worker = askWorker(
		new Worker(new URL('./trend.worker.ts', import.meta.url), { type: 'module' }),
	);
	return {
		hold: async ({ months, versions, places, restarts }) => {
			const moved = months.flatMap(buffersOf);
			await worker.ask('hold', { months, versions, places, restarts }, moved);
		},
		ask: async <K extends Ask>(what: K, about: About<K>) =>
			(await worker.ask(what, about)) as Answer<K>,
		close: worker.close,
	};
}

const buffersOf = ({ walkedAt, finishedAt, like }: PackedMonth): ArrayBuffer[] => [
	walkedAt.buffer as ArrayBuffer,
	finishedAt.buffer as ArrayBuffer,
	like.buffer as ArrayBuffer,
];
