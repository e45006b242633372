// `npm start`: brings the build up to date, serves it, and stops cleanly. Run by plain Node.
import { type Server } from 'node:http';
import { resolve } from 'node:path';
import { Refusal, readConfig } from '../config.ts';
import { ensureBuild, root } from './build.ts';
import { serve, stop } from './serve.ts';

let running: Server | undefined;
const say = (line: string) => console.log(line);

try {
	const config = readConfig();
	leaveWhenAsked(config.underNpm);
	const build = resolve(root, config.build);
	if (config.mayBuild) await ensureBuild(build, say);
	const { server, port } = await serve({ ...config, build });
	running = server;
	say(`Todo Habla: http://localhost:${port}`);
} catch (error) {
	if (!(error instanceof Refusal)) throw error;
	console.error(error.message);
	process.exit(1);
}

function leaveWhenAsked(underNpm: boolean): void {
	const leave = async () => {
		if (running) await stop(running);
		process.exit(0);
	};
	process.once('SIGTERM', leave).once('SIGINT', leave);
	if (!underNpm) return;
	// Stopping npm ends the shell between npm and us, and the signal never gets here.
	const parent = process.ppid;
	const watch = setInterval(() => {
		if (process.ppid === parent) return;
		clearInterval(watch);
		void leave();
	}, 500);
}
