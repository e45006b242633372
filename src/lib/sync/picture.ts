// A picture that this phone does not hold, fetched because somebody looks at it.
import { keepFetched } from '#lib/local/photo-queue.ts';
import { bytesHash } from '#lib/protocol/digest.ts';
import type { Reply } from './transport.ts';
import { ask, type Stop, type Talk } from './talk.ts';

/** Null when it is here now. Bytes that do not belong to the name are not kept. */
export async function fetchPicture(
	talk: Talk,
	sha: string,
	size: 'thumb' | 'full',
): Promise<Stop | null> {
	const query = size === 'thumb' ? '?size=thumb' : '';
	const answer = await ask<Reply>(talk, `/photos/${sha}${query}`, {});
	if ('stop' in answer) return answer.stop;
	const { bytes, mime = '', etag } = answer.ok;
	// The server's own drawing is named by the picture; a file as it came proves itself.
	if (!bytes || (etag !== `"${sha}-${size}"` && bytesHash(new Uint8Array(bytes)) !== sha))
		return { kind: 'offline' };
	const usedAt = talk.here.now();
	const kept = size === 'thumb' ? { thumb: bytes } : { bytes };
	await keepFetched(talk.phone, { sha, mime, usedAt, ...kept });
	return null;
}
