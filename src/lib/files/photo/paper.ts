// A surface to draw on: the worker's own kind, or the page's where a browser has no other.

type Brush = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;

/** `encode` gives a JPEG, or null when the browser could not make one. */
export type Paper = {
	width: number;
	height: number;
	image: CanvasImageSource;
	brush: Brush;
	encode: (quality: number) => Promise<ArrayBuffer | null>;
};

/** null: this browser cannot draw here. */
export type PaperMaker = (width: number, height: number) => Paper | null;

export const workerPaper: PaperMaker = (width, height) => {
	if (typeof OffscreenCanvas === 'undefined') return null;
	const canvas = new OffscreenCanvas(width, height);
	const brush = canvas.getContext('2d', settings);
	if (!brush) return null;
	const encode = async (quality: number) => {
		const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality }).catch(() => null);
		return jpegBytes(blob);
	};
	return { width, height, image: canvas, brush: onWhite(brush, width, height), encode };
};

export const pagePaper: PaperMaker = (width, height) => {
	const canvas = document.createElement('canvas');
	canvas.width = width;
	canvas.height = height;
	const brush = canvas.getContext('2d', settings);
	if (!brush) return null;
	const encode = async (quality: number) => {
		const blob = await new Promise<Blob | null>((done) =>
			canvas.toBlob(done, 'image/jpeg', quality),
		);
		return jpegBytes(blob);
	};
	return { width, height, image: canvas, brush: onWhite(brush, width, height), encode };
};

/** Read back at once and often: kept where the processor can reach it. */
const settings: CanvasRenderingContext2DSettings = { alpha: false, willReadFrequently: true };

/** What is transparent in the picture becomes white, not black. */
function onWhite<B extends Brush>(brush: B, width: number, height: number): B {
	brush.fillStyle = '#fff';
	brush.fillRect(0, 0, width, height);
	brush.imageSmoothingEnabled = true;
	brush.imageSmoothingQuality = 'high';
	return brush;
}

/** A browser that cannot write JPEG answers with PNG, without a word. */
const jpegBytes = async (blob: Blob | null): Promise<ArrayBuffer | null> =>
	blob?.type === 'image/jpeg' && blob.size > 0 ? blob.arrayBuffer() : null;
