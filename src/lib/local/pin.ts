// The short PIN that colleagues on one phone may set: a courtesy lock, and no more than that.
import { contentHash } from '#lib/protocol/hash.ts';
import type { Pin } from './registry.ts';

export const isPin = (text: string): boolean => /^\d{4,8}$/.test(text);

export const pinOf = (text: string, salt: string): Pin => ({ salt, hash: stretched(text, salt) });

export const opens = (pin: Pin, text: string): boolean => stretched(text, pin.salt) === pin.hash;

/** Some thousand rounds: enough to bore the curious, no matter for the owner of the phone. */
function stretched(text: string, salt: string): string {
	let hash = contentHash([salt, text]);
	for (let round = 0; round < 2_000; round += 1) hash = contentHash([hash, salt]);
	return hash;
}
