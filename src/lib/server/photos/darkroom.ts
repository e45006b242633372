// Where pictures are redrawn. Nobody is ever shown the bytes a phone sent: what a file hides besides
// its picture (a place, a page, a program) stays behind here.
import sharp from 'sharp';
import { inTurn } from './turn.ts';

/**
 * Pixels. More than `kept` no camera takes: it is a bomb. Up to `drawn` a picture of any sort can be
 * decoded within some 200 MB; between the two it is kept, and handed out as a file only.
 */
export const mostPixels = { kept: 250_000_000, drawn: 50_000_000 };

const sides = { shown: 1600, thumb: 320 };
const seconds = 20;

// One picture at a time on one thread, nothing kept in memory, and no decoder but these four.
sharp.cache(false);
sharp.concurrency(1);
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({
	operation: ['Jpeg', 'Png', 'Webp', 'Heif'].map((sort) => `VipsForeignLoad${sort}Buffer`),
});

/** Pixels as the header tells them, without decoding; null when no header can be read. */
export const pixelsOf = (bytes: Uint8Array): Promise<number | null> =>
	sharp(bytes, { limitInputPixels: false, failOn: 'none' })
		.metadata()
		.then(
			({ width, height }) => width * height,
			() => null,
		);

export type Drawn = { shown: Buffer; thumb: Buffer };

/** Upright JPEGs without any metadata; null when it cannot be decoded, or not in time. */
export const draw = (read: () => Promise<Uint8Array | null>): Promise<Drawn | null> =>
	inTurn('darkroom', async () => {
		const bytes = await read();
		if (!bytes) return null;
		try {
			const shown = await redrawn(bytes, 'shown');
			return { shown, thumb: await redrawn(shown, 'thumb') };
		} catch {
			return null;
		}
	});

// A picture that was cut off or scratched is shown as far as it goes.
const redrawn = (bytes: Uint8Array, kind: keyof typeof sides): Promise<Buffer> =>
	sharp(bytes, { limitInputPixels: mostPixels.drawn, failOn: 'none' })
		.timeout({ seconds })
		.autoOrient()
		.resize({ width: sides[kind], height: sides[kind], fit: 'inside', withoutEnlargement: true })
		.flatten({ background: '#fff' })
		.jpeg({ quality: kind === 'shown' ? 82 : 75 })
		.toBuffer();
