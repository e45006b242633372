// The worker that reads: fifty thousand rows may not hold up the hand on the screen.
import { answerAsks } from '../worker/answer.ts';
import { makeDesk, type Desk } from './desk.ts';
import { ImportFileProblem, type ImportFileFacts } from './import-file-problem.ts';

const desk = makeDesk();

answerAsks({
	answer: (ask, about) =>
		(desk[ask as keyof Desk] as (...about: unknown[]) => unknown)(...(about as unknown[])),
	problemOf: (error): ImportFileFacts | null =>
		error instanceof ImportFileProblem ? [error.code, error.facts] : null,
});
