// A batch made ready to be told: parts with names that follow from what they hold, so that the same
// files brought by anybody, in any order of their rows, are the same operations.
import type { ImportBatch } from './batch.ts';
import { importIdOf, uuidOf, type Seal } from './import-id.ts';
import { commitImport, sealOfParts, tellPart, type ImportPart } from './imported.ts';
import { partsOf, type KeptFinding, type KeptInspection, type SiteStory } from './packed-rows.ts';

/** What is told of a batch: its parts under their names, and the word that ends it. */
export type PackedBatch = {
	id: string;
	/** The business whose rows these are; of a phone that has told nothing yet, what it will be. */
	org: string;
	parts: { id: string; body: ImportPart }[];
	commit: { batch: string; count: number; hash: string };
};

/** `own`: sites of the business by the site that rows speak of. */
export type PackedFor = { org: string; seal: Seal; own: Readonly<Record<string, string>> };

export function packOf(batch: ImportBatch, { org, seal, own }: PackedFor): PackedBatch {
	const parts = partsOf(storiesIn(batch, own));
	const id = importIdOf({ org, kind: 'batch', content: [seal(parts)], nth: 1 }, seal);
	const named = parts.map((part, index) => {
		const body: ImportPart = { batch: id, part: index, ...part };
		return { id: partIdOf(body, seal), body };
	});
	const hash = sealOfParts(
		named.map(({ id: op, body }) => ({ op, part: body.part })),
		seal,
	);
	const count = batch.inspections.length + batch.findings.length;
	return { id, org, parts: named, commit: { batch: id, count, hash } };
}

/** The name of a part's operation. */
export const partIdOf = (body: ImportPart, seal: Seal): string =>
	uuidOf(seal(['import.rows', body]));

/** The facts of a packed batch, in the order in which they are told. */
export const factsOfParts = ({ parts }: PackedBatch) =>
	parts.map(({ id, body }) => ({ id, fact: tellPart(body) }));

/** The word that ends it, with the names of its files as a list can show them. */
export const commitOf = ({ commit }: PackedBatch, files: readonly string[]) =>
	commitImport({ ...commit, files: [...new Set(files.map(shortName))].slice(0, mostFiles) });

const mostFiles = 10;
const longestFile = 100;
/** Of a name that is too long the middle goes: its end tells the sheet. */
function shortName(name: string): string {
	const signs = [...tellable(name)];
	if (signs.length <= longestFile) return signs.join('');
	return [...signs.slice(0, 59), '…', ...signs.slice(-40)].join('');
}

/** By site and day, whatever the order in the files was. */
function storiesIn(batch: ImportBatch, own: PackedFor['own']): SiteStory[] {
	const stories = new Map<string, SiteStory>();
	for (const { site, name } of batch.sites) {
		const clean = { site: tellable(site), name: cut(tellable(name), longestName) };
		stories.set(site, { ...clean, own: own[site] ?? null, inspections: [], findings: [] });
	}
	for (const { site, day, tenths } of batch.inspections)
		stories.get(site)?.inspections.push({ day, tenths });
	for (const { site, day, text, corrected, hasCorrection } of batch.findings)
		stories.get(site)?.findings.push({ day, text: tellable(text), corrected, hasCorrection });
	for (const { inspections, findings } of stories.values()) {
		inspections.sort(byDay);
		findings.sort(byDayAndText);
	}
	return [...stories.values()].sort((a, b) => (a.site < b.site ? -1 : 1));
}

const byDay = (a: KeptInspection, b: KeptInspection): number =>
	a.day < b.day ? -1 : a.day > b.day ? 1 : a.tenths - b.tenths;

const keyOf = ({ day, text, corrected, hasCorrection }: KeptFinding): string =>
	`${day} ${text} ${corrected ?? ''} ${hasCorrection}`;
function byDayAndText(a: KeptFinding, b: KeptFinding): number {
	const [one, other] = [keyOf(a), keyOf(b)];
	return one < other ? -1 : one > other ? 1 : 0;
}

const longestName = 200;
/** Half a sign and NUL would be refused by every reader later on. */
const tellable = (text: string): string => text.replace(/\p{Surrogate}|\0/gu, '\ufffd');
const cut = (text: string, most: number): string => [...text].slice(0, most).join('');
