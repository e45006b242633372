// The worker that adds up: fourteen thousand walks may not hold up the hand on the screen.
import { makeDesk, type About, type Ask, type Given } from './desk.ts';

export type Question =
	| { n: number; ask: 'hold'; about: Given }
	| { [K in Ask]: { n: number; ask: K; about: About<K> } }[Ask];

export type Reply =
	{ n: number; kind: 'answer'; answer: unknown } | { n: number; kind: 'failed'; message: string };

const desk = makeDesk();

self.onmessage = ({ data }: MessageEvent<Question>) => self.postMessage(replyTo(data));

function replyTo(question: Question): Reply {
	const { n } = question;
	try {
		const answer =
			question.ask === 'hold'
				? desk.hold(question.about)
				: desk.ask(question.ask, question.about as never);
		return { n, kind: 'answer', answer };
	} catch (error) {
		return { n, kind: 'failed', message: error instanceof Error ? error.message : String(error) };
	}
}
