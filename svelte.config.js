import adapter from '@sveltejs/adapter-node';

// The end-to-end tests build version N and N + 1 side by side, hence the two variables.
const out = process.env.TODO_HABLA_BUILD ?? 'build';
const version = process.env.TODO_HABLA_VERSION;

/** @type {import('@sveltejs/kit').Config} */
export default {
	kit: {
		adapter: adapter({ out, precompress: true }),
		outDir: process.env.TODO_HABLA_OUTDIR ?? '.svelte-kit',
		// The prerendered shell is served for every deep address offline, so it may hold no relative path.
		paths: { relative: false },
		serviceWorker: { register: false },
		// The shell carries its styles: nine small files through the service worker cost a start 30 ms.
		inlineStyleThreshold: 16_384,
		...(version ? { version: { name: version } } : {}),
		csp: {
			mode: 'auto',
			directives: {
				'default-src': ['self'],
				'script-src': ['self'],
				'style-src': ['self', 'unsafe-inline'],
				'img-src': ['self', 'blob:', 'data:'],
				'media-src': ['self', 'blob:'],
				'worker-src': ['self', 'blob:'],
				'connect-src': ['self'],
				'object-src': ['none'],
				'base-uri': ['self'],
				'form-action': ['self'],
				'frame-ancestors': ['none'],
			},
		},
	},
	compilerOptions: { runes: true },
};
