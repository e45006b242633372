// Photos made as small as a report can bear: together they stay within what a chat will send.
import type { Stroke } from '#lib/domain/walk/photo.ts';
import { pagePaper, workerPaper, type Paper } from '../photo/paper.ts';
import { colours } from './look.ts';
import type { ReportPhoto } from './walk-report.ts';

/** `name` is the picture's own within the report. `missing`: this phone does not have it; `unreadable`: it has it and cannot decode it. */
export type Fitted =
	| { kind: 'picture'; name: string; bytes: Uint8Array; width: number; height: number }
	| { kind: 'missing' }
	| { kind: 'unreadable' };

/** Forty photos and the pages around them stay within 4,000 KB. */
export const picturesLimit = 3_600_000;
/** Below this a photo shows nothing: very many of them make a longer file instead. */
const leastShare = 60_000;
const mostShare = 240_000;
const longestSide = 1000;
const quality = 0.72;

/** So many at a time: one is decoded while another is encoded. */
const lanes = 2;

/** How many bytes a picture may take, and how many a pixel is likely to. */
type Share = { limit: number; perPixel: number };

/**
 * Each photo as a JPEG with its marks drawn, in the order given. What one leaves of its share, the
 * next ones may take.
 */
export async function fitPictures(
	photos: readonly ReportPhoto[],
	onFitted: (done: number) => void = () => undefined,
): Promise<Fitted[]> {
	const fitted: Fitted[] = [];
	let left = Math.max(picturesLimit, photos.length * leastShare);
	let perPixel = 0.12;
	for (let at = 0; at < photos.length; at += lanes) {
		const limit = Math.min(mostShare, left / (photos.length - at));
		const some = photos.slice(at, at + lanes);
		for (const one of await Promise.all(some.map((photo) => fit(photo, { limit, perPixel })))) {
			const name = `photo-${fitted.length}`;
			fitted.push(one.kind === 'picture' ? { ...one, name } : one);
			if (one.kind !== 'picture') continue;
			left -= one.bytes.length;
			perPixel = one.bytes.length / (one.width * one.height);
		}
		onFitted(fitted.length);
	}
	return fitted;
}

async function fit({ bytes, mime, strokes }: ReportPhoto, share: Share): Promise<Fitted> {
	if (bytes === null) return { kind: 'missing' };
	const blob = new Blob([bytes], { type: mime });
	const picture = await createImageBitmap(blob, { imageOrientation: 'from-image' }).catch(
		() => null,
	);
	if (!picture) return { kind: 'unreadable' };
	try {
		return (await shrunk(picture, strokes, share)) ?? { kind: 'unreadable' };
	} finally {
		picture.close();
	}
}

/**
 * Begins at the side that pictures like the last one would need, and goes on by what each attempt
 * shows; the fifth is taken as it comes.
 */
async function shrunk(
	picture: ImageBitmap,
	strokes: readonly Stroke[],
	{ limit, perPixel }: Share,
): Promise<Fitted | null> {
	const { width, height } = picture;
	const longest = Math.max(width, height);
	let scale = Math.min(
		1,
		longestSide / longest,
		Math.sqrt((0.9 * limit) / (perPixel * width * height)),
	);
	for (let attempt = 1; ; attempt += 1) {
		const paper = paperOf(Math.round(width * scale), Math.round(height * scale));
		paper?.brush.drawImage(picture, 0, 0, paper.width, paper.height);
		if (paper) drawStrokes(paper, strokes);
		const jpeg = await paper?.encode(quality);
		if (!paper || !jpeg) return null;
		const size = { width: paper.width, height: paper.height };
		if (jpeg.byteLength <= limit || attempt === 5)
			return { kind: 'picture', name: '', bytes: new Uint8Array(jpeg), ...size };
		scale = Math.max(120 / longest, scale * Math.sqrt(limit / jpeg.byteLength) * 0.95);
	}
}

function paperOf(width: number, height: number): Paper | null {
	const size = [Math.max(1, width), Math.max(1, height)] as const;
	return workerPaper(...size) ?? pagePaper(...size);
}

/** As the screen draws them: a red line on a broader white one. */
function drawStrokes({ brush, width, height }: Paper, strokes: readonly Stroke[]): void {
	const breadth = Math.max(width, height) * 0.014;
	brush.lineCap = 'round';
	brush.lineJoin = 'round';
	for (const stroke of strokes) {
		brush.beginPath();
		if (stroke.kind === 'circle') {
			const [x, y] = stroke.centre;
			brush.arc(x * width, y * height, stroke.radius * width, 0, 2 * Math.PI);
		} else drawArrow(brush, stroke, { width, height, head: breadth * 5 });
		for (const [colour, wide] of [
			['#ffffff', 1.9],
			[colours.mark, 1],
		] as const) {
			brush.strokeStyle = colour;
			brush.lineWidth = breadth * wide;
			brush.stroke();
		}
	}
}

function drawArrow(
	brush: Paper['brush'],
	{ from, to }: Extract<Stroke, { kind: 'arrow' }>,
	{ width, height, head }: { width: number; height: number; head: number },
): void {
	const [x0, y0, x1, y1] = [from[0] * width, from[1] * height, to[0] * width, to[1] * height];
	const angle = Math.atan2(y1 - y0, x1 - x0);
	brush.moveTo(x0, y0);
	brush.lineTo(x1, y1);
	for (const turn of [0.5, -0.5]) {
		brush.moveTo(x1, y1);
		brush.lineTo(x1 - head * Math.cos(angle + turn), y1 - head * Math.sin(angle + turn));
	}
}
