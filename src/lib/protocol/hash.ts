// One content, one name: canonical JSON (RFC 8785) and its SHA-256, equal on every phone and server.
import { utf8ToBytes } from '@noble/hashes/utils.js';
import canonicalize from 'canonicalize';
import { bytesHash } from './digest.ts';

/**
 * RFC 8785 text of a JSON value; members that are undefined are left out, as JSON does. Throws
 * TypeError for what JSON cannot carry (NaN, infinities, lone surrogates, cycles, functions, bigint).
 */
export function canonicalJson(value: unknown): string {
	let text: string | undefined;
	try {
		text = canonicalize(value);
	} catch (cause) {
		const why = cause instanceof Error ? cause.message : String(cause);
		throw new TypeError(`No canonical JSON for this value: ${why}`, { cause });
	}
	if (text === undefined) throw new TypeError(`No canonical JSON for a ${typeof value}`);
	return text;
}

/** SHA-256 of the canonical JSON in UTF-8, as 64 hex digits. Throws as `canonicalJson` does. */
export const contentHash = (value: unknown): string => bytesHash(utf8ToBytes(canonicalJson(value)));
