// The worker that reads: fifty thousand rows may not hold up the hand on the screen.
import { makeDesk, type Desk } from './desk.ts';
import { ImportFileProblem, type ImportFileCode } from './import-file-problem.ts';

/** One question at a time, told apart by its number. */
export type Question = {
	[K in keyof Desk]: { n: number; ask: K; about: Parameters<Desk[K]> };
}[keyof Desk];

export type Reply =
	| { n: number; kind: 'answer'; answer: unknown }
	| { n: number; kind: 'problem'; code: ImportFileCode; facts: ImportFileProblem['facts'] }
	| { n: number; kind: 'failed'; message: string };

const desk = makeDesk();

self.onmessage = async ({ data }: MessageEvent<Question>) => self.postMessage(await replyTo(data));

async function replyTo({ n, ask, about }: Question): Promise<Reply> {
	try {
		const answer = await (desk[ask] as (...about: unknown[]) => Promise<unknown>)(...about);
		return { n, kind: 'answer', answer };
	} catch (error) {
		if (error instanceof ImportFileProblem) {
			return { n, kind: 'problem', code: error.code, facts: error.facts };
		}
		return { n, kind: 'failed', message: error instanceof Error ? error.message : String(error) };
	}
}
