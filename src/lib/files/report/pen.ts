// The pen: words and shapes on a page of jsPDF, measured before they are drawn.
import type { jsPDF } from 'jspdf';
import { latinOf } from './latin.ts';
import type { Style } from './look.ts';

/** Something as wide as the page that takes `height` points of it, painted with its top at y. */
export type Block = {
	height: number;
	paint: (x: number, y: number) => void;
	/** Never last on a page: what follows belongs to it. */
	stays?: true;
	/** Only air: left out at the head of a page. */
	isGap?: true;
};

export const gap = (height: number): Block => ({ height, paint: () => undefined, isGap: true });

export const heightOf = (blocks: readonly Block[]): number =>
	blocks.reduce((sum, block) => sum + block.height, 0);

export const capitalized = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

export type Pen = ReturnType<typeof penOn>;

export function penOn(doc: jsPDF) {
	const take = ({ size, face, colour }: Style) => {
		doc.setFont('helvetica', face);
		doc.setFontSize(size);
		doc.setTextColor(colour);
	};
	/** jsPDF measures with kerning and draws without: two in a hundred are kept free. */
	const split = (text: string, width: number): string[] =>
		doc.splitTextToSize(latinOf(text), width * 0.98);
	const widthOf = (text: string, style: Style): number => {
		take(style);
		return doc.getTextWidth(latinOf(text)) * 1.02;
	};
	const line = (text: string, style: Style, x: number, y: number): void => {
		take(style);
		doc.text(latinOf(text), x, y + style.lead * 0.74);
	};
	/** One block for each line, so that a long note may cross pages. */
	const words = (text: string, style: Style, width: number, dx = 0): Block[] => {
		take(style);
		return split(text.trim(), width).map((part) => ({
			height: style.lead,
			paint: (x, y) => line(part, style, x + dx, y),
		}));
	};
	/** One line at most; what does not fit is told by an ellipsis. */
	const clipped = (text: string, style: Style, width: number): string => {
		take(style);
		const [first = '', ...rest] = split(text.replace(/\s+/g, ' '), width);
		if (rest.length === 0) return first;
		return `${split(text, width - doc.getTextWidth('…') - 2)[0]?.trimEnd() ?? ''}…`;
	};
	return { doc, line, words, clipped, widthOf };
}

/** A shape in a 20 × 20 field, as icons are told, scaled to `size` with its corner at x, y. */
export function outline(
	doc: jsPDF,
	points: readonly (readonly [number, number])[],
	at: { x: number; y: number; size: number },
	how: { style: 'F' | 'S'; isClosed: boolean },
): void {
	const scale = at.size / 20;
	const [first = [0, 0], ...others] = points;
	let before = first;
	const steps = others.map((point) => {
		const step = [(point[0] - before[0]) * scale, (point[1] - before[1]) * scale];
		before = point;
		return step;
	});
	const [x, y] = [at.x + first[0] * scale, at.y + first[1] * scale];
	doc.lines(steps, x, y, [1, 1], how.style, how.isClosed);
}

/** A part (0 to 1) of a ring, clockwise from the top, with round ends. */
export function arc(
	doc: jsPDF,
	ring: { x: number; y: number; radius: number; breadth: number; colour: string },
	part: number,
): void {
	doc.setDrawColor(ring.colour);
	doc.setLineWidth(ring.breadth);
	doc.setLineCap('round');
	const turns = Math.max(1, Math.ceil(part * 8));
	const step = (2 * Math.PI * part) / turns;
	// The handle of a Bézier curve that runs along a circle.
	const handle = (4 / 3) * Math.tan(step / 4) * ring.radius;
	const spot = (angle: number): [number, number] => [
		ring.radius * Math.sin(angle),
		-ring.radius * Math.cos(angle),
	];
	const curves = Array.from({ length: turns }, (_, index) => {
		const [from, to] = [index * step, (index + 1) * step];
		const [[x0, y0], [x1, y1]] = [spot(from), spot(to)];
		const out = [handle * Math.cos(from), handle * Math.sin(from)] as const;
		const back = [handle * Math.cos(to), handle * Math.sin(to)] as const;
		return [out[0], out[1], x1 - x0 - back[0], y1 - y0 - back[1], x1 - x0, y1 - y0];
	});
	const [x0, y0] = spot(0);
	doc.lines(curves, ring.x + x0, ring.y + y0, [1, 1], 'S', false);
	doc.setLineCap('butt');
}
