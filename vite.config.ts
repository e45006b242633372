import { fileURLToPath } from 'node:url';
import { sveltekit } from '@sveltejs/kit/vite';
import { playwright } from '@vitest/browser-playwright';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import pkg from './package.json' with { type: 'json' };
import { chromiumLaunch } from './tests/support/chromium.ts';

// Dexie's default entry guards against being loaded twice and speaks ES5; one modern copy is lighter.
const dexie = fileURLToPath(new URL('node_modules/dexie/dist/modern/dexie.mjs', import.meta.url));

// jsPDF would bring 400 KB that turn HTML and SVG into pages; the report draws by hand.
const nothing = fileURLToPath(new URL('src/lib/files/report/nothing.ts', import.meta.url));

const library = /node_modules\/(svelte|@sveltejs|dexie|clsx|esm-env)\/|vite.preload-helper/;
const firstScreen = new RegExp(
	`src/lib/(${[
		'domain/(here|fact|register|walk/(?!together|photo|.*-facts)|score/(?!what-if|version)|site/site|time/|checklist/checklist)',
		'local/(phone|database|places|walks|months|today|problem|frame|viewer|waiting|link)\\.ts',
		'state/(words|phone|preferences|notices|live|here|install|sync|standing|site-choice)\\.',
		'messages/(formats|plural|index)',
		'components/ui/(Icon|SyncChip|Header|Navigation|Notices|ProgressRing)',
		'components/(site/(Drafts|LastWalk|OpenIntrusions)|score/(BandMark|Trace))',
	].join('|')})`,
);

const welcome = /src\/lib\/(components\/site\/(Welcome|OpenExample|TakeCopy)|state\/invitation\.)/;

/**
 * The names of what each screen imports would weigh 2 KB of the first visit, and be known a moment
 * earlier only where no service worker holds them yet; styles must be there before their screen.
 */
const resolveDependencies = (_file: string, names: string[]): string[] =>
	names.filter((name) => name.endsWith('.css'));

/**
 * Hoy is some thirty small modules: as chunks of their own they cost 6 KB of gzip and 20 requests
 * more. See docs/decisions/003-what-the-first-screen-loads.md
 */
const firstChunks: Plugin = {
	name: 'todo-habla:first-chunks',
	apply: 'build',
	config: (config) => {
		if (config.build?.ssr) return {};
		const groups = [
			{ name: 'base', test: library, priority: 2 },
			{ name: 'first', test: firstScreen, priority: 1 },
			{ name: 'welcome', test: welcome, priority: 1 },
		];
		const output = { codeSplitting: { groups } };
		return { build: { modulePreload: { resolveDependencies }, rolldownOptions: { output } } };
	},
};

export default defineConfig({
	plugins: [sveltekit(), firstChunks],
	define: { __APP_VERSION__: JSON.stringify(pkg.version) },
	// One file each: Kit's list of what to hold for offline use knows workers, but not their chunks.
	worker: { format: 'es', rolldownOptions: { output: { codeSplitting: false } } },
	resolve: { alias: { dexie, html2canvas: nothing, dompurify: nothing, canvg: nothing } },
	optimizeDeps: {
		include: [
			'valibot',
			'fflate',
			'jspdf',
			'papaparse',
			'read-excel-file/universal',
			'write-excel-file/universal',
			'qr',
			'qr/decode.js',
			'chart.js',
			'chartjs-plugin-annotation',
			'@noble/hashes/sha2.js',
			'@noble/hashes/utils.js',
			'canonicalize',
		],
	},
	test: {
		expect: { requireAssertions: true },
		projects: [
			{
				extends: true,
				test: {
					name: 'node',
					environment: 'node',
					// Property tests share two cores with a browser's on small machines.
					testTimeout: 30_000,
					hookTimeout: 60_000,
					include: [
						'src/**/*.test.ts',
						'tests/*.test.ts',
						'tests/{sync,database,access,photos}/**/*.test.ts',
					],
					exclude: ['src/**/*.svelte.test.ts', 'src/**/*.browser.test.ts'],
				},
			},
			{
				extends: true,
				test: {
					name: 'browser',
					include: ['src/**/*.svelte.test.ts', 'src/**/*.browser.test.ts'],
					setupFiles: ['tests/support/words-first.ts'],
					testTimeout: 15_000,
					browser: {
						enabled: true,
						headless: true,
						screenshotFailures: false,
						provider: playwright({
							launchOptions: chromiumLaunch(),
							contextOptions: { locale: 'es-MX', timezoneId: 'America/Mexico_City' },
						}),
						instances: [{ browser: 'chromium', viewport: { width: 360, height: 640 } }],
					},
				},
			},
		],
	},
});
