// Where the bytes of pictures lie. Disk is one way to do it; tests/photos/store.suite.ts says what every
// way must do.

/** `original` as it came; `shown` and `thumb` are redrawn from it and may be redrawn again. */
export type PhotoKind = 'original' | 'shown' | 'thumb';

/** Bytes that arrived and are nobody's picture yet: they are committed or discarded, once. */
export type Draft = {
	/** SHA-256 of the bytes in hex, and how many there are. */
	readonly sha: string;
	readonly bytes: number;
	read: () => Promise<Buffer>;
	/**
	 * Gives them their name; resolves when neither a crash nor a power cut can take them away. A name
	 * that is taken is taken over: the bytes of one name are always the same.
	 */
	commit: (sha: string, kind: PhotoKind) => Promise<void>;
	/** Harmless after a commit. */
	discard: () => Promise<void>;
};

export type Stored = { stream: ReadableStream<Uint8Array>; bytes: number };

/**
 * Everything throws Problem: `disk-full` when there is no room, `busy` when the store does not answer
 * as it should. What a stream of parts throws comes through as it is, and nothing of it is kept.
 */
export type PhotoStore = {
	put: (org: string, parts: AsyncIterable<Uint8Array>) => Promise<Draft>;
	/** null when there is none; the stream must be read or cancelled. */
	open: (org: string, sha: string, kind: PhotoKind) => Promise<Stored | null>;
	has: (org: string, sha: string, kind?: PhotoKind) => Promise<boolean>;
	/** Takes every kind of it away; harmless when there is none. */
	remove: (org: string, sha: string) => Promise<void>;
	/** Bytes of all originals of a business, counted one by one. */
	usage: (org: string) => Promise<number>;
};

/** A stored picture as a whole, or null; for the few places that need all of it at once. */
export async function readStored(
	store: PhotoStore,
	org: string,
	sha: string,
	kind: PhotoKind = 'original',
): Promise<Buffer | null> {
	const stored = await store.open(org, sha, kind);
	return stored ? Buffer.from(await new Response(stored.stream).arrayBuffer()) : null;
}

/** Some bytes as a stream of one part. */
export async function* asParts(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
	yield bytes;
}

const names = { org: /^[A-Za-z0-9][\w.~-]{0,99}$/, sha: /^[0-9a-f]{64}$/ };

/** Whoever makes a path or a key of these asks here first. Throws on anything else. */
export function mindNames(org: string, sha: string): void {
	if (!names.org.test(org) || !names.sha.test(sha)) throw new Error('not the name of a picture');
}
