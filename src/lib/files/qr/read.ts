// Reads a square out of a picture, without a network and without asking any service.
import decodeQR from 'qr/decode.js';

/** What the square says, or null when there is none to be read in this picture. */
export function readSquare(picture: ImageData): string | null {
	try {
		return decodeQR(picture);
	} catch {
		// The next frame may be sharper.
		return null;
	}
}
