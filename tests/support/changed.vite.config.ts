// The project's own build, but with every chunk different: what a large upgrade looks like.
import { mergeConfig } from 'vite';
import config from '../../vite.config.ts';

const version = JSON.stringify(process.env.TODO_HABLA_VERSION ?? '');

export default mergeConfig(config, {
	plugins: [
		{
			name: 'every-chunk-changed',
			renderChunk: (code: string) => `${code}\nglobalThis.__build = ${version};`,
		},
	],
});
