// The least a Kit app can be that opens offline: one prerendered page with a button, and a worker
// that serves it by the same technique. What ours costs beyond that is its own doing.
import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { root } from '#lib/server/admin/build.ts';

const files = {
	'package.json': '{ "name": "bare", "private": true, "type": "module" }',
	'svelte.config.js': `import adapter from '@sveltejs/adapter-node';
export default { kit: { adapter: adapter({ precompress: true }), paths: { relative: false } } };`,
	'vite.config.js': `import { sveltekit } from '@sveltejs/kit/vite';
export default { plugins: [sveltekit()] };`,
	'src/app.html': `<!doctype html><html lang="es"><head><meta charset="utf-8" />
<meta name="viewport" content="width=device-width" />%sveltekit.head%</head>
<body><div style="display: contents">%sveltekit.body%</div></body></html>`,
	'src/routes/+layout.js': `export const ssr = false;\nexport const prerender = true;`,
	'src/routes/+page.svelte': `<script>let taps = $state(0);</script>
<main id="content"><button class="primary" onclick={() => (taps += 1)}>{taps}</button></main>`,
	'src/service-worker.js': `import { build, prerendered, version } from '$service-worker';
import { createHandlerBoundToURL, precacheAndRoute } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';
precacheAndRoute([
	...build.map((url) => ({ url, revision: null })),
	...prerendered.map((url) => ({ url, revision: version })),
], { cleanURLs: false });
registerRoute(new NavigationRoute(createHandlerBoundToURL('/')));
addEventListener('activate', (event) => event.waitUntil(clients.claim()));`,
};

/** Builds it with the project's own tools; gives the folder above the build, for its owner to remove. */
export async function bareShell(): Promise<string> {
	const folder = await mkdtemp(join(tmpdir(), 'todo-habla-bare-'));
	for (const [path, text] of Object.entries(files)) {
		await mkdir(dirname(join(folder, path)), { recursive: true });
		await writeFile(join(folder, path), text);
	}
	await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
	const vite = join(root, 'node_modules/vite/bin/vite.js');
	const made = spawnSync(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
		cwd: folder,
		encoding: 'utf8',
		env: { ...process.env, NODE_ENV: 'production' },
	});
	if (made.status !== 0) throw new Error(`The bare shell: ${made.stdout}${made.stderr}`);
	return folder;
}
