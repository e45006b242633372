// The door to the desk: it stands in a worker, and answers as if it stood in the page.
import { askWorker } from '../worker/ask.ts';
import type { Desk } from './desk.ts';
import { ImportFileProblem, type ImportFileFacts } from './import-file-problem.ts';

/** `close` ends the worker; what lay on the desk is gone, and nothing was written. */
export type OpenDesk = Omit<Desk, 'preview'> & { close: () => void };

export function openDesk(): OpenDesk {
	const worker = askWorker(
		new Worker(new URL('./import.worker.ts', import.meta.url), { type: 'module' }),
		(problem) => new ImportFileProblem(...(problem as ImportFileFacts)),
	);
	const ask =
		<K extends keyof Desk>(what: K) =>
		(...about: Parameters<Desk[K]>): ReturnType<Desk[K]> =>
			worker.ask(what, about) as ReturnType<Desk[K]>;
	return {
		add: ask('add'),
		remove: ask('remove'),
		guess: ask('guess'),
		reading: ask('reading'),
		look: ask('look'),
		pack: ask('pack'),
		close: worker.close,
	};
}
