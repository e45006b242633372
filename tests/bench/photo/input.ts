// A photograph as heavy as a phone's: 4032 × 3024, full of detail, more than 3 MB, the same every time.
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright';

export type PhotoInput = { bytes: Buffer; megapixels: number; inputMb: number };

const fixtures = new URL('../../fixtures/photos/', import.meta.url);
const tiles = ['orientation/Landscape_1.jpg', 'gps/exifr-IMG_20180725_163423-tiny.jpg'];

/** Drawn in `page` (a blank one will do), of the fixtures and noise from the seed. */
export async function photoInput(page: Page, seed = 2026): Promise<PhotoInput> {
	const [width, height] = [4032, 3024];
	const pictures = tiles.map((name) => readFileSync(new URL(name, fixtures)).toString('base64'));
	const drawn = await page.evaluate(detailedPhoto, { pictures, width, height, seed });
	const bytes = Buffer.from(drawn, 'base64');
	return { bytes, megapixels: (width * height) / 1e6, inputMb: bytes.length / 1e6 };
}

/** Runs in the browser, so it may use nothing from outside itself. Base64 in, base64 out. */
async function detailedPhoto(want: {
	pictures: string[];
	width: number;
	height: number;
	seed: number;
}): Promise<string> {
	const { width, height } = want;
	const canvas = document.createElement('canvas');
	Object.assign(canvas, { width, height });
	const brush = canvas.getContext('2d', { willReadFrequently: true });
	if (!brush) throw new Error('No canvas to draw the input on');
	const pictures = await Promise.all(
		want.pictures.map((text) =>
			createImageBitmap(new Blob([Uint8Array.from(atob(text), (one) => one.charCodeAt(0))])),
		),
	);
	const [across, down] = [4, 3];
	for (let tile = 0; tile < across * down; tile += 1) {
		const picture = pictures[tile % pictures.length];
		const [x, y] = [
			(tile % across) * (width / across),
			Math.floor(tile / across) * (height / down),
		];
		if (picture) brush.drawImage(picture, x, y, width / across, height / down);
	}
	const pixels = brush.getImageData(0, 0, width, height);
	let state = want.seed >>> 0;
	for (let at = 0; at < pixels.data.length; at += 4) {
		state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
		// A sensor's noise: the same on all three colours, ± 8 of 255.
		const noise = (state >>> 28) - 8;
		for (const part of [0, 1, 2]) pixels.data[at + part] = (pixels.data[at + part] ?? 0) + noise;
	}
	brush.putImageData(pixels, 0, 0);
	for (let quality = 0.8; ; quality = Math.min(1, quality + 0.05)) {
		const blob = await new Promise<Blob | null>((done) =>
			canvas.toBlob(done, 'image/jpeg', quality),
		);
		if (!blob) throw new Error('The input could not be encoded');
		if (blob.size < 3.2e6 && quality < 1) continue;
		const bytes = new Uint8Array(await blob.arrayBuffer());
		let text = '';
		for (let at = 0; at < bytes.length; at += 32_768) {
			text += String.fromCharCode(...bytes.subarray(at, at + 32_768));
		}
		return btoa(text);
	}
}
