// The door to the photo worker: one picture at a time, an end to every wait, never an exception.
import { pagePaper } from './paper.ts';
import { prepare, type Task } from './prepare.ts';
import type { Blur, PreparedPhoto } from './prepared.ts';
import type { Reply } from './shrink.worker.ts';

/**
 * A small copy without metadata of any picture this browser can decode; otherwise the picture as it
 * came, its location blanked. Leaves `bytes` as they are. Never throws; ends within a minute.
 */
export const preparePhoto = (bytes: ArrayBuffer, hint: { mime: string }): Promise<PreparedPhoto> =>
	inTurn({ kind: 'prepare', bytes, mime: hint.mime });

/** A new small copy with the spots covered for good; `not-a-picture` when that cannot be done. */
export const burn = (bytes: ArrayBuffer, blurs: Blur[]): Promise<PreparedPhoto> =>
	inTurn({ kind: 'burn', bytes, blurs });

/** Two pictures decoded at once can kill the page of a small phone. */
let turn: Promise<unknown> = Promise.resolve();
function inTurn(task: Task): Promise<PreparedPhoto> {
	const mine = turn.then(() => finished(task)).catch(() => ({ kind: 'not-a-picture' as const }));
	turn = mine;
	return mine;
}

/** Longer than the slowest phone needs for its largest picture. */
const patienceMs = 20_000;

async function finished(task: Task): Promise<PreparedPhoto> {
	const reply = await ask(task);
	if (reply === 'late') return keep(task);
	if (reply !== 'broken' && reply.kind !== 'no-paper') return reply;
	const inPage = prepare({ ...task, bytes: task.bytes.slice(0) }, pagePaper);
	return (await inTime(inPage)) ?? keep(task);
}

/** What never came to an end counts as undecodable. */
async function keep(task: Task): Promise<PreparedPhoto> {
	if (task.kind === 'burn') return { kind: 'not-a-picture' };
	const kept: Task = { kind: 'keep', bytes: task.bytes };
	const reply = await ask(kept);
	if (reply !== 'late' && reply !== 'broken' && reply.kind !== 'no-paper') return reply;
	return prepare({ ...kept, bytes: task.bytes.slice(0) }, pagePaper);
}

let worker: Worker | null = null;

/** `late`: it did not answer in time; `broken`: it could not be started, or fell over. */
async function ask(task: Task): Promise<Reply | 'late' | 'broken'> {
	const reply = await inTime(replyOf(task)).catch(() => 'broken' as const);
	if (reply !== null && reply !== 'broken') return reply;
	worker?.terminate();
	worker = null;
	return reply ?? 'late';
}

async function replyOf(task: Task): Promise<Reply | 'broken'> {
	const asked = (worker ??= new Worker(new URL('./shrink.worker.ts', import.meta.url), {
		type: 'module',
	}));
	return new Promise((done) => {
		asked.onmessage = ({ data }: MessageEvent<Reply>) => done(data);
		asked.onmessageerror = () => done('broken');
		asked.onerror = () => done('broken');
		// A copy goes: should the worker never answer, the picture is still here.
		const bytes = task.bytes.slice(0);
		asked.postMessage({ ...task, bytes }, [bytes]);
	});
}

/** null when the work takes too long. */
async function inTime<T>(work: Promise<T>): Promise<T | null> {
	let timer: ReturnType<typeof setTimeout> | undefined;
	const late = new Promise<null>((done) => {
		timer = setTimeout(() => done(null), patienceMs);
	});
	return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
