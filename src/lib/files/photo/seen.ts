// What a picture shows, for the tests: its lightness on a coarse grid, and pictures painted to order.

function brushOf(width: number, height: number) {
	const canvas = new OffscreenCanvas(width, height);
	const brush = canvas.getContext('2d');
	if (!brush) throw new Error('No canvas');
	brush.imageSmoothingQuality = 'high';
	return { canvas, brush };
}

/** Row by row, 0 to 255. The orientation that may be written in the file is not obeyed. */
export async function grid(bytes: ArrayBuffer, side = 16): Promise<number[]> {
	const picture = await createImageBitmap(new Blob([bytes]), { imageOrientation: 'none' });
	const { brush } = brushOf(side, side);
	brush.drawImage(picture, 0, 0, side, side);
	const { data } = brush.getImageData(0, 0, side, side);
	return Array.from({ length: side * side }, (_, at) => data[4 * at + 1] ?? 0);
}

/** Mean difference of two grids, in steps of 255. */
export const unlike = (one: number[], other: number[]): number =>
	one.reduce((sum, value, at) => sum + Math.abs(value - (other[at] ?? 0)), 0) / one.length;

/** The grid as lines of text, ink as #. */
export const levels = (values: number[]): string[] => {
	const side = Math.sqrt(values.length);
	return Array.from({ length: side }, (_, row) =>
		values
			.slice(row * side, (row + 1) * side)
			.map((value) => (value < 128 ? '#' : '.'))
			.join(''),
	);
};

/** A picture whose bytes (red, green, blue, opacity …) are told one by one. */
export async function painted(
	width: number,
	height: number,
	type: string,
	byte: (at: number) => number,
): Promise<ArrayBuffer> {
	const { canvas, brush } = brushOf(width, height);
	const pixels = brush.createImageData(width, height);
	for (let at = 0; at < pixels.data.length; at += 1) pixels.data[at] = byte(at);
	brush.putImageData(pixels, 0, 0);
	return (await canvas.convertToBlob({ type, quality: 0.95 })).arrayBuffer();
}
