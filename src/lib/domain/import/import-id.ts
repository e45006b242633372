// A name that follows from what is imported: the same row of the same organization is the same fact,
// however often its file is brought.

/** SHA-256 of a value's canonical JSON, in hex; lent by the caller, for the domain computes no hashes. */
export type Seal = (value: unknown) => string;

export type Imported = {
	org: string;
	kind: 'inspection' | 'finding' | 'site' | 'batch';
	/** What the row says, not where it stands: a file sorted otherwise is the same file. */
	content: readonly (string | number)[];
	/** Which one of several rows that say exactly the same; the first is 1. */
	nth: number;
};

export const importIdOf = ({ org, kind, content, nth }: Imported, seal: Seal): string =>
	uuidOf(seal(['import', org, kind, ...content, nth]));

/** A UUID of version 8 (RFC 9562), which is kept for such names, from a hash in hex. */
export function uuidOf(hex: string): string {
	const variant = ((Number.parseInt(hex.charAt(16), 16) & 3) | 8).toString(16);
	return [
		hex.slice(0, 8),
		hex.slice(8, 12),
		`8${hex.slice(13, 16)}`,
		variant + hex.slice(17, 20),
		hex.slice(20, 32),
	].join('-');
}

/** Counts how often the same content was told. */
export function occurrences(): (content: readonly (string | number)[]) => number {
	const seen = new Map<string, number>();
	return (content) => {
		const key = JSON.stringify(content);
		const nth = (seen.get(key) ?? 0) + 1;
		seen.set(key, nth);
		return nth;
	};
}
