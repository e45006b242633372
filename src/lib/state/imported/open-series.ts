// The door to the worker that holds an imported history: it answers as if it stood in the page.
import type { About, Answer, Ask, Given, Question, Reply } from './series.worker.ts';

export type OpenSeries = {
	/** Puts all away and adds this up instead; what is asked afterwards is answered of it. */
	hold: (given: Given) => Promise<void>;
	ask: <K extends Ask>(what: K, about: About<K>) => Promise<Answer<K>>;
	close: () => void;
};

type Waiting = { done: (answer: unknown) => void; failed: (error: Error) => void };

export function openSeries(): OpenSeries {
	const worker = new Worker(new URL('./series.worker.ts', import.meta.url), { type: 'module' });
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
		for (const { failed } of waiting.values()) failed(new Error('the series worker fell over'));
		waiting.clear();
	};
	const send = (ask: Question['ask'], about: unknown) =>
		new Promise<unknown>((done, failed) => {
			const n = (asked += 1);
			waiting.set(n, { done, failed });
			worker.postMessage({ n, ask, about });
		});
	return {
		hold: async (given) => void (await send('hold', given)),
		ask: async <K extends Ask>(what: K, about: About<K>) => (await send(what, about)) as Answer<K>,
		close: () => worker.terminate(),
	};
}
