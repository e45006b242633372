// `npm start`: brings the build up to date, serves it, and stops cleanly. Run by plain Node.
import { resolve } from 'node:path';
import { Refusal, readConfig } from '../config.ts';
import { ensureBuild, root } from './build.ts';
import { serve, stop } from './serve.ts';

const say = (line: string) => console.log(line);

try {
	const config = readConfig();
	const build = resolve(root, config.build);
	if (config.mayBuild) await ensureBuild(build, say);
	const { server, port } = await serve({ ...config, build });
	say(`Todo Habla: http://localhost:${port}`);
	for (const signal of ['SIGTERM', 'SIGINT'] as const)
		process.once(signal, () => void stop(server).then(() => process.exit(0)));
} catch (error) {
	if (!(error instanceof Refusal)) throw error;
	console.error(error.message);
	process.exitCode = 1;
}
