// The first page: whose walk it is, the score as found and as left, and where it was lost.
import { dimensions, headlineDimensions } from '#lib/domain/checklist/checklist.ts';
import {
	bandOf,
	coverageTenths,
	entersTrends,
	isEnough,
	noTally,
	scoreTenths,
	type Tally,
} from '#lib/domain/score/score.ts';
import type { Formats } from '#lib/messages/formats.ts';
import type { Messages } from '#lib/messages/index.ts';
import { bandBlocks } from './band.ts';
import { cardInner, type Flow } from './flow.ts';
import { bandColours, colours, inner, styles } from './look.ts';
import { drawStanding } from './standing.ts';
import { arc, capitalized, gap, heightOf, type Block, type Pen } from './pen.ts';
import type { WalkReport } from './walk-report.ts';

/** What every part of the report is drawn with. */
export type Drawing = { pen: Pen; flow: Flow; m: Messages; f: Formats };

export function drawScorePage(report: WalkReport, drawing: Drawing): void {
	const { flow, m } = drawing;
	flow.put([...headLines(report, drawing), gap(12)]);
	drawStanding(report, drawing);
	flow.card(scoreBlocks(report, drawing));
	const { score } = report;
	const byDimension = dimensions.map((key) => ({
		name: m.dimensions[key],
		tally: score.byDimension.get(key) ?? noTally,
		isHeadline: headlineDimensions.some((one) => one === key),
	}));
	const asked = byDimension.filter(({ tally }) => tally.applicable > 0);
	if (asked.length > 0) flow.card(bars(m.closing.byDimension, asked, drawing));
	const byArea = report.areas.map(({ id, name }) => ({
		name,
		tally: score.byArea.get(id) ?? noTally,
		isHeadline: false,
	}));
	if (byArea.length > 0) flow.card(bars(m.closing.byArea, byArea, drawing));
}

function headLines({ site, walk, shift, who, items }: WalkReport, { pen, m, f }: Drawing): Block[] {
	const day = f.calendarDay(walk.day, { weekday: 'long', month: 'long', year: 'numeric' });
	const from = f.time(walk.walkedAt, walk.tz);
	const until = walk.finishedAt === null ? '' : ` – ${f.time(walk.finishedAt, walk.tz)}`;
	const minutes =
		walk.finishedAt === null
			? null
			: Math.max(1, Math.round((walk.finishedAt - walk.walkedAt) / 60_000));
	const isSpot = walk.kind === 'spot';
	const told = [
		m.report.told(day, from + until),
		[
			...(shift === null ? [] : [m.report.shift(shift)]),
			...(minutes === null ? [] : [m.report.looked(minutes, items)]),
		].join(' · '),
		who.length > 0 ? (isSpot ? m.spot.by : m.report.who)(f.list(who)) : '',
	];
	return [
		...pen.words(isSpot ? m.share.spotTitle : m.report.title, styles.eyebrow, inner),
		...pen.words(site, styles.title, inner),
		gap(3),
		...told.filter(Boolean).flatMap((line) => pen.words(capitalized(line), styles.help, inner)),
	];
}

const ringSize = 118;

/** The ring at the left, its words at the right, the facts beneath both. */
function scoreBlocks({ score }: WalkReport, drawing: Drawing): Block[] {
	const { pen, m, f } = drawing;
	const tenths = scoreTenths(score.asFound);
	const left = scoreTenths(score.asLeft);
	const dx = ringSize + 18;
	const width = cardInner - dx;
	const told: Block[] = [
		...(score.band === null
			? pen.words(m.closing.noScore, styles.cardTitle, width, dx)
			: bandBlocks(pen, score.band, m.bands[score.band - 1] ?? '', width, dx)),
		...(score.criticalFails === 0
			? []
			: pen.words(capOf(score.criticalFails, m), styles.help, width, dx)),
		gap(5),
		...(left === null ? [] : [pairBlock(m.closing.left, f.tenths(left), { pen, dx })]),
	];
	const air = Math.max(0, (ringSize - heightOf(told)) / 2);
	const ring: Block = {
		height: Math.max(ringSize, heightOf(told)),
		paint: (x, y) => {
			drawRing(x + ringSize / 2, y + ringSize / 2, { tenths, band: score.band }, drawing);
			let at = y + air;
			for (const block of told) {
				block.paint(x, at);
				at += block.height;
			}
		},
	};
	return [ring, gap(10), ...factLines(drawing, score), ...sumLines(drawing, score)];
}

const capOf = (fails: number, m: Messages): string =>
	fails === 1 ? m.closing.capOne : m.closing.capMany(fails);

function pairBlock(name: string, number: string, { pen, dx }: { pen: Pen; dx: number }): Block {
	return {
		height: styles.body.lead,
		paint: (x, y) => {
			pen.line(name, styles.body, x + dx, y);
			pen.line(number, styles.strong, x + dx + pen.widthOf(`${name} `, styles.body), y);
		},
	};
}

function factLines({ pen, m, f }: Drawing, score: WalkReport['score']): Block[] {
	const coverage = coverageTenths(score.asFound);
	const count =
		score.intrusions > 0 ? m.closing.intrusions(score.intrusions) : m.closing.noIntrusions;
	const lost = score.lostQuarters > 0 ? ` · ${m.closing.lost(f.quarters(score.lostQuarters))}` : '';
	return [
		...pen.words(count + lost, styles.strong, cardInner),
		...(coverage === null
			? []
			: pen.words(m.closing.coverageOf(f.tenths(coverage)), styles.help, cardInner)),
		...(coverage === null || entersTrends(score.asFound)
			? []
			: pen.words(m.closing.lowCoverage, styles.help, cardInner)),
	];
}

/** The whole sum in a line. */
function sumLines({ pen, m, f }: Drawing, { asFound }: WalkReport['score']): Block[] {
	const tenths = scoreTenths(asFound);
	if (tenths === null) return [];
	const [earned, possible] = [asFound.earned, asFound.possible].map(f.exactQuarters);
	const sum = m.report.computed(earned ?? '', possible ?? '', f.tenths(tenths));
	return [gap(6), ...pen.words(sum, styles.small, cardInner)];
}

function drawRing(
	x: number,
	y: number,
	{ tenths, band }: { tenths: number | null; band: WalkReport['score']['band'] },
	{ pen, m, f }: Drawing,
): void {
	const ring = { x, y, radius: ringSize / 2 - 7, breadth: 12 };
	arc(pen.doc, { ...ring, colour: colours.sunken }, 1);
	if (tenths !== null && tenths > 0 && band !== null) {
		arc(pen.doc, { ...ring, colour: bandColours[band] }, tenths / 1000);
	}
	const number = tenths === null ? '–' : f.tenths(tenths);
	const big = { ...styles.title, size: 30, lead: 34 };
	pen.line(number, big, x - pen.widthOf(number, big) / 2.04, y - 21);
	const { found } = m.closing;
	pen.line(found, styles.small, x - pen.widthOf(found, styles.small) / 2.04, y + 11);
}

type Bar = { name: string; tally: Tally; isHeadline: boolean };

/** One bar a line: name, how full, the number. Too little seen is said, not drawn. */
function bars(title: string, of: readonly Bar[], drawing: Drawing): Block[] {
	const { pen } = drawing;
	const heading = pen.words(title, styles.cardTitle, cardInner);
	return [
		...heading.map((line) => ({ ...line, stays: true as const })),
		gap(4),
		...of.flatMap((bar) => barBlocks(bar, drawing)),
	];
}

const [nameWidth, numberWidth] = [172, 44];

function barBlocks({ name, tally, isHeadline }: Bar, { pen, m, f }: Drawing): Block[] {
	const style = isHeadline ? styles.strong : styles.body;
	const tenths = scoreTenths(tally);
	const isTold = tenths !== null && isEnough(tally);
	const number = tenths === null ? '–' : f.tenths(tenths);
	const width = cardInner - nameWidth - numberWidth - 16;
	const lines = pen.words(name, style, nameWidth);
	const few = tenths === null ? m.closing.notScored : m.closing.notEnough;
	const first: Block = {
		height: styles.body.lead,
		paint: (x, y) => {
			lines[0]?.paint(x, y);
			const [at, thick] = [x + nameWidth + 8, isHeadline ? 11 : 8];
			const middle = y + styles.body.lead / 2 - thick / 2 + 0.5;
			if (isTold) drawBar(pen, { x: at, y: middle, width, thick }, tenths);
			else pen.line(pen.clipped(few, styles.small, width), styles.small, at, y + 2.5);
			const end = x + cardInner - pen.widthOf(number, style) / 1.02;
			pen.line(number, style, end, y);
		},
	};
	return [first, ...lines.slice(1), gap(5)];
}

function drawBar(
	{ doc }: Pen,
	{ x, y, width, thick }: { x: number; y: number; width: number; thick: number },
	tenths: number,
): void {
	const radius = thick / 2;
	doc.setFillColor(colours.sunken);
	doc.roundedRect(x, y, width, thick, radius, radius, 'F');
	const full = (width * tenths) / 1000;
	doc.setFillColor(bandColours[bandOf(tenths, 0)]);
	if (full > 0) doc.roundedRect(x, y, Math.max(full, thick), thick, radius, radius, 'F');
}
