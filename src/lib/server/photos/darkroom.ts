// Where pictures are redrawn. Nobody is ever shown the bytes a phone sent: what a file hides besides
// its picture (a place, a page, a program) stays behind here. It is a process of its own: what a
// hostile file does to a decoder, or a large one to memory, ends there.
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { inTurn } from './turn.ts';

export type Drawn = { shown: Uint8Array; thumb: Uint8Array };
/** What the other process answers for every picture; `rss` is the memory it holds then, in bytes. */
export type Told = { drawn: Drawn | null; rss: number };

/** In ms: a picture that takes longer is none; a process without work ends. */
const patience = { picture: 30_000, idle: 20_000 };
/** Bytes after which a fresh process takes over: what decoders give back, the system rarely gets. */
const mostHeld = 150_000_000;

let drawer: ChildProcess | null = null;
let ending: NodeJS.Timeout | undefined;

/**
 * Upright JPEGs without any metadata; null when the picture cannot be decoded, or not in time. One
 * picture at a time, and only then is it read.
 */
export const draw = (read: () => Promise<Uint8Array | null>): Promise<Drawn | null> =>
	inTurn('darkroom', async () => {
		const bytes = await read();
		if (!bytes) return null;
		clearTimeout(ending);
		drawer ??= start();
		const told = await answerOf(drawer, bytes);
		if (!told || told.rss > mostHeld) end();
		ending = setTimeout(end, patience.idle).unref();
		return told?.drawn ?? null;
	});

/** Ends the other process, if there is one. */
function end(): void {
	drawer?.kill('SIGKILL');
	drawer = null;
}

/** null when it died over the picture, or would not end. */
async function answerOf(process: ChildProcess, bytes: Uint8Array): Promise<Told | null> {
	const late = new AbortController();
	const clock = setTimeout(() => late.abort(), patience.picture);
	const gone = once(process, 'exit', late).then(() => null);
	const told = once(process, 'message', late).then(([message]) => message as Told);
	process.send(bytes);
	try {
		return await Promise.race([told, gone]);
	} catch {
		return null;
	} finally {
		clearTimeout(clock);
		// Whichever did not win is let go of.
		void Promise.allSettled([told, gone]);
		late.abort();
	}
}

function start(): ChildProcess {
	const process = fork(script(), {
		serialization: 'advanced',
		execArgv: [],
		stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
		// No secret of the server's goes along; fewer arenas let go of memory sooner.
		env: { MALLOC_ARENA_MAX: '2' },
	});
	process.on('error', () => undefined);
	process.on('exit', () => {
		if (drawer === process) drawer = null;
	});
	// It never keeps a server from ending, and ends with it.
	process.unref();
	process.channel?.unref();
	return process;
}

/** Beside this file; in a build, which holds no sources, below the folder that the server runs from. */
function script(): string {
	const [beside, inSources] = ['draw-process.ts', 'src/lib/server/photos/draw-process.ts'];
	const started = dirname(process.argv[1] ?? '');
	const places = [join(import.meta.dirname, beside)];
	for (const from of [import.meta.dirname, started])
		for (let at = from; at !== dirname(at); at = dirname(at)) places.push(join(at, inSources));
	const found = places.find((place) => existsSync(place));
	if (!found) throw new Error('no sources of the server here: no picture can be redrawn');
	return found;
}
