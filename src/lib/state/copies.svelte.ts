// Copies: everything in one file, out of this phone and into another.
import { takeIn, everything, salvage } from '#lib/local/transfer.ts';
import { classify, problemCodes, type ProblemCode } from '#lib/local/problem.ts';
import { here } from './here.ts';
import { notices } from './notices.svelte.ts';
import { openName, phone } from './phone.svelte.ts';
import { loadWords, m } from './words.svelte.ts';

const version = __APP_VERSION__;

/**
 * Copies are also taken on the first screen, and saved where the database does not open: there only
 * the first words have come, and a missing one must not look like a failed copy.
 */
const allWords = () => loadWords('all').catch(() => undefined);

/** Writes a copy of everything and hands it to the browser; says how it went. */
export async function saveCopy(): Promise<void> {
	try {
		await hand(await everything(phone));
	} catch (error) {
		notices.say(m.problem[classify(error)], 'bad');
	}
}

/** The same when the database cannot be opened as it should: read raw, changed nothing. */
export async function saveSalvage(): Promise<void> {
	await allWords();
	try {
		await hand(await salvage(openName));
	} catch {
		notices.say(m.problem.hangs, 'bad');
	}
}

async function hand(content: Awaited<ReturnType<typeof everything>>): Promise<void> {
	const { writeExport } = await import('#lib/files/export/write-export.ts');
	const at = here.now();
	const bytes = await writeExport(content, { at, app: version });
	const name = `todo-habla-${new Date(at).toISOString().slice(0, 16).replace(/[:T]/g, '-')}.todohabla.zip`;
	const url = URL.createObjectURL(new Blob([bytes], { type: 'application/zip' }));
	const link = document.createElement('a');
	link.href = url;
	link.download = name;
	link.click();
	setTimeout(() => URL.revokeObjectURL(url), 60_000);
	notices.say(m.settings.exported(name));
}

/** Takes a copy in: all or nothing, and twice is once. Says how it went. */
export async function takeCopy(file: File): Promise<void> {
	await allWords();
	const { readExport } = await import('#lib/files/export/read-export.ts');
	try {
		const content = await readExport(new Uint8Array(await file.arrayBuffer()));
		const taken = await takeIn(phone, content);
		notices.say(
			taken.ops + taken.photos === 0
				? m.settings.importedNothing
				: m.settings.imported(taken.ops, taken.photos),
		);
		if (content.warnings.length > 0) {
			notices.say(m.problem.photosLeftOut(content.warnings.length), 'bad');
		}
	} catch (error) {
		notices.say(sentenceFor(error), 'bad');
	}
}

function sentenceFor(error: unknown): string {
	const code = error instanceof Error && 'code' in error ? error.code : null;
	switch (code) {
		case 'corrupt':
			return isAboutChecklist(error) ? m.problem.checklist : m.problem.corrupt;
		case 'not-an-export':
		case 'other-organization':
			return m.problem[code];
		case 'newer':
			return m.problem['file-newer'];
		default:
			return m.problem[isProblem(code) ? code : classify(error)];
	}
}

/** The path of the first refused operation tells whether a checklist was wrong. */
const isAboutChecklist = (error: unknown): boolean =>
	error instanceof Error && 'path' in error && String(error.path).includes('checklist');

const isProblem = (code: unknown): code is ProblemCode =>
	problemCodes.some((known) => known === code);
