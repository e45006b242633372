// A worker that answers questions, from its own side: every question gets a reply, also when it fails.

/** `n` tells questions apart; replies may come in another order. */
export type Question = { n: number; ask: string; about: unknown };

/** `problem`: facts about what the person can mend; `failed`: anything else. */
export type Reply =
	| { n: number; kind: 'answer'; answer: unknown }
	| { n: number; kind: 'problem'; problem: unknown }
	| { n: number; kind: 'failed'; message: string };

type Answering = {
	answer: (ask: string, about: unknown) => unknown;
	/** Plain data about an error that the asking side knows by name, or null. */
	problemOf?: (error: unknown) => unknown;
};

/** Answers all that comes to this worker from now on. Answers must be plain structured-clonable data. */
export function answerAsks({ answer, problemOf = () => null }: Answering): void {
	self.onmessage = async ({ data: { n, ask, about } }: MessageEvent<Question>) => {
		try {
			self.postMessage({ n, kind: 'answer', answer: await answer(ask, about) } satisfies Reply);
		} catch (error) {
			self.postMessage(refusal(n, error, problemOf(error)));
		}
	};
}

function refusal(n: number, error: unknown, problem: unknown): Reply {
	if (problem !== null) return { n, kind: 'problem', problem };
	return { n, kind: 'failed', message: error instanceof Error ? error.message : String(error) };
}
