// SHA-256 of bytes, in hex: the name of a picture, and the seal of a log in a file.
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

/** As 64 hex digits: also where there is no HTTPS and so no `crypto.subtle`. */
export const bytesHash = (bytes: Uint8Array): string => bytesToHex(sha256(bytes));

/** The same, of bytes that come one piece after another. */
export function runningHash(): { add: (bytes: Uint8Array) => void; hex: () => string } {
	const running = sha256.create();
	return { add: (bytes) => void running.update(bytes), hex: () => bytesToHex(running.digest()) };
}
