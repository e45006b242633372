// Before at the left, after at the right; what cannot be shown says why.
import type { Messages } from '#lib/messages/index.ts';
import { cardInner } from './flow.ts';
import { colours, styles } from './look.ts';
import { gap, heightOf, type Block, type Pen } from './pen.ts';
import type { Fitted } from './pictures.ts';
import type { ReportPhoto } from './walk-report.ts';

const between = 10;
const half = (cardInner - between) / 2;
/** One alone is smaller than it could be: two cards find room on a page. */
const tallest = { lying: 150, upright: 168, beside: 168 };

type Cell = { photo: ReportPhoto; fitted: Fitted };

export function photoRows(
	photos: readonly ReportPhoto[],
	fitted: ReadonlyMap<ReportPhoto, Fitted>,
	words: { pen: Pen; m: Messages },
): Block[] {
	const cells = photos.map((photo) => ({
		photo,
		fitted: fitted.get(photo) ?? { kind: 'missing' as const },
	}));
	return pairsOf(cells).flatMap((row) => [gap(8), rowBlock(row, words)]);
}

/** Befores beside afters; where one side has no more, the other goes on two by two. */
function pairsOf(cells: readonly Cell[]): Cell[][] {
	const before = cells.filter(({ photo }) => photo.role === 'before');
	const after = cells.filter(({ photo }) => photo.role === 'after');
	const paired = Math.min(before.length, after.length);
	const rest = [...before.slice(paired), ...after.slice(paired)];
	const rows = before
		.slice(0, paired)
		.map((cell, index) => [cell, ...after.slice(index, index + 1)]);
	for (let at = 0; at < rest.length; at += 2) rows.push(rest.slice(at, at + 2));
	return rows;
}

function rowBlock(cells: readonly Cell[], { pen, m }: { pen: Pen; m: Messages }): Block {
	const isAlone = cells.length === 1;
	const boxes = cells.map((cell) => boxOf(cell, isAlone, { pen, m }));
	const height = Math.max(...boxes.map((box) => box.height));
	const caption = styles.small.lead;
	return {
		height: height + caption,
		paint: (x, y) => {
			for (const [index, { photo, fitted }] of cells.entries()) {
				const box = boxes[index];
				if (!box) continue;
				const at = { x: x + index * (half + between), y, ...box };
				if (fitted.kind === 'picture') drawPicture(pen, fitted, at);
				else drawAbsence(pen, box.told, at);
				pen.line(m.photo[photo.role], styles.small, at.x, y + box.height + 1);
			}
		},
	};
}

type Box = { width: number; height: number; told: Block[] };

function boxOf({ fitted }: Cell, isAlone: boolean, { pen, m }: { pen: Pen; m: Messages }): Box {
	if (fitted.kind === 'picture') {
		const { width, height } = fitted;
		const alone = width >= height ? tallest.lying : tallest.upright;
		const [room, top] = isAlone ? [cardInner, alone] : [half, tallest.beside];
		const scale = Math.min(room / width, top / height);
		return { width: width * scale, height: height * scale, told: [] };
	}
	const words = fitted.kind === 'missing' ? m.report.photoMissing : m.report.photoUnreadable;
	const told = pen.words(words, styles.small, half - 24);
	return { width: half, height: heightOf(told) + 24, told };
}

type At = { x: number; y: number; width: number; height: number };

function drawPicture(
	{ doc }: Pen,
	{ bytes, name }: Extract<Fitted, { kind: 'picture' }>,
	at: At,
): void {
	const { x, y, width, height } = at;
	doc.saveGraphicsState();
	doc.roundedRect(x, y, width, height, 6, 6, null);
	doc.clip();
	doc.discardPath();
	doc.addImage(bytes, 'JPEG', x, y, width, height, name, 'NONE');
	doc.restoreGraphicsState();
}

/** Hatched, as everything nobody could look at. */
function drawAbsence({ doc }: Pen, told: readonly Block[], { x, y, width, height }: At): void {
	doc.saveGraphicsState();
	doc.setFillColor(colours.paper);
	doc.roundedRect(x, y, width, height, 6, 6, 'F');
	doc.roundedRect(x, y, width, height, 6, 6, null);
	doc.clip();
	doc.discardPath();
	doc.setDrawColor(colours.line);
	doc.setLineWidth(1.2);
	for (let from = -height; from < width; from += 9) {
		doc.line(x + from, y + height, x + from + height, y);
	}
	doc.restoreGraphicsState();
	doc.setFillColor(colours.paper);
	doc.rect(x + 9, y + 9, width - 18, height - 18, 'F');
	let at = y + 12;
	for (const block of told) {
		block.paint(x + 12, at);
		at += block.height;
	}
}
