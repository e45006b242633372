// The other process of the darkroom, run by plain Node: bytes of a picture in, two JPEGs out.
import sharp, { type Metadata } from 'sharp';
import type { Drawn, Told } from './darkroom.ts';

/** Bytes that one picture may take while it is decoded; above it is handed out as a file only. */
const mostMemory = 160_000_000;
const sides = { shown: 1600, thumb: 320 };
const seconds = 20;

// On one thread, nothing kept in memory, and no decoder but these four.
sharp.cache(false);
sharp.concurrency(1);
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
	operation: ['Jpeg', 'Png', 'Webp', 'Heif'].map((sort) => `VipsForeignLoad${sort}Buffer`),
});

process.on('message', (bytes: Uint8Array) => {
	void draw(bytes).then((drawn) => {
		process.send?.({ drawn, rss: process.memoryUsage().rss } satisfies Told);
	});
});
process.on('disconnect', () => process.exit());

async function draw(bytes: Uint8Array): Promise<Drawn | null> {
	try {
		const told = await sharp(bytes, { limitInputPixels: false, failOn: 'none' }).metadata();
		if (memoryFor(told) > mostMemory) return null;
		const shown = await redrawn(bytes, 'shown');
		return { shown, thumb: await redrawn(shown, 'thumb') };
	} catch {
		return null;
	}
}

/**
 * Bytes a pixel, measured with pictures of 25 and 49 megapixels: what cannot be read row by row, or
 * smaller from the start, is held whole.
 */
function memoryFor({ format, width, height, isProgressive, channels, depth }: Metadata): number {
	const whole = channels * (depth === 'uchar' ? 1 : 2) + 2;
	const inOrder = format === 'jpeg' ? 1 : 2;
	const inPasses = format === 'jpeg' ? 7 : whole;
	return width * height * (format === 'heif' ? 18 : isProgressive ? inPasses : inOrder);
}

// A picture that was cut off or scratched is shown as far as it goes.
const redrawn = (bytes: Uint8Array, kind: keyof typeof sides): Promise<Buffer> =>
	sharp(bytes, { limitInputPixels: true, failOn: 'none' })
		.timeout({ seconds })
		.autoOrient()
		.resize({ width: sides[kind], height: sides[kind], fit: 'inside', withoutEnlargement: true })
		.flatten({ background: '#fff' })
		.jpeg({ quality: kind === 'shown' ? 82 : 75 })
		.toBuffer();
