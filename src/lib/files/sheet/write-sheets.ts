// Walks, answers and photos as files that other programs open: a workbook, plain text, or JSON.
import type { Formats } from '#lib/messages/formats.ts';
import type { Messages } from '#lib/messages/index.ts';
import { makeFiles, type SheetFile, type SheetKind, type SheetTask } from './make-files.ts';
import type { Lines } from './sheets.ts';
import { sheetWords } from './sheet-words.ts';
import type { SheetReply } from './sheet.worker.ts';

export type Written = { words: Messages; formats: Formats; name: string; at: number };

/** One file, or for CSV one for each sheet. `at`: when it was asked for, in ms. Throws if it cannot. */
export async function writeSheets(
	kind: SheetKind,
	lines: Lines,
	{ words, formats, name, at }: Written,
): Promise<SheetFile[]> {
	const { locale } = formats;
	const task: SheetTask = { kind, lines, words: sheetWords(words), locale, name, at };
	return typeof Worker === 'undefined' ? makeFiles(task) : inWorker(task);
}

async function inWorker(task: SheetTask): Promise<SheetFile[]> {
	const worker = new Worker(new URL('./sheet.worker.ts', import.meta.url), { type: 'module' });
	const reply = await new Promise<SheetReply>((done) => {
		worker.onmessage = ({ data }: MessageEvent<SheetReply>) => done(data);
		worker.onerror = ({ message }) => done({ kind: 'failed', message });
		worker.postMessage(task);
	}).finally(() => worker.terminate());
	if (reply.kind === 'failed') throw new Error(`sheet: ${reply.message}`);
	return reply.files;
}
