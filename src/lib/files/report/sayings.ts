// «Lo que su local está diciendo»: each intrusion with its sentence, its note, and its photos.
import { entersTrends } from '#lib/domain/score/score.ts';
import { isIntrusion, type Answer } from '#lib/domain/walk/answer.ts';
import type { Messages } from '#lib/messages/index.ts';
import { cardHeight, cardInner } from './flow.ts';
import { bandColours, colours, inner, styles, type Style } from './look.ts';
import { capitalized, gap, outline, type Block, type Pen } from './pen.ts';
import { photoRows } from './photo-rows.ts';
import type { Fitted } from './pictures.ts';
import type { Drawing } from './score-page.ts';
import type { ReportPhoto, ReportPoint, WalkReport } from './walk-report.ts';

export function drawSayings(
	report: WalkReport,
	fitted: ReadonlyMap<ReportPhoto, Fitted>,
	drawing: Drawing,
): void {
	const { pen, m } = drawing;
	const bad = report.intrusions.map((point) => ({
		blocks: pointBlocks(point, fitted, drawing),
		edge: bandColours[point.isCritical ? 1 : 2],
	}));
	const isSeen = entersTrends(report.score.asFound);
	const nothing = isSeen ? m.closing.saysNothing : m.closing.saysNothingSeen;
	const praise = [{ blocks: pen.words(nothing, styles.body, cardInner) }];
	chapter(m.closing.says, bad.length > 0 ? bad : praise, drawing);
	const others = report.others.map((point) => ({ blocks: pointBlocks(point, fitted, drawing) }));
	if (others.length > 0) chapter(m.closing.notes, others, drawing);
}

/** A heading, on the page of its first card. */
function chapter(
	title: string,
	cards: readonly { blocks: Block[]; edge?: string }[],
	{ pen, flow }: Drawing,
): void {
	const heading = [gap(4), ...pen.words(title, styles.heading, inner), gap(6)];
	flow.put(heading, cardHeight(cards[0]?.blocks ?? []));
	for (const { blocks, ...card } of cards) flow.card(blocks, card);
}

function pointBlocks(
	point: ReportPoint,
	fitted: ReadonlyMap<ReportPhoto, Fitted>,
	{ pen, m }: Drawing,
): Block[] {
	const isBad = isIntrusion(point.answer);
	const grave: Style = { ...styles.strong, size: 12.5, lead: 17, colour: colours.bad };
	const statement = m.report.statement(point.area, point.statement);
	const said = [
		...(point.isCritical ? pen.words(capitalized(m.walk.criticalPoint), grave, cardInner) : []),
		...(isBad ? pen.words(point.says, styles.voice, cardInner) : []),
	].map((block) => ({ ...block, stays: true as const }));
	const told = [
		m.report.answered(answerWord(point.answer, m)),
		...(point.by === null ? [] : [m.report.by(point.by)]),
	].join(' · ');
	return [
		...said,
		gap(2),
		...pen.words(statement, styles.help, cardInner),
		...pen.words(told, styles.help, cardInner),
		...(point.isLate ? pen.words(m.share.pointLate, styles.strong, cardInner) : []),
		...(point.isDisputed ? pen.words(m.walk.disputed, styles.strong, cardInner) : []),
		...(point.isFixed ? fixedBlocks(point, pen, m) : []),
		...(point.note === '' ? [] : [gap(4), ...noteBlocks(point.note, pen)]),
		...photoRows(point.photos, fitted, { pen, m }),
	];
}

function answerWord(answer: Answer | null, m: Messages): string {
	if (answer === null) return m.walk.unanswered;
	if (answer.kind === 'scale') return m.walk.scale[answer.level] ?? '';
	return answer.kind === 'skip'
		? `${m.walk.skip} (${m.walk.reasons[answer.reason]})`
		: m.walk[answer.kind];
}

function fixedBlocks({ fixedBy }: ReportPoint, pen: Pen, m: Messages): Block[] {
	const style = { ...styles.strong, colour: colours.good };
	const told = fixedBy === null ? m.report.fixed : m.report.fixedBy(fixedBy);
	return pen.words(told, style, cardInner - 18, 18).map((block, index) => ({
		...block,
		paint: (x, y) => {
			if (index === 0) tick(pen, x, y + 3);
			block.paint(x, y);
		},
	}));
}

function tick({ doc }: Pen, x: number, y: number): void {
	doc.setDrawColor(colours.good);
	doc.setLineWidth(2);
	doc.setLineCap('round');
	const points = [
		[3, 10.6],
		[7.6, 15.2],
		[17, 5],
	] as const;
	outline(doc, points, { x, y, size: 12.5 }, { style: 'S', isClosed: false });
	doc.setLineCap('butt');
}

/** A line at the left runs along what somebody wrote. */
function noteBlocks(note: string, pen: Pen): Block[] {
	const lines = note
		.split('\n')
		.flatMap((line) => pen.words(line, styles.body, cardInner - 12, 12));
	return lines.map((block) => ({
		...block,
		paint: (x, y) => {
			pen.doc.setFillColor(colours.line);
			pen.doc.rect(x, y, 2.5, block.height, 'F');
			block.paint(x, y);
		},
	}));
}
