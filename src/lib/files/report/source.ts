// Where the numbers come from: which version of which list, which walk, made when and with what.
import { cardHeight, cardInner } from './flow.ts';
import { inner, styles } from './look.ts';
import { gap, type Block } from './pen.ts';
import type { Drawing } from './score-page.ts';
import type { ReportList, WalkReport } from './walk-report.ts';

export function drawSource(report: WalkReport, drawing: Drawing): void {
	const { pen, flow, m } = drawing;
	const blocks = [
		...report.lists.flatMap((list) => listBlocks(list, drawing)),
		...madeBlocks(report, drawing),
	];
	const heading = [gap(4), ...pen.words(m.share.source, styles.heading, inner), gap(6)];
	flow.put(heading, cardHeight(blocks));
	flow.card(blocks);
}

function listBlocks({ area, title, tpl, number }: ReportList, { pen, m, f }: Drawing): Block[] {
	const told = [
		...(title === '' || title === area ? [] : [m.share.list(title)]),
		number === null ? m.share.versionUnsent : m.share.version(f.whole(number)),
		m.share.tpl(tpl.slice(0, 8)),
	].join(' · ');
	return [
		...pen.words(area, styles.strong, cardInner).map((one) => ({ ...one, stays: true as const })),
		...pen.words(told, styles.small, cardInner),
		gap(5),
	];
}

function madeBlocks({ walk, made }: WalkReport, { pen, m, f }: Drawing): Block[] {
	const told = [
		m.share.walk(walk.id),
		...(made === null ? [] : [m.share.made(f.dayAndTime(made.at, walk.tz), made.app)]),
	];
	return told.flatMap((line) => pen.words(line, styles.small, cardInner));
}
