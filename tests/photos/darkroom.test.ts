// The process that decodes what phones sent: large and hostile pictures cost neither memory nor the server.
import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import { describe, expect, test, vi } from 'vitest';
import { draw } from '#lib/server/photos/darkroom.ts';
import { pictures, plainPng } from './pictures.ts';

/** Processes that this one started and that still run. */
const children = (): number[] =>
	readFileSync(`/proc/${process.pid}/task/${process.pid}/children`, 'utf8')
		.split(' ')
		.filter(Boolean)
		.map(Number);
const commandOf = (pid: number) => {
	try {
		return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
	} catch {
		return '';
	}
};
const drawer = () => children().find((pid) => commandOf(pid).includes('draw-process'));
const mostMb = (pid: number) =>
	Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;

const plain = (side: number) =>
	sharp({
		create: { width: side, height: side, channels: 4, background: '#c88' },
		limitInputPixels: false,
	});
const drawn = (bytes: Buffer) => draw(async () => bytes);

describe('a picture', () => {
	test.each([
		['JPEG in passes', () => plain(4_600).jpeg({ progressive: true, chromaSubsampling: '4:4:4' })],
		['PNG in passes', () => plain(5_000).png({ progressive: true, compressionLevel: 1 })],
		['WebP', () => plain(7_000).webp({ effort: 0 })],
		['AVIF', () => plain(2_900).avif({ effort: 0 })],
	])('as large as it may be is drawn within 300 MB: %s', async (_name, make) => {
		const bytes = await make().toBuffer();
		let most = 0;
		const watch = setInterval(() => {
			const pid = drawer();
			if (pid) most = Math.max(most, mostMb(pid));
		}, 5);
		const both = await drawn(bytes);
		clearInterval(watch);
		expect(await sharp(both?.shown).metadata()).toMatchObject({ width: 1600, height: 1600 });
		expect(await sharp(both?.thumb).metadata()).toMatchObject({ width: 320, height: 320 });
		expect(most).toBeGreaterThan(30);
		expect(most).toBeLessThan(300);
	});

	test('larger than that is not even tried', async () => {
		const avif = await plain(3_200).avif({ effort: 0 }).toBuffer();
		expect(await drawn(avif)).toBeNull();
		expect(await drawn(plainPng(20_000, 20_000).bytes)).toBeNull();
	});

	test('of another sort than the four is not even tried', async () => {
		expect(await drawn(await plain(50).gif().toBuffer())).toBeNull();
		expect(await drawn(await plain(50).tiff().toBuffer())).toBeNull();
		expect(await drawn(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'))).toBeNull();
		expect(await drawn(Buffer.alloc(0))).toBeNull();
	});

	test('that kills its decoder costs only itself', async () => {
		await drawn(pictures.avif().bytes);
		const slow = await plain(4_600).jpeg({ progressive: true }).toBuffer();
		const before = drawer();
		expect(before).toBeDefined();
		const lost = drawn(slow);
		const next = drawn(pictures.landscape().bytes);
		process.kill(before ?? 0, 'SIGKILL');
		expect(await lost).toBeNull();
		expect(await next).not.toBeNull();
		await vi.waitFor(() => expect(commandOf(before ?? 0)).toBe(''), { timeout: 20_000 });
		expect(drawer()).not.toBe(before);
	});

	test('that nobody could read any more is none', async () => {
		expect(await draw(async () => null)).toBeNull();
		await expect(draw(() => Promise.reject(new Error('the disk')))).rejects.toThrow('the disk');
		expect(await drawn(pictures.landscape().bytes)).not.toBeNull();
	});
});

test('the process gets nothing of what the server knows', () => {
	const pid = drawer();
	const known = readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0').filter(Boolean);
	const own = known.filter((one) => !/^(MALLOC_ARENA_MAX|NODE_CHANNEL|NODE_UNIQUE)/.test(one));
	expect(own).toEqual([]);
});
