// Reading and wiping numbers and letters in a file's bytes, never beyond their end.

/** Half open: `end` is the first byte no longer in it. */
export type Span = { start: number; end: number };

export const u16 = (bytes: Uint8Array, at: number, isLittle = false): number => {
	const [a, b] = [bytes[at] ?? 0, bytes[at + 1] ?? 0];
	return isLittle ? a | (b << 8) : (a << 8) | b;
};

export const u32 = (bytes: Uint8Array, at: number, isLittle = false): number =>
	isLittle
		? u16(bytes, at, true) + u16(bytes, at + 2, true) * 0x10000
		: u16(bytes, at) * 0x10000 + u16(bytes, at + 2);

/** One character per byte, so that a place in the text is a place in the bytes. */
export const textOf = (bytes: Uint8Array, start: number, end: number): string =>
	latin1.decode(bytes.subarray(start, end));
const latin1 = new TextDecoder('latin1');

export const startsWith = (bytes: Uint8Array, at: number, text: string): boolean =>
	at + text.length <= bytes.length &&
	[...text].every((letter, index) => bytes[at + index] === letter.charCodeAt(0));

export const wipe = (bytes: Uint8Array, start: number, end: number): void => {
	bytes.fill(0, Math.max(0, start), Math.max(0, end));
};
