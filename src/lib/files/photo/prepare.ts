// One picture, from the bytes of a file to what may be stored; the same in the worker and in the page.
import { bytesHash } from '#lib/protocol/digest.ts';
import { cover, isBlur } from './annotate.ts';
import { blankLocation } from './location.ts';
import { jpegSize } from './jpeg.ts';
import { sortOf, type Sort } from './magic.ts';
import type { PaperMaker } from './paper.ts';
import { pngSize } from './png.ts';
import { limits, type Blur, type PreparedPhoto } from './prepared.ts';
import { shrink } from './shrink.ts';
import { takenAtOf } from './taken.ts';

/** `keep` does not try to decode: it is asked when an attempt to do so never ended. */
export type Task =
	| { kind: 'prepare'; bytes: ArrayBuffer; mime: string }
	| { kind: 'keep'; bytes: ArrayBuffer }
	| { kind: 'burn'; bytes: ArrayBuffer; blurs: Blur[] };

export async function prepare(task: Task, makePaper: PaperMaker): Promise<PreparedPhoto> {
	const sort = sortOf(new Uint8Array(task.bytes));
	if (task.kind !== 'keep') {
		const shrunk = await redraw(task, sort, makePaper).catch(() => null);
		if (shrunk) return shrunk;
	}
	// A blur that could not be drawn must not be answered with the picture as it was.
	if (!sort || task.kind === 'burn') return { kind: 'not-a-picture' };
	return keepOriginal(task.bytes, sort);
}

type Drawable = Exclude<Task, { kind: 'keep' }>;

async function redraw(
	task: Drawable,
	sort: Sort | null,
	makePaper: PaperMaker,
): Promise<PreparedPhoto | null> {
	const blurs = task.kind === 'burn' ? task.blurs : [];
	if (!blurs.every(isBlur) || isTooManyPixels(task.bytes, sort)) return null;
	const claimed = task.kind === 'prepare' ? task.mime : '';
	const decoding = decode(new Blob([task.bytes], { type: sort?.mime ?? claimed }));
	const takenAt = takenAtOf(new Uint8Array(task.bytes));
	const picture = await decoding;
	if (!picture) return null;
	try {
		const small = await shrink(picture, makePaper, (paper) => {
			for (const blur of blurs) cover(paper, blur);
		});
		if (!small) return null;
		return { kind: 'shrunk', ...small, sha: await shaOf(small.bytes), mime: 'image/jpeg', takenAt };
	} finally {
		picture.close();
	}
}

/** No crop arguments: with them, some browsers turn the picture after cutting it. */
const decode = (blob: Blob): Promise<ImageBitmap | null> =>
	createImageBitmap(blob, { imageOrientation: 'from-image' }).catch(() => null);

function isTooManyPixels(buffer: ArrayBuffer, sort: Sort | null): boolean {
	const bytes = new Uint8Array(buffer);
	const size =
		sort?.container === 'jpeg'
			? jpegSize(bytes)
			: sort?.container === 'png'
				? pngSize(bytes)
				: null;
	return size !== null && size[0] * size[1] > limits.decodedPixels;
}

async function keepOriginal(bytes: ArrayBuffer, { mime }: Sort): Promise<PreparedPhoto> {
	if (bytes.byteLength > limits.originalBytes) return { kind: 'too-large' };
	const file = new Uint8Array(bytes);
	const takenAt = takenAtOf(file);
	const staysHere = !blankLocation(file).certain;
	const sha = await shaOf(bytes);
	return {
		kind: 'original',
		bytes,
		thumb: null,
		sha,
		mime,
		width: 0,
		height: 0,
		takenAt,
		staysHere,
	};
}

/** crypto.subtle is missing on pages without https, as in a trial on the house's own network. */
async function shaOf(bytes: ArrayBuffer): Promise<string> {
	const { subtle } = globalThis.crypto as { subtle?: SubtleCrypto };
	if (!subtle) return bytesHash(new Uint8Array(bytes));
	const digest = new Uint8Array(await subtle.digest('SHA-256', bytes));
	return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
