// One walk as a PDF, from what this phone holds and what a server still answers for.
import type { PhotoRow } from '#lib/domain/walk/photo.ts';
import { walkReportOf, type ReportState, type WalkReport } from '#lib/files/report/walk-report.ts';
import { pictureHeld, titleOf, walkToTake, type WalkToTake } from '#lib/local/take-away.ts';
import { here } from './here.ts';
import { phone } from './phone.svelte.ts';
import { nameOf } from './together.ts';
import { f, language, m } from './words.svelte.ts';

/** How far it is: photos on their way from the server, then photos drawn. */
export type ReportStep = { kind: 'fetching' | 'drawing'; done: number; of: number };

export type ReportMade = { file: File; /** Photos that it could only name. */ photosLeft: number };

/**
 * Null when this walk is not here or not this person's to take along. Throws what the database or
 * the library threw; the walk itself is only read.
 */
export async function makeReport(
	walk: string,
	onStep: (step: ReportStep) => void,
): Promise<ReportMade | null> {
	// The library is heavy: it comes while the photos do.
	const writing = import('#lib/files/report/write-report.ts');
	writing.catch(() => undefined);
	const taken = await phone.run(walkToTake(walk));
	if (!taken) return null;
	const { pictures, photosLeft } = await picturesOf(taken.seen.photos, onStep);
	const report = reportOf(taken, pictures);
	const { writeReport } = await writing;
	const bytes = await writeReport(report, {
		words: m,
		formats: f,
		onPhoto: (done, of) => onStep({ kind: 'drawing', done, of }),
	});
	const name = fileName(m.report.fileName(report.site, report.walk.day));
	return { file: new File([bytes], name, { type: 'application/pdf' }), photosLeft };
}

/** Without the signs that some phone or computer forbids in names. */
const fileName = (name: string): string =>
	name
		.replace(/[\\/:*?"<>|\p{Cc}]+/gu, ' ')
		.replace(/\s+/g, ' ')
		.trim();

type Pictures = { bytes: ReadonlyMap<string, ArrayBuffer>; thumbs: ReadonlySet<string> };

async function picturesOf(
	photos: readonly PhotoRow[],
	onStep: (step: ReportStep) => void,
): Promise<{ pictures: Pictures; photosLeft: number }> {
	const shas = [...new Set(photos.flatMap(({ added }) => (added ? [added.sha] : [])))];
	const held = new Map<string, ArrayBuffer>();
	const partly = new Map<string, ArrayBuffer | null>();
	for (const sha of shas) {
		const picture = await phone.run(pictureHeld(sha));
		if (picture?.isWhole) held.set(sha, picture.bytes);
		else partly.set(sha, picture?.bytes ?? null);
	}
	await fetchInto(held, [...partly.keys()], onStep);
	const thumbs = new Set<string>();
	for (const [sha, thumb] of partly) {
		if (held.has(sha) || !thumb) continue;
		held.set(sha, thumb);
		thumbs.add(sha);
	}
	return { pictures: { bytes: held, thumbs }, photosLeft: shas.length - held.size };
}

/** The first picture that finds no server ends the asking: the report must not wait for a dead line. */
async function fetchInto(
	held: Map<string, ArrayBuffer>,
	missing: readonly string[],
	onStep: (step: ReportStep) => void,
): Promise<void> {
	if (missing.length === 0) return;
	const { fetchFar } = await import('./far-picture.ts');
	for (const [index, sha] of missing.entries()) {
		onStep({ kind: 'fetching', done: index, of: missing.length });
		const fetched = await fetchFar(sha, 'full').catch(() => 'offline' as const);
		if (fetched === 'offline' || fetched === 'alone') return;
		const picture = fetched === 'here' ? await phone.run(pictureHeld(sha)) : null;
		if (picture?.isWhole) held.set(sha, picture.bytes);
	}
}

function reportOf({ seen, together, site, numbers }: WalkToTake, pictures: Pictures): WalkReport {
	const rows = new Map(seen.rows.map((row) => [row.ent, row]));
	const headsOf = (point: string) => rows.get(point)?.said.heads.map(({ op }) => op) ?? [];
	const notesOf = (point: string) => rows.get(point)?.note.heads.map(({ op }) => op) ?? [];
	const namesOf = (ops: readonly string[]): string | null => {
		const people = ops.flatMap((op) => together?.authors.get(op) ?? []);
		return together && people.length > 0
			? f.list([...new Set(people)].map((person) => nameOf(together, person)))
			: null;
	};
	const photos = seen.photos.map((photo) =>
		photo.added && pictures.thumbs.has(photo.added.sha)
			? { ...photo, added: { ...photo.added, mime: 'image/jpeg' } }
			: photo,
	);
	const speakers = together?.people.filter(({ answered }) => answered > 0) ?? [];
	return walkReportOf(
		{ ...seen, photos },
		{
			site,
			language: language(),
			who: together ? speakers.map(({ person }) => nameOf(together, person)) : [],
			bytes: pictures.bytes,
			by: (point) => namesOf(headsOf(point)),
			fixedBy: (point) => namesOf((rows.get(point)?.fixes ?? []).map(({ op }) => op)),
			isLate: (point) =>
				[...headsOf(point), ...notesOf(point)].some((op) => together?.late.has(op)),
			state: stateOf(together),
			list: (tpl) => ({ title: titleOf(seen, tpl, language()), number: numbers.get(tpl) ?? null }),
			made: { at: here.now(), app: __APP_VERSION__ },
		},
	);
}

function stateOf(together: WalkToTake['together']): ReportState {
	if (!together) return { revision: 1, late: 0, missing: [] };
	return {
		revision: together.revision,
		late: together.late.size,
		missing: together.people
			.filter(({ missing }) => missing > 0)
			.map(({ person, missing }) => ({ name: nameOf(together, person), count: missing })),
	};
}
