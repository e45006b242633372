// The door to the desk: it stands in a worker, and answers as if it stood in the page.
import type { Desk } from './desk.ts';
import { ImportFileProblem } from './import-file-problem.ts';
import type { Reply } from './import.worker.ts';

/** `close` ends the worker; what lay on the desk is gone, and nothing was written. */
export type OpenDesk = Omit<Desk, 'preview'> & { close: () => void };

export function openDesk(): OpenDesk {
	const worker = new Worker(new URL('./import.worker.ts', import.meta.url), { type: 'module' });
	const waiting = new Map<number, Waiting>();
	let asked = 0;
	worker.onmessage = ({ data }: MessageEvent<Reply>) => {
		const one = waiting.get(data.n);
		waiting.delete(data.n);
		if (data.kind === 'answer') one?.done(data.answer);
		else if (data.kind === 'problem') one?.failed(new ImportFileProblem(data.code, data.facts));
		else one?.failed(new Error(data.message));
	};
	// Out of memory, or a worker this browser cannot start: every question has an end.
	worker.onerror = () => {
		for (const { failed } of waiting.values()) failed(new Error('the import worker fell over'));
		waiting.clear();
	};
	const ask =
		<K extends keyof Desk>(what: K) =>
		(...about: Parameters<Desk[K]>): ReturnType<Desk[K]> =>
			new Promise<unknown>((done, failed) => {
				const n = (asked += 1);
				waiting.set(n, { done, failed });
				worker.postMessage({ n, ask: what, about });
			}) as ReturnType<Desk[K]>;
	return {
		add: ask('add'),
		remove: ask('remove'),
		guess: ask('guess'),
		reading: ask('reading'),
		look: ask('look'),
		pack: ask('pack'),
		close: () => worker.terminate(),
	};
}

type Waiting = { done: (answer: unknown) => void; failed: (error: Error) => void };
