// Blocks flow down the pages: a card stays whole where it can, and crosses pages where it must.
import type { jsPDF } from 'jspdf';
import { colours, inner, paper } from './look.ts';
import { heightOf, type Block } from './pen.ts';

/** `edge` is the colour of the bar at its left, when it has one. */
export type Card = { edge?: string; ground?: string };

export type Flow = {
	/** Words on the bare page; `after` is how much of what follows has to stand on the same page. */
	put: (blocks: readonly Block[], after?: number) => void;
	card: (blocks: readonly Block[], card?: Card) => void;
};

const padding = 13;
/** How much of a page a card of these blocks takes, or as much of it as a page can hold. */
export const cardHeight = (blocks: readonly Block[]): number =>
	Math.min(heightOf(blocks) + 2 * padding, wholePage * 0.8);
export const cardInner = inner - 2 * padding - 3;
const bottom = paper.height - paper.foot;
const wholePage = bottom - paper.top;

export function flowOn(doc: jsPDF): Flow {
	let y: number = paper.top;
	const turn = () => {
		doc.addPage();
		ground(doc);
		y = paper.top;
	};
	const flow = (blocks: readonly Block[], frame: Frame | null, after = 0) => {
		const around = frame ? 2 * padding : 0;
		const whole = heightOf(blocks) + around + after;
		if (y > paper.top && !fits(whole, bottom - y)) turn();
		let rest = blocks;
		while (rest.length > 0) {
			const count = howMany(rest, bottom - y - around);
			const part = rest.slice(0, count);
			frame?.(y, heightOf(part) + around);
			let at = y + around / 2;
			for (const block of part) {
				block.paint(frame ? paper.side + padding + 3 : paper.side, at);
				at += block.height;
			}
			y = at + around / 2;
			rest = withoutAir(rest.slice(count));
			if (rest.length > 0) turn();
		}
	};
	ground(doc);
	return {
		put: (blocks, after) => flow(blocks, null, after),
		card: (blocks, card = {}) => {
			flow(blocks, (top, height) => frameCard(doc, top, height, card));
			y += 10;
		},
	};
}

type Frame = (top: number, height: number) => void;

/** What fits on a page of its own gets one, unless a good part of this page would stay empty. */
const fits = (height: number, room: number): boolean =>
	height <= room || (height > wholePage && room > wholePage * 0.3) || room > wholePage * 0.6;

/** How many blocks fit; at least one, and none that belongs to what comes after it ends the page. */
function howMany(blocks: readonly Block[], room: number): number {
	let [count, height] = [0, 0];
	for (const block of blocks) {
		height += block.height;
		if (height > room) break;
		count += 1;
	}
	if (count === blocks.length) return count;
	while (count > 1 && blocks[count - 1]?.stays) count -= 1;
	return Math.max(1, count);
}

function withoutAir(blocks: readonly Block[]): readonly Block[] {
	const first = blocks.findIndex((block) => !block.isGap);
	return first < 0 ? [] : blocks.slice(first);
}

function ground(doc: jsPDF): void {
	doc.setFillColor(colours.paper);
	doc.rect(0, 0, paper.width, paper.height, 'F');
}

function frameCard(doc: jsPDF, top: number, height: number, card: Card): void {
	const radius = card.edge ? 4 : 9;
	doc.setLineWidth(0.8);
	doc.setDrawColor(colours.line);
	doc.setFillColor(card.ground ?? colours.surface);
	doc.roundedRect(paper.side, top, inner, height, radius, radius, 'FD');
	if (!card.edge) return;
	// The bar follows the rounded corners: a whole shape of its colour, cut off behind 4.5 points.
	doc.saveGraphicsState();
	doc.rect(paper.side - 0.4, top - 0.4, 4.9, height + 0.8, null);
	doc.clip();
	doc.discardPath();
	doc.setFillColor(card.edge);
	doc.roundedRect(paper.side - 0.4, top - 0.4, 20, height + 0.8, radius, radius, 'F');
	doc.restoreGraphicsState();
}
