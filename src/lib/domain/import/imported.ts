// A history that somebody brought, as facts: its rows in parts, one word that says it is whole, and one
// that takes it back. Until that word is there, and every part it speaks of, nothing of it shows.
import type { Fact, Told } from '../fact.ts';
import { timeOf } from '../fact.ts';

/** As the rows have it, then what people call it (left out when the same), then a site of the business. */
export type PartSite = [site: string, name?: string, own?: string];

/**
 * So many rows as one operation holds. Texts are numbered on from part to part; `rows` is the story of
 * each of its sites in short (packed-rows.ts).
 */
export type ImportPart = {
	batch: string;
	part: number;
	inspections: number;
	findings: number;
	sites: PartSite[];
	texts: string[];
	rows: string;
};

export type ImportFacts = {
	'import.rows': ImportPart;
	/** `count` rows in all, `hash` of the names of its parts in their order; `files` by their names. */
	'import.commit': { batch: string; count: number; hash: string; files: string[] };
	'import.withdraw': { batch: string };
};

/** A part as it came; its operation's name follows from what it holds. */
export type PartRow = { ent: string; op: string } & ImportPart;

/** What was last said of a batch. `at`: when it was brought first, ms. */
export type ImportRow = {
	id: string;
	count: number;
	hash: string;
	files: string[];
	at: number;
	isWithdrawn: boolean;
};

export const partEnt = (batch: string, part: number): string => `${batch}/${part}`;

export const tellPart = (body: ImportPart): Fact<'import.rows'> => ({
	kind: 'import.rows',
	v: 1,
	scope: 'org',
	ent: partEnt(body.batch, body.part),
	body,
});

export const commitImport = (body: ImportFacts['import.commit']): Fact<'import.commit'> => ({
	kind: 'import.commit',
	v: 1,
	scope: 'org',
	ent: body.batch,
	body,
});

/** Nothing is erased: brought again, the same rows show again. */
export const withdrawImport = (batch: string): Fact<'import.withdraw'> => ({
	kind: 'import.withdraw',
	v: 1,
	scope: 'org',
	ent: batch,
	body: { batch },
});

/** A part never changes: whatever says the same name later is the same, or forged. */
export const partAfter = (row: PartRow | undefined, told: Told<'import.rows'>): PartRow =>
	row && row.op <= told.id ? row : { ent: told.ent, op: told.id, ...told.body };

/** The last word counts: brought, taken back, brought again. */
export function importAfter(
	row: ImportRow | undefined,
	told: Told<'import.commit' | 'import.withdraw'>,
): ImportRow | undefined {
	if (told.kind === 'import.withdraw') return row && { ...row, isWithdrawn: true };
	const { batch: id, count, hash, files } = told.body;
	return { id, count, hash, files, at: row?.at ?? timeOf(told), isWithdrawn: false };
}

type Whole = Pick<ImportRow, 'count' | 'hash'>;

/** Whether every part is there that was spoken of; `seal` computes a hash for the domain. */
export function isWholeImport(
	{ count, hash }: Whole,
	parts: readonly Pick<PartRow, 'op' | 'part' | 'inspections' | 'findings'>[],
	seal: (value: unknown) => string,
): boolean {
	const rows = parts.reduce((sum, one) => sum + one.inspections + one.findings, 0);
	return rows === count && hash === sealOfParts(parts, seal);
}

export const sealOfParts = (
	parts: readonly Pick<PartRow, 'op' | 'part'>[],
	seal: (value: unknown) => string,
): string => seal([...parts].sort((a, b) => a.part - b.part).map(({ op }) => op));
