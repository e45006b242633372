// A spot made unrecognizable for good: coarse squares of mean colour, drawn into the picture itself.
import type { Paper } from './paper.ts';
import type { Blur } from './prepared.ts';

/** A face keeps five squares across at most: fewer than anyone can be known by. */
const squaresAcross = 5;

/** Whether a spot can be found in a picture at all. */
export const isBlur = ({ centre, radius }: Blur): boolean =>
	[...centre, radius].every(Number.isFinite) && radius > 0;

/** Every square that touches the spot is covered whole, so that its rim shows nothing either. */
export function cover(paper: Paper, { centre, radius }: Blur): void {
	const { width, height, brush } = paper;
	const reach = radius * width;
	const [x, y] = [centre[0] * width, centre[1] * height];
	const side = Math.max(4, Math.ceil((2 * reach) / squaresAcross));
	const [left, top] = [Math.max(0, Math.floor(x - reach)), Math.max(0, Math.floor(y - reach))];
	for (let row = top; row < Math.min(height, y + reach); row += side) {
		for (let column = left; column < Math.min(width, x + reach); column += side) {
			if (distance(x, column, side) ** 2 + distance(y, row, side) ** 2 > reach ** 2) continue;
			const [wide, high] = [Math.min(side, width - column), Math.min(side, height - row)];
			brush.fillStyle = meanColour(brush.getImageData(column, row, wide, high).data);
			brush.fillRect(column, row, wide, high);
		}
	}
}

/** From a point to the nearest of a square's points, on one axis. */
const distance = (point: number, from: number, side: number): number =>
	Math.max(from - point, 0, point - from - side);

function meanColour(pixels: Uint8ClampedArray): string {
	const sum = [0, 0, 0];
	for (let at = 0; at < pixels.length; at += 4) {
		for (const part of [0, 1, 2]) sum[part] = (sum[part] ?? 0) + (pixels[at + part] ?? 0);
	}
	return `rgb(${sum.map((one) => Math.round((4 * one) / pixels.length)).join(' ')})`;
}
