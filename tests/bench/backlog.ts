// `backlog`: a phone comes back after a week with a thousand operations and forty photos, on a line of
// two megabits a second; how much longer it takes than the line needs for the bytes alone.
import { rm } from 'node:fs/promises';
import sharp from 'sharp';
import { DiskPhone } from '../support/disk-phone.ts';
import { rounded, type Figures } from './figures.ts';
import { buildPage, openPage, startServer } from './relay/relay.ts';

const [operations, photos] = [1_000, 40];
/** Bytes a second, each way; ms there and back. */
const line = { throughput: 250_000, latency: 60 };

export async function measure(): Promise<Figures> {
	const pages = await buildPage();
	const server = await startServer(pages);
	const phone = await DiskPhone.of(server.origin);
	try {
		const page = await openPage(phone);
		await page.evaluate(([org, token]) => window.relay.joins(org, token), [
			server.org,
			server.tokens[0] ?? '',
		] as const);
		await page.evaluate((count) => window.relay.tells(count), operations - photos - 50);
		for (let photo = 0; photo < photos; photo += 1)
			await page.evaluate((jpeg) => window.relay.keeps(jpeg), await aJpeg(photo));
		const ops = (await page.evaluate(() => window.relay.held())).ops.length;
		await server.count();
		const browser = await page.context().newCDPSession(page);
		await browser.send('Network.emulateNetworkConditions', {
			...{ offline: false, latency: line.latency },
			...{ downloadThroughput: line.throughput, uploadThroughput: line.throughput },
		});
		const ms = await page.evaluate(() => window.relay.drains());
		const { requests, up } = await server.count();
		const alone = (up * 1000) / line.throughput;
		return {
			...{ operations: ops, photos, seconds: rounded(ms / 1000, 1) },
			...{ line_seconds: rounded(alone / 1000, 1), mb_up: rounded(up / 1e6, 1) },
			...{ ratio_to_line_time: rounded(ms / alone), requests },
		};
	} finally {
		await phone.throwAway();
		await server.close();
		await rm(pages, { recursive: true, force: true });
	}
}

/** About 250 KB, as a phone's small copies are; no two alike. */
async function aJpeg(seed: number): Promise<string> {
	const [width, height] = [1600, 1200];
	const pixels = Buffer.alloc(width * height * 3);
	let state = seed + 1;
	for (let at = 0; at < pixels.length; at += 1) {
		state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
		pixels[at] = 100 + ((state >> 16) & 63);
	}
	const raw = { width, height, channels: 3 as const };
	return (await sharp(pixels, { raw }).jpeg({ quality: 60 }).toBuffer()).toString('base64');
}
