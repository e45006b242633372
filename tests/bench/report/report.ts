// One tap on «Compartir informe»: from the tap to the bytes of the PDF, the library's loading included.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright';
import { build, preview } from 'vite';
import { chromiumLaunch } from '../../support/chromium.ts';
import { photoInput } from '../photo/input.ts';
import { rounded, spread, type Figures } from '../figures.ts';
import type { Made } from './page.ts';

const [items, photos, rounds] = [40, 40, 5];

/** With REPORT_TO the last PDF is kept there, to be looked at. */
export async function measure(): Promise<Figures> {
	const site = await servePage();
	const browser = await chromium.launch(chromiumLaunch());
	try {
		const page = await browser.newPage();
		const picture = (await photoInput(page)).bytes.toString('base64');
		const made: Made[] = [];
		for (let round = 0; round < rounds; round += 1) {
			await page.goto(site.origin);
			await page.waitForFunction(() => 'makeReport' in window);
			await page.evaluate(([jpeg, count]) => window.keepPhotos(jpeg, count), [
				picture,
				photos,
			] as const);
			made.push(await page.evaluate((count) => window.makeReport(count), items));
		}
		const pdf = Buffer.from(made.at(-1)?.pdf ?? '', 'base64');
		if (process.env.REPORT_TO) await writeFile(process.env.REPORT_TO, pdf);
		return {
			items,
			photos,
			...spread(
				'ms',
				made.map(({ ms }) => ms),
				0,
			),
			kb: rounded(Math.max(...made.map(({ bytes }) => bytes)) / 1000, 0),
			stored_kb: rounded(made[0]?.storedKb ?? Number.NaN, 0),
			pages: pdf.toString('latin1').split('/Type /Page\n').length - 1,
			rounds,
		};
	} finally {
		await browser.close();
		await site.close();
	}
}

/** The page built as the app is, minified and in chunks, behind a server of its own. */
async function servePage() {
	const outDir = await mkdtemp(join(tmpdir(), 'todo-habla-report-'));
	const root = fileURLToPath(new URL('.', import.meta.url));
	const nothing = fileURLToPath(
		new URL('../../../src/lib/files/report/nothing.ts', import.meta.url),
	);
	const config = {
		root,
		configFile: false as const,
		logLevel: 'error' as const,
		resolve: { alias: { html2canvas: nothing, dompurify: nothing, canvg: nothing } },
		worker: { format: 'es' as const },
		build: { outDir, emptyOutDir: true },
	};
	await build(config);
	const server = await preview({ ...config, preview: { port: 0, host: '127.0.0.1' } });
	const origin = server.resolvedUrls?.local[0] ?? server.resolvedUrls?.network[0];
	if (!origin) throw new Error('The page has no address');
	const close = async () => {
		await server.close();
		await rm(outDir, { recursive: true, force: true });
	};
	return { origin, close };
}
