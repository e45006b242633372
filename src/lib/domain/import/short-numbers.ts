// Whole numbers as short text, five bits a sign: what most rows say takes two signs. Signed numbers are
// turned so that small ones stay short on both sides of zero.

const signs = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const valueOf = new Map([...signs].map((sign, value) => [sign, value]));

/** Only these signs stand in such a text. */
export const shortNumbers = /^[A-Za-z0-9_-]*$/;

/** At most 2^31 - 1 on either side of zero. */
export function shortOf(number: number): string {
	let rest = number < 0 ? -number * 2 - 1 : number * 2;
	let text = '';
	do {
		const digit = rest % 32;
		rest = Math.floor(rest / 32);
		text += signs[rest > 0 ? digit + 32 : digit] ?? '';
	} while (rest > 0);
	return text;
}

/** One number after another; 0 where the text has ended. */
export function readerOf(text: string): { next: () => number; isAtEnd: () => boolean } {
	let at = 0;
	const next = (): number => {
		let [number, weight] = [0, 1];
		for (;;) {
			const value = valueOf.get(text[at] ?? 'A') ?? 0;
			at += 1;
			number += (value % 32) * weight;
			if (value < 32) break;
			weight *= 32;
		}
		return number % 2 === 0 ? number / 2 : -(number + 1) / 2;
	};
	return { next, isAtEnd: () => at >= text.length };
}
