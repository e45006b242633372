// A decoded picture becomes a small JPEG and a thumbnail, in as few encodings as can be foreseen.
import type { Paper, PaperMaker } from './paper.ts';
import { limits } from './prepared.ts';

export type Small = { bytes: ArrayBuffer; thumb: ArrayBuffer; width: number; height: number };

/** `touch` draws on the reduced picture before it is encoded. null when the browser cannot do it. */
export async function shrink(
	picture: ImageBitmap,
	makePaper: PaperMaker,
	touch: (paper: Paper) => void = () => undefined,
): Promise<Small | null> {
	const full = reduced(picture, picture, limits.longestSide, makePaper);
	if (!full) return null;
	touch(full);
	const stored = await fitting(full, makePaper, steps, limits.storedBytes);
	const thumb = await fitting(full, makePaper, thumbSteps, limits.thumbBytes);
	if (!stored || !thumb) return null;
	const { width, height } = stored.paper;
	return { bytes: stored.bytes, thumb: thumb.bytes, width, height };
}

type Step = { side: number; quality: number };
const stepsOf = (sides: number[], qualities: number[]): Step[] =>
	sides.flatMap((side) => qualities.map((quality) => ({ side, quality })));

const steps = stepsOf([limits.longestSide, 1280, 1024, 800, 640, 480], [0.8, 0.7, 0.6]);
const thumbSteps = stepsOf([limits.thumbSide, 192, 128, 64], [0.7, 0.5]);

/** Bytes of a JPEG at each quality, as parts of those at 0.8: the smallest met in detailed photos. */
const weights: Record<number, number> = { 0.8: 1, 0.7: 0.74, 0.6: 0.6, 0.5: 0.5 };
const weightOf = ({ side, quality }: Step): number => (weights[quality] ?? 1) * side * side;

/** Goes down the steps until one fits; steps that the last size shows to be hopeless are left out. */
async function fitting(full: Paper, makePaper: PaperMaker, ladder: Step[], limit: number) {
	let paper: Paper | null = full;
	let hope = Infinity;
	for (const step of ladder) {
		if (weightOf(step) > hope) continue;
		if (longest(paper) > step.side) paper = reduced(full.image, full, step.side, makePaper);
		const bytes = (await paper?.encode(step.quality)) ?? null;
		if (!paper || !bytes) return null;
		if (bytes.byteLength <= limit) return { paper, bytes };
		hope = (weightOf({ ...step, side: longest(paper) }) * limit) / bytes.byteLength;
	}
	return null;
}

const longest = ({ width, height }: { width: number; height: number }): number =>
	Math.max(width, height);

function reduced(
	image: CanvasImageSource,
	size: { width: number; height: number },
	side: number,
	makePaper: PaperMaker,
): Paper | null {
	const scale = Math.min(1, side / longest(size));
	const width = Math.max(1, Math.round(size.width * scale));
	const height = Math.max(1, Math.round(size.height * scale));
	const paper = makePaper(width, height);
	paper?.brush.drawImage(image, 0, 0, width, height);
	return paper;
}
