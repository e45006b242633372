// Makes the app open with no network: holds the shell, every chunk and the icons of one build, and
// hands over to the next build only when a person says so. Knows no domain, caches no data.
/// <reference lib="esnext" />
/// <reference lib="webworker" />
/// <reference types="@sveltejs/kit" />
import { build, files, prerendered, version } from '$service-worker';
import { PrecacheController, PrecacheRoute } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';

const worker = globalThis.self as unknown as ServiceWorkerGlobalScope;

const SHELL = '/';
const CACHE = 'todo-habla-build-';
const GENERATIONS = 'todo-habla-generations';

// One cache per build, so that activating a build cannot take chunks from a tab that runs another.
const controller = new PrecacheController({
	cacheName: CACHE + version,
	plugins: [{ fetchDidSucceed: async ({ request, response }) => checked(request, response) }],
});
controller.addToCacheList([
	...build.map((url) => ({ url, revision: null })),
	...[...files, ...prerendered].map((url) => ({ url, revision: version })),
]);

worker.addEventListener('install', (event) => {
	// No skipWaiting here: a page never changes under the thumb.
	event.waitUntil(reuseChunks().then(() => controller.install(event)));
});

worker.addEventListener('activate', (event) => {
	event.waitUntil(Promise.all([worker.clients.claim(), dropOlderBuilds()]));
});

worker.addEventListener('message', (event) => {
	if (event.data?.type === 'SKIP_WAITING') void worker.skipWaiting();
});

registerRoute(new PrecacheRoute(controller, { cleanURLs: false }));
registerRoute(
	({ url, sameOrigin }) => sameOrigin && url.pathname.startsWith('/_app/immutable/'),
	async ({ request }) => (await fromAnyBuild(request)) ?? fetch(request),
);
registerRoute(
	new NavigationRoute(controller.createHandlerBoundToURL(SHELL), {
		denylist: [/^\/api(\/|$)/, /^\/_app\//, /\/[^/?]+\.[a-z0-9]+(\?|$)/i],
	}),
);

/** Chunks are named by their content: those another build brought need no second download. */
async function reuseChunks(): Promise<void> {
	const cache = await worker.caches.open(CACHE + version);
	for (const url of build) {
		const known = await fromAnyBuild(new Request(url));
		if (known) await cache.put(new URL(url, location.href).href, known);
	}
}

async function fromAnyBuild(request: Request): Promise<Response | undefined> {
	for (const name of await worker.caches.keys()) {
		if (!name.startsWith(CACHE)) continue;
		const found = await worker.caches.open(name).then((cache) => cache.match(request.url));
		if (found) return found;
	}
	return undefined;
}

/**
 * Between two deployments a server may hand out the shell of one build and the worker of another.
 * Such a pair would be a white page offline, so the install fails and is tried again later.
 */
async function checked(request: Request, response: Response): Promise<Response> {
	if (!response.ok || new URL(request.url).pathname !== SHELL) return response;
	const html = await response.clone().text();
	const named = html.match(/\/_app\/immutable\/[\w./-]+\.(?:js|css)/g) ?? [];
	if (named.length > 0 && named.every((url) => build.includes(url))) return response;
	throw new Error('The shell belongs to another build.');
}

/**
 * Keeps this build and the one that was active before it: another tab may still run that one and
 * ask for a chunk. Builds that only waited and were never active do not count as "before".
 */
async function dropOlderBuilds(): Promise<void> {
	const notes = await worker.caches.open(GENERATIONS);
	const noted: unknown = await notes.match('/active').then((note) => note?.json());
	const past = Array.isArray(noted) ? noted.filter((one) => one !== version) : [];
	const kept = [version, ...past].slice(0, 2);
	await notes.put('/active', new Response(JSON.stringify(kept)));

	const { installing, waiting } = worker.registration;
	if (installing || waiting) return; // its half-filled cache must not be mistaken for an old one
	const names = await worker.caches.keys();
	const old = names.filter((it) => it.startsWith(CACHE) && !kept.includes(it.slice(CACHE.length)));
	await Promise.all(old.map((name) => worker.caches.delete(name)));
}
