// The worker that writes: a workbook of ten thousand answers takes a second that the thumb shall not feel.
import { makeFiles, type SheetFile, type SheetTask } from './make-files.ts';

export type SheetReply = { kind: 'made'; files: SheetFile[] } | { kind: 'failed'; message: string };

self.onmessage = async ({ data }: MessageEvent<SheetTask>) => {
	const reply = await makeFiles(data).then(
		(files): SheetReply => ({ kind: 'made', files }),
		(error: unknown): SheetReply => ({ kind: 'failed', message: String(error) }),
	);
	const made = reply.kind === 'made' ? reply.files.map(({ bytes }) => bytes.buffer) : [];
	self.postMessage(reply, { transfer: made });
};
