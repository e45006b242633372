// QR codes on the screen and before the camera; nothing of them leaves the phone.
import type { Square } from '#lib/files/qr/draw.ts';

export type { Square };

export async function drawSquare(text: string): Promise<Square> {
	const { squareOf } = await import('#lib/files/qr/draw.ts');
	return squareOf(text);
}

/** Enough for a code that fills a third of the picture, and quick on a cheap phone. */
const widest = 800;

/** What the code in a picture says, or null when none can be read. */
export async function squareIn(
	picture: CanvasImageSource,
	{ width, height }: { width: number; height: number },
): Promise<string | null> {
	const { readSquare } = await import('#lib/files/qr/read.ts');
	const shrink = Math.min(1, widest / Math.max(width, height, 1));
	const canvas = document.createElement('canvas');
	canvas.width = Math.max(1, Math.round(width * shrink));
	canvas.height = Math.max(1, Math.round(height * shrink));
	const pen = canvas.getContext('2d', { willReadFrequently: true });
	pen?.drawImage(picture, 0, 0, canvas.width, canvas.height);
	const pixels = pen?.getImageData(0, 0, canvas.width, canvas.height);
	return pixels ? readSquare(pixels) : null;
}

/** The same of a file, as somebody was sent it. */
export async function squareInFile(file: File): Promise<string | null> {
	const picture = await createImageBitmap(file).catch(() => null);
	if (!picture) return null;
	const said = await squareIn(picture, picture);
	picture.close();
	return said;
}
