// A worker that answers questions, from the page's side: it answers as if it stood in the page.
import type { Question, Reply } from './answer.ts';

export type AskedWorker = {
	/** `moved` goes over to the worker and is gone here. */
	ask: (what: string, about: unknown, moved?: Transferable[]) => Promise<unknown>;
	/** Ends the worker; what was asked and not answered stays so. */
	close: () => void;
};

type Waiting = { done: (answer: unknown) => void; failed: (error: Error) => void };

/** `errorOf` makes the error of a problem that the worker told by its facts. */
export function askWorker(
	worker: Worker,
	errorOf: (problem: unknown) => Error = (problem) => new Error(String(problem)),
): AskedWorker {
	const waiting = new Map<number, Waiting>();
	let asked = 0;
	worker.onmessage = ({ data }: MessageEvent<Reply>) => {
		const one = waiting.get(data.n);
		waiting.delete(data.n);
		if (data.kind === 'answer') one?.done(data.answer);
		else one?.failed(data.kind === 'problem' ? errorOf(data.problem) : new Error(data.message));
	};
	// Out of memory, or a worker this browser cannot start: every question has an end.
	worker.onerror = ({ message }) => {
		for (const { failed } of waiting.values()) failed(new Error(`a worker fell over: ${message}`));
		waiting.clear();
	};
	return {
		ask: (what, about, moved = []) =>
			new Promise((done, failed) => {
				const n = (asked += 1);
				waiting.set(n, { done, failed });
				worker.postMessage({ n, ask: what, about } satisfies Question, moved);
			}),
		close: () => worker.terminate(),
	};
}
