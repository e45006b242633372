// A heavy photograph through the app's own way: from the file chosen in the gallery to its small copy
// and thumbnail on disk; and how long the thumb would have had to wait meanwhile on a slow phone.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright';
import type { Screens } from '../../e2e/screens.ts';
import { median, quantile, rounded, spread, type Figures } from '../figures.ts';
import { onARig, preparePlace, startWalk } from '../rig.ts';
import { photoInput } from './input.ts';
import { startBeat, watchPhotos, type Stored } from './watch.ts';

const [photos, slowPhotos] = [9, 7];
/** What is shown after the commit belongs to the photo too. */
const afterwards = 400;

type Block = { beat: number; longtask: number };

export const measure = (): Promise<Figures> =>
	onARig(async ({ phone }) => {
		const page = await phone.start([watchPhotos]);
		const input = await photoInput(page);
		const file = join(phone.folder, 'photo.jpg');
		await writeFile(file, input.bytes);
		const screens = await preparePlace(page);
		await startWalk(screens);
		const stored: Stored[] = [];
		for (let photo = 0; photo < photos; photo += 1) {
			await screens.fail();
			stored.push(await store(screens, file));
			await screens.goOn();
		}
		const line = await phone.context.newCDPSession(page);
		await line.send('Emulation.setCPUThrottlingRate', { rate: 4 });
		const slow: Stored[] = [];
		const blocks: Block[] = [];
		const idle: Block[] = [];
		for (let photo = 0; photo < slowPhotos; photo += 1) {
			await screens.fail();
			blocks.push(await blocksDuring(page, async () => void slow.push(await store(screens, file))));
			idle.push(await blocksDuring(page, () => page.waitForTimeout(slow.at(-1)?.ms ?? 0)));
			await screens.goOn();
		}
		return {
			megapixels: rounded(input.megapixels),
			input_mb: rounded(input.inputMb),
			...spread(
				'ms',
				stored.map(({ ms }) => ms),
				0,
			),
			first_ms: rounded(stored[0]?.ms ?? Number.NaN, 0),
			kb: rounded(Math.max(...stored.map(({ bytes }) => bytes)) / 1000, 1),
			thumb_kb: rounded(Math.max(...stored.map(({ thumb }) => thumb)) / 1000, 1),
			...spread(
				'longest_block_ms_4x',
				blocks.map(({ beat }) => beat),
			),
			longest_task_ms_4x: rounded(
				quantile(
					blocks.map(({ longtask }) => longtask),
					1,
				),
				0,
			),
			idle_block_ms_4x: rounded(median(idle.map(({ beat }) => beat)), 1),
			ms_4x: rounded(median(slow.map(({ ms }) => ms)), 0),
			photos: stored.length,
			photos_4x: slow.length,
		};
	});

/** Chooses the file as a person would, and waits until its copy is safe and shown. */
async function store(screens: Screens, file: string): Promise<Stored> {
	await screens.chooseFromGallery(file);
	const one = await screens.page.waitForFunction(() => window.photosStored.shift());
	const stored = await one.jsonValue();
	await screens.picture(1, 1).waitFor();
	if (!stored) throw new Error('The photo was not stored');
	return stored;
}

/** The longest wait of a heartbeat in the main thread, and the longest task that the browser tells of. */
async function blocksDuring(page: Page, work: () => Promise<void>): Promise<Block> {
	await page.evaluate(startBeat);
	await work();
	await page.waitForTimeout(afterwards);
	return page.evaluate(() => window.stopBeat());
}
