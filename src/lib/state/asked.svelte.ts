// A question that a screen asks of something slow: asked anew when what it reads in runes changes.

/** undefined until the first answer; the last one stays until the next is here. */
export type Asked<A> = { readonly value: A | undefined };

/** Asks inside a component. A question of null asks nothing; answers to older questions are dropped. */
export function asked<Q, A>(
	question: () => Q | null,
	ask: (question: Q) => Promise<A>,
	failed: (error: unknown) => void,
): Asked<A> {
	let value = $state.raw<A>();
	$effect(() => {
		const now = question();
		if (now === null) return;
		let isOld = false;
		ask(now)
			.then((answer) => {
				if (!isOld) value = answer;
			})
			.catch(failed);
		return () => (isOld = true);
	});
	return {
		get value() {
			return value;
		},
	};
}
