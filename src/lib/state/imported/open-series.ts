// The door to the worker that holds an imported history: it answers as if it stood in the page.
import { askWorker } from '#lib/files/worker/ask.ts';
import type { About, Answer, Ask, Given } from './series.worker.ts';

export type OpenSeries = {
	/** Puts all away and adds this up instead; what is asked afterwards is answered of it. */
	hold: (given: Given) => Promise<void>;
	ask: <K extends Ask>(what: K, about: About<K>) => Promise<Answer<K>>;
	close: () => void;
};

export function openSeries(): OpenSeries {
	const worker = askWorker(
		new Worker(new URL('./series.worker.ts', import.meta.url), { type: 'module' }),
	);
	return {
		hold: async (given) => void (await worker.ask('hold', given)),
		ask: async <K extends Ask>(what: K, about: About<K>) =>
			(await worker.ask(what, about)) as Answer<K>,
		close: worker.close,
	};
}
