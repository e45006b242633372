// Walks, answers and photos of some sites and months become files for other programs.
import type { Site } from '#lib/domain/site/site.ts';
import type { WalkSummary } from '#lib/domain/walk/summary.ts';
import type { SheetContext } from '#lib/files/sheet/held.ts';
import type { SheetKind } from '#lib/files/sheet/make-files.ts';
import { linesOf, linesOfSummaries, type Lines } from '#lib/files/sheet/sheets.ts';
import { writeSheets } from '#lib/files/sheet/write-sheets.ts';
import { versionsToSummaries, wholeWalks } from '#lib/local/exportable.ts';
import { versionNumbers, type Numbers } from '#lib/local/take-away.ts';
import { here } from './here.ts';
import { phone } from './phone.svelte.ts';
import { f, language, m } from './words.svelte.ts';

export type ToExport = {
	kind: SheetKind;
	/** Of the file, without its ending. */
	name: string;
	sites: readonly Site[];
	held: readonly { walk: string }[];
	summaries: readonly WalkSummary[];
};

/** So many at a time: between two lots the screen breathes. */
const lot = 40;

/** Only reads. Throws what the database or the library threw. */
export async function makeExport(
	{ kind, name, sites, held, summaries }: ToExport,
	onWalks: (done: number, of: number) => void,
): Promise<File[]> {
	const numbers = await phone.run(versionNumbers);
	const total = held.length + summaries.length;
	const lines: Lines = { walks: [], answers: [], photos: [] };
	for (let at = 0; at < held.length; at += lot) {
		onWalks(at, total);
		const ids = held.slice(at, at + lot).map(({ walk }) => walk);
		const { walks, names } = await phone.run(wholeWalks(ids));
		add(lines, linesOf(walks, contextOf(sites, numbers, names)));
	}
	for (let at = 0; at < summaries.length; at += lot) {
		onWalks(held.length + at, total);
		const some = summaries.slice(at, at + lot);
		const versions = await phone.run(versionsToSummaries(some));
		const told = some.map((summary) => ({ summary, versions }));
		add(lines, linesOfSummaries(told, contextOf(sites, numbers)));
	}
	onWalks(total, total);
	const written = { words: m, formats: f, name, at: here.now() };
	const files = await writeSheets(kind, inOrder(lines), written);
	return files.map((file) => new File([file.bytes], file.name, { type: file.mime }));
}

const contextOf = (
	sites: readonly Site[],
	numbers: Numbers,
	names: ReadonlyMap<string, string> = new Map(),
): SheetContext => {
	const siteOf = (id: string) => sites.find((site) => site.id === id);
	return {
		language: language(),
		siteName: (id) => siteOf(id)?.name ?? '',
		clockOf: (id) => siteOf(id) ?? null,
		versionNumber: (tpl) => numbers.get(tpl) ?? null,
		who: (op) => names.get(op) ?? null,
	};
};

function add(lines: Lines, more: Lines): void {
	for (const one of more.walks) lines.walks.push(one);
	for (const one of more.answers) lines.answers.push(one);
	for (const one of more.photos) lines.photos.push(one);
}

/** Whole walks and summaries in one order of time; a walk's answers stay together, as they were asked. */
function inOrder({ walks, answers, photos }: Lines): Lines {
	const sorted = [...walks].sort((a, b) => a.startedAt - b.startedAt || (a.walk < b.walk ? -1 : 1));
	const rank = new Map(sorted.map(({ walk }, index) => [walk, index]));
	const byWalk = (a: { walk: string }, b: { walk: string }) =>
		(rank.get(a.walk) ?? 0) - (rank.get(b.walk) ?? 0);
	return { walks: sorted, answers: [...answers].sort(byWalk), photos: [...photos].sort(byWalk) };
}
