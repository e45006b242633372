// The world as the domain may see it: the only caller of the clock and of randomness.
import type { Here } from '#lib/domain/here.ts';

export const here: Here = {
	now: () => Date.now(),
	newId: () => crypto.randomUUID?.() ?? idFromBytes(crypto.getRandomValues(new Uint8Array(16))),
};

/** Pages opened without HTTPS have no randomUUID; the bits are the same. */
function idFromBytes(bytes: Uint8Array): string {
	const marked = bytes.map((byte, index) =>
		index === 6 ? (byte & 0x0f) | 0x40 : index === 8 ? (byte & 0x3f) | 0x80 : byte,
	);
	const hex = [...marked].map((byte) => byte.toString(16).padStart(2, '0')).join('');
	return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
