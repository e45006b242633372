// What a reader must know before the number: voided, apart, reopened, changed since, or not whole yet.
import { cardInner } from './flow.ts';
import { colours, styles } from './look.ts';
import type { Block } from './pen.ts';
import type { Drawing } from './score-page.ts';
import type { WalkReport } from './walk-report.ts';

/** A card of its own, only when there is something to say. */
export function drawStanding(report: WalkReport, drawing: Drawing): void {
	const { pen, flow } = drawing;
	const { first, rest } = sentencesOf(report, drawing);
	if (first.length + rest.length === 0) return;
	const warned = { ...styles.strong, colour: colours.warn };
	const blocks: Block[] = [
		...first.flatMap((one) => pen.words(one, warned, cardInner)),
		...rest.flatMap((one) => pen.words(one, styles.help, cardInner)),
	];
	flow.card(blocks, { edge: colours.warn, ground: colours.warnSoft });
}

function sentencesOf({ walk, state }: WalkReport, { m, f }: Drawing) {
	const { revision, late, missing } = state;
	const hours = Math.round(Math.abs(walk.clockShift ?? 0) / 3_600_000);
	const shift = hours < 48 ? m.together.hours(hours) : m.together.days(Math.round(hours / 24));
	return {
		first: [
			...(walk.voidReason === null ? [] : [m.closing.voidedBecause(walk.voidReason)]),
			...(walk.kind === 'spot' ? [m.share.spot] : []),
			...(walk.state === 'open' ? [m.share.open] : []),
			...(late > 0 ? [m.share.late(late)] : []),
			...missing.map(({ name, count }) => m.share.missing(count, name)),
		],
		rest: [
			...(walk.kind === 'spot' && walk.isPublished ? [m.spot.sealed] : []),
			...(revision > 1 ? [m.together.revision(f.whole(revision))] : []),
			...(hours > 0 ? [m.together.clock(shift)] : []),
		],
	};
}
