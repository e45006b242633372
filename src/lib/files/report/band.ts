// A band by its word, its shape and its colour together, as on the screen.
import type { Band } from '#lib/domain/score/score.ts';
import { bandColours, colours, styles, type Style } from './look.ts';
import { outline, type Block, type Pen } from './pen.ts';

/** Band 4 a round badge, 3 a bare tick, 2 a triangle, 1 an octagon. */
export function bandShape({ doc }: Pen, band: Band, at: { x: number; y: number; size: number }) {
	const own = bandColours[band];
	const { x, y, size } = at;
	doc.setFillColor(own);
	doc.setDrawColor(band === 3 ? own : colours.surface);
	doc.setLineWidth((band === 3 ? 3 : 2.2) * (size / 20));
	doc.setLineCap('round');
	doc.setLineJoin('round');
	const cut = { style: 'S', isClosed: false } as const;
	const solid = { style: 'F', isClosed: true } as const;
	if (band === 4) {
		doc.circle(x + size / 2, y + size / 2, size * 0.45, 'F');
		outline(
			doc,
			[
				[5.6, 10.4],
				[8.6, 13.3],
				[14.4, 7.1],
			],
			at,
			cut,
		);
	} else if (band === 3) {
		outline(
			doc,
			[
				[3, 10.6],
				[7.6, 15.2],
				[17, 5],
			],
			at,
			cut,
		);
	} else if (band === 2) {
		outline(
			doc,
			[
				[10, 1.5],
				[19, 17.5],
				[1, 17.5],
			],
			at,
			solid,
		);
		outline(
			doc,
			[
				[10, 7.4],
				[10, 12],
			],
			at,
			cut,
		);
		outline(
			doc,
			[
				[10, 14.9],
				[10, 15],
			],
			at,
			cut,
		);
	} else {
		const corners = [
			[6.3, 1],
			[13.7, 1],
			[19, 6.3],
			[19, 13.7],
			[13.7, 19],
			[6.3, 19],
			[1, 13.7],
			[1, 6.3],
		] as const;
		outline(doc, corners, at, solid);
		outline(
			doc,
			[
				[10, 5.4],
				[10, 11.2],
			],
			at,
			cut,
		);
		outline(
			doc,
			[
				[10, 14.4],
				[10, 14.5],
			],
			at,
			cut,
		);
	}
	doc.setLineCap('butt');
	doc.setLineJoin('miter');
}

/** The shape, and the word beside it in as many lines as it needs. */
export function bandBlocks(pen: Pen, band: Band, word: string, width: number, dx: number): Block[] {
	const style: Style = { ...styles.cardTitle, size: 17, lead: 22, colour: bandColours[band] };
	return pen.words(word, style, width - 26, dx + 26).map((block, index) => ({
		...block,
		paint: (x, y) => {
			if (index === 0) bandShape(pen, band, { x: x + dx, y: y + 1.5, size: 19 });
			block.paint(x, y);
		},
	}));
}
