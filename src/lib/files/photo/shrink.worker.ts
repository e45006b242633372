// The worker that decodes and encodes: none of it may hold up the hand on the screen.
import { workerPaper } from './paper.ts';
import { prepare, type Task } from './prepare.ts';
import type { PreparedPhoto } from './prepared.ts';

/** `no-paper`: it could not be done here, the page has to. */
export type Reply = PreparedPhoto | { kind: 'no-paper' };

self.onmessage = async ({ data }: MessageEvent<Task>) => {
	const reply = await replyTo(data).catch((): Reply => ({ kind: 'no-paper' }));
	const made = 'bytes' in reply ? [reply.bytes, ...(reply.thumb ? [reply.thumb] : [])] : [];
	self.postMessage(reply, { transfer: made });
};

async function replyTo(task: Task): Promise<Reply> {
	if (task.kind !== 'keep' && !workerPaper(1, 1)) return { kind: 'no-paper' };
	return prepare(task, workerPaper);
}
