// The fixed words of all messages in one language, with what they insert cut out.

/**
 * Every message, or for one that takes words and numbers the pieces between them. Numbers are tried
 * as one and as many, so that both forms of a plural are there.
 */
export function piecesOf(messages: object): string[] {
	return Object.values(messages).flatMap((value: unknown): string[] => {
		if (typeof value === 'string') return [value];
		if (typeof value === 'function') {
			const say = value as (...given: number[]) => unknown;
			return [1, 77]
				.map((n) => String(say(...Array<number>(say.length).fill(n))))
				.flatMap((text) => text.split(/\d+/))
				.map((piece) => piece.trim())
				.filter((piece) => piece.replace(/\P{L}/gu, '').length > 3);
		}
		return typeof value === 'object' && value !== null ? piecesOf(value) : [];
	});
}
