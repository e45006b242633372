// A finger that drags the chart back through time: how long the main thread is held at once.
import type { CDPSession, Page } from 'playwright';

/** Longest blocks in ms of some drags over two years, at a fourth of the speed. */
export async function panBlocks(page: Page, line: CDPSession): Promise<number[]> {
	const blocks: number[] = [];
	await page.goto('/trends?period=d365');
	const chart = page.getByRole('slider');
	await chart.locator('canvas').waitFor();
	await page.waitForTimeout(1500);
	await line.send('Emulation.setCPUThrottlingRate', { rate: 4 });
	for (let drag = 0; drag < 5; drag += 1) {
		const box = await chart.boundingBox();
		if (!box) throw new Error('The chart is not there');
		const y = box.y + box.height / 2;
		await page.mouse.move(box.x + 40, y);
		await page.mouse.down();
		const beating = page.evaluate(longestBeat, 900);
		await page.mouse.move(box.x + box.width - 20, y, { steps: 30 });
		blocks.push(await beating);
		await page.mouse.up();
	}
	await line.send('Emulation.setCPUThrottlingRate', { rate: 1 });
	return blocks;
}

/** Runs in the page. */
function longestBeat(ms: number): Promise<number> {
	const beats = new MessageChannel();
	const end = performance.now() + ms;
	let [last, longest] = [performance.now(), 0];
	return new Promise((resolve) => {
		beats.port1.onmessage = () => {
			const now = performance.now();
			longest = Math.max(longest, now - last);
			last = now;
			if (now < end) return beats.port2.postMessage(null);
			beats.port1.close();
			resolve(longest);
		};
		beats.port2.postMessage(null);
	});
}
