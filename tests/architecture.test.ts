// The law of the tree: who may import whom, what they may take from the world, how big a file may be.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
	importersOf,
	offencesOf,
	openingOffence,
	placeOffence,
	sizeOffence,
	type Law,
} from './support/architecture.ts';

const theWorld = [
	...['window', 'document', 'navigator', 'globalThis', 'self', 'process', 'console', 'performance'],
	...[
		'fetch',
		'crypto',
		'localStorage',
		'sessionStorage',
		'indexedDB',
		'setTimeout',
		'setInterval',
	],
	...['Date.now', 'new Date()', 'Math.random'],
];
const everyRoomOfThePhone = ['domain', 'content', 'local', 'sync', 'files', 'state', 'components'];

// prettier-ignore
const law: Law = {
	rooms: [
		{ name: 'domain', at: ['src/lib/domain/'], ours: [], outside: [], never: theWorld },
		{ name: 'content', at: ['src/lib/content/'], ours: ['domain (types)'], outside: [], never: theWorld },
		{ name: 'protocol', at: ['src/lib/protocol/'], ours: ['domain'],
			outside: ['valibot', '@noble/hashes', 'canonicalize'], never: theWorld },
		{ name: 'messages', at: ['src/lib/messages/'], ours: ['domain (types)'], outside: [], never: [] },
		{ name: 'local', at: ['src/lib/local/'], ours: ['domain', 'content', 'protocol'],
			outside: ['dexie'], never: ['fetch'] },
		{ name: 'sync', at: ['src/lib/sync/'], ours: ['domain', 'protocol', 'local'], outside: [], never: [] },
		{ name: 'files', at: ['src/lib/files/'], ours: ['domain', 'messages', 'protocol'],
			outside: ['exifr', 'fflate', 'jspdf', 'papaparse', 'qr', 'read-excel-file', 'write-excel-file'],
			never: ['fetch'] },
		{ name: 'state', at: ['src/lib/state/'],
			ours: ['domain', 'content', 'local', 'sync', 'files', 'messages'],
			outside: ['svelte', 'dexie', 'workbox-window', 'better-auth'], never: ['fetch'] },
		{ name: 'components', at: ['src/lib/components/trend/', 'src/lib/components/score/'],
			ours: ['domain', 'state', 'messages'],
			outside: ['svelte', 'lucide-static', 'chart.js', 'chartjs-plugin-annotation'], never: ['fetch'] },
		{ name: 'components', at: ['src/lib/components/'], ours: ['domain', 'state', 'messages'],
			outside: ['svelte', 'lucide-static'], never: ['fetch'] },
		{ name: 'server', at: ['src/lib/server/'], ours: ['domain', 'content', 'protocol', 'messages'],
			outside: ['node:*', 'kysely', 'pg', 'better-auth', 'sharp', 'aws4fetch', 'valibot', '(computed)'],
			never: ['window', 'document', 'localStorage', 'indexedDB'] },
		{ name: 'routes/(open)', at: ['src/routes/(open)/'],
			ours: ['domain', 'content', 'protocol', 'server', 'messages', 'components'], outside: ['kit'], never: [] },
		{ name: 'routes/api', at: ['src/routes/api/', 'src/hooks.server.ts'],
			ours: ['domain', 'content', 'protocol', 'server', 'messages'], outside: ['kit'], never: [] },
		{ name: 'routes/(app)', at: ['src/routes/'], ours: [...everyRoomOfThePhone, 'messages'],
			outside: ['svelte', 'kit'], never: [] },
		{ name: 'service-worker', at: ['src/service-worker.ts'], ours: [],
			outside: ['workbox-*', '$service-worker'], never: [] },
		{ name: 'ambient types', at: ['src/app.d.ts'], ours: [], outside: [], never: theWorld },
	],
	onlyIn: [
		// The worker adds no request of its own: it hands on what the page asked for and it does not hold.
		{ names: ['fetch', 'XMLHttpRequest', '.sendBeacon'], files: ['src/lib/sync/transport.ts', 'src/service-worker.ts'] },
		{ names: ['Date.now', 'new Date()', '.randomUUID', 'Math.random'], files: ['src/lib/state/here.ts', 'src/lib/server/here.ts'] },
		{ names: ['process.env'], files: ['src/lib/server/config.ts'] },
	],
	sizes: [
		{ path: /^src\/lib\/messages\/|\/migrations\/|\/fixtures\//, lines: Infinity },
		{ path: /\+server\.ts$/, lines: 30 },
		{ path: /\.(test|spec)\.ts$/, lines: 400 },
		{ path: /\.svelte$/, lines: 150 },
		{ path: /^(src|tests)\/.*\.(ts|js|css|html)$/, lines: 300 },
	],
	folders: ['utils', 'helpers', 'types', 'stores', 'constants'],
	topLevel: [
		...['src', 'static', 'tests', 'docs', '.ci', 'svelte.config.js', 'vite.config.ts', 'tsconfig.json'],
		...['package.json', 'package-lock.json', 'eslint.config.js', '.prettierrc', '.prettierignore'],
		...['.gitignore', 'LICENSE', 'README.md', 'CHANGELOG.md'],
	],
};

/** Each of these may be known to one file of its room alone. */
const oneFileEach = [
	{ room: 'src/lib/state/', from: 'dexie' },
	{ room: 'src/lib/state/', from: 'workbox-window' },
	{ room: 'src/lib/state/', from: 'better-auth/client' },
	{ room: 'src/', from: 'dexie', name: 'liveQuery' },
];

const paths = execFileSync(
	'git',
	['ls-files', '--cached', '--others', '--exclude-standard', '-z'],
	{
		encoding: 'utf8',
	},
)
	.split('\0')
	.filter((path) => path !== '' && existsSync(path));
const files = new Map(
	paths
		.filter((path) => /^(src|tests)\/.*\.(ts|js|svelte|css|html)$/.test(path))
		.map((path) => [path, readFileSync(path, 'utf8')]),
);
const all = <T>(check: (file: string, text: string) => T | T[] | null): T[] =>
	[...files].flatMap(([file, text]) => check(file, text) ?? []);

describe('the tree keeps the law', () => {
	test('everyone imports only whom they may, and takes from the world only what they may', () => {
		expect(files.size).toBeGreaterThan(40);
		expect(all((file, text) => offencesOf(law, file, text))).toEqual([]);
	});

	test.each(oneFileEach)('$from $name is known to one file of $room', ({ room, from, name }) => {
		expect(importersOf(files, room, from, name).length).toBeLessThanOrEqual(1);
	});

	test('live queries are made in state alone', () => {
		for (const file of importersOf(files, 'src/', 'dexie', 'liveQuery')) {
			expect(file).toMatch(/^src\/lib\/state\//);
		}
	});

	test('no file is too big to be read in one go', () => {
		expect(all((file, text) => sizeOffence(law, file, text))).toEqual([]);
	});

	test('folders are named after the trade, and the top level holds nothing else', () => {
		expect(paths.flatMap((path) => placeOffence(law, path) ?? [])).toEqual([]);
	});

	test('every file of src/lib opens by saying what it is for', () => {
		expect(all(openingOffence)).toEqual([]);
	});
});

describe('the law can be broken, and then it says where', () => {
	const domain = 'src/lib/domain/walk/x.ts';
	const component = 'src/lib/components/walk/X.svelte';
	const script = (code: string, markup = '') => `<script lang="ts">\n${code}\n</script>\n${markup}`;
	test.each([
		[domain, `import { onMount } from 'svelte';`, 'domain may not import svelte'],
		[domain, `import Dexie from 'dexie';`, 'may not import dexie'],
		[domain, `export { join } from 'node:path';`, 'may not import node:path'],
		[domain, `const m = await import('#lib/local/database.ts');`, 'may not import #lib/local'],
		[domain, `import type { Op } from '../../protocol/op.ts';`, 'may not import ../../protocol'],
		[domain, `type A = import('#lib/state/here.ts').A;`, 'may not import #lib/state'],
		[domain, `import x from '$lib/domain/fact.ts';`, 'may not import $lib'],
		[
			domain,
			`new Worker(new URL('../../files/w.ts', import.meta.url));`,
			'may not import ../../files',
		],
		[domain, `import x from '../../../../tests/support/marks.ts';`, 'may not import'],
		[domain, `const at = Date.now();`, 'may not use Date.now'],
		[domain, `const at = globalThis.Date.now();`, 'may not use'],
		[domain, `const { now } = Date;`, 'may not use Date.now'],
		[domain, `const at = new Date();`, 'may not use new Date()'],
		[domain, `const at = new Date;`, 'may not use new Date()'],
		[domain, `const at = Date();`, 'may not use new Date()'],
		[domain, `const n = Math.random();`, 'may not use Math.random'],
		[domain, `const n = Math['random']();`, 'may not use Math.random'],
		[domain, `const id = crypto.randomUUID();`, 'may not use crypto'],
		[domain, `const go = () => fetch('/x');`, 'may not use fetch'],
		[domain, `const deps = { fetch };`, 'may not use fetch'],
		[domain, `window.alert(1);`, 'may not use window'],
		[
			'src/lib/content/x.ts',
			`import { dimensions } from '#lib/domain/a.ts';`,
			'may not import #lib',
		],
		[
			'src/lib/messages/x.ts',
			`import { type A, b } from '#lib/domain/a.ts';`,
			'may not import #lib',
		],
		['src/lib/local/x.ts', `import { tick } from 'svelte';`, 'may not import svelte'],
		[
			'src/lib/local/x.ts',
			`const at = Date.now();`,
			'belongs in src/lib/state/here.ts, src/lib/server/here.ts alone',
		],
		['src/lib/sync/push.ts', `await fetch('/x');`, 'belongs in src/lib/sync/transport.ts'],
		['src/lib/sync/push.ts', `await window.fetch('/x');`, 'belongs in src/lib/sync/transport.ts'],
		['src/lib/sync/push.ts', `navigator.sendBeacon('/x');`, 'belongs in src/lib/sync/transport.ts'],
		['src/lib/state/x.svelte.ts', `import { a } from '#lib/server/b.ts';`, 'state may not import'],
		[
			'src/lib/state/x.svelte.ts',
			`const env = process.env.HOME;`,
			'belongs in src/lib/server/config',
		],
		['src/lib/server/x.ts', `import { a } from '#lib/state/b.ts';`, 'server may not import'],
		[
			'src/routes/(app)/+page.ts',
			`import a from '#lib/server/b.ts';`,
			'may not import #lib/server',
		],
		[
			'src/routes/(app)/+page.ts',
			`export const load = ({ fetch }) => fetch('/x');`,
			'transport.ts',
		],
		['src/routes/api/x/+server.ts', `import { a } from '#lib/local/b.ts';`, 'may not import'],
		['src/service-worker.ts', `import { a } from '#lib/domain/b.ts';`, 'may not import'],
		['src/lib/shop/x.ts', ``, 'belongs to no room'],
		[
			component,
			script(`import { goto } from '$app/navigation';`),
			':2 components may not import $app',
		],
		[
			component,
			script(`import { a } from '#lib/local/b.ts';`),
			'components may not import #lib/local',
		],
		[component, script(`import Chart from 'chart.js/auto';`), 'components may not import chart.js'],
		[component, script('', '<p>{Date.now()}</p>'), ':4 Date.now belongs in'],
		[component, script('', '<b onclick={() => fetch("/x")}>a</b>'), 'components may not use fetch'],
		[
			component,
			`<script module>\nimport a from 'dexie';\n</script>`,
			':2 components may not import dexie',
		],
	])('%s: %s', (file, text, said) => {
		expect(offencesOf(law, file, text).join('\n')).toContain(said);
	});

	test.each([
		[domain, `import { a } from '../score/score.ts';\nconst d = new Date(0), p = Date.parse('x');`],
		[
			domain,
			`const window = { fetch: 1 }; export const of = (w: typeof window) => w.fetch + window.fetch;`,
		],
		['src/lib/content/x.ts', `import type { A } from '#lib/domain/a.ts';`],
		['src/lib/messages/x.ts', `import { type A } from '#lib/domain/a.ts';`],
		['src/lib/sync/transport.ts', `export const send = () => fetch('/x');`],
		['src/lib/state/here.ts', `export const here = { now: () => Date.now() };`],
		['src/lib/components/trend/X.svelte', script(`import { Chart } from 'chart.js';`)],
		['src/routes/(app)/+page.ts', `import type { PageLoad } from './$types';`],
		[
			'src/service-worker.ts',
			`import { build } from '$service-worker';\nimport 'workbox-routing';`,
		],
		['src/lib/domain/x.test.ts', `import fc from 'fast-check'; Date.now();`],
	])('and what it allows it lets pass: %s: %s', (file, text) => {
		expect(offencesOf(law, file, text)).toEqual([]);
	});

	test('a line too many is counted, the last line break is not', () => {
		const lines = (count: number) => 'x\n'.repeat(count);
		expect(sizeOffence(law, 'src/lib/a.ts', lines(300))).toBeNull();
		expect(sizeOffence(law, 'src/lib/a.ts', lines(301))).toContain('301 lines, at most 300');
		expect(sizeOffence(law, 'src/lib/A.svelte', lines(151))).toContain('at most 150');
		expect(sizeOffence(law, 'src/routes/api/+server.ts', lines(31))).toContain('at most 30');
		expect(sizeOffence(law, 'src/lib/a.test.ts', lines(401))).toContain('at most 400');
		expect(sizeOffence(law, 'src/lib/messages/es.ts', lines(900))).toBeNull();
	});

	test('a folder that says nothing, a guest at the top, a silent file', () => {
		expect(placeOffence(law, 'src/lib/utils/a.ts')).toContain('utils');
		expect(placeOffence(law, 'src/lib/domain/lib/a.ts')).toContain('lib');
		expect(placeOffence(law, 'notes/a.md')).toContain('notes');
		expect(placeOffence(law, 'src/lib/domain/walk/walk.ts')).toBeNull();
		expect(openingOffence('src/lib/a.ts', `import a from './b.ts';`)).toContain('opens');
		expect(openingOffence('src/lib/A.svelte', '<script>let a;</script>')).toContain('opens');
		expect(openingOffence('src/lib/A.svelte', '<script>\n\t// Shows a.\n</script>')).toBeNull();
		expect(openingOffence('src/lib/A.svelte', '<!-- Shows a. -->\n<p>a</p>')).toBeNull();
	});
});
