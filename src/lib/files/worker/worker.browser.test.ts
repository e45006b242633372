// A real worker is asked: what it answers, what it cannot, and what becomes of questions when it falls over.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { askWorker, type AskedWorker } from './ask.ts';

class Known extends Error {}

let worker: AskedWorker;
beforeEach(() => {
	worker = askWorker(
		new Worker(new URL('./fixtures/made.worker.ts', import.meta.url), { type: 'module' }),
		(problem) => new Known(...(problem as [string])),
	);
});
afterEach(() => worker.close());

test('each question gets its own answer, in whatever order they come', async () => {
	const both = [worker.ask('slow', 0), worker.ask('twice', 4)];
	expect(await Promise.all(both)).toEqual(['at last', 8]);
});

test('what the person can mend comes back as the error it was, anything else by its message', async () => {
	await expect(worker.ask('row', 0)).rejects.toBeInstanceOf(Known);
	await expect(worker.ask('row', 0)).rejects.toThrow('row 7');
	await expect(worker.ask('else', 0)).rejects.toThrow('no such question');
});

test('an answer that cannot cross over is a failure, not a silence', async () => {
	await expect(worker.ask('function', 0)).rejects.toThrow(/could not be cloned/);
});

test('when the worker falls over, every question has an end', async () => {
	const asked = [worker.ask('fall', 0), worker.ask('fall', 0)];
	for (const one of asked) await expect(one).rejects.toThrow('out of memory');
});
