// A finished walk in one character per item: what every score over time is computed from.
import { isIntrusion, type Answer, type Level } from './answer.ts';
import type { Mark, Versions } from './mark.ts';
import type { Walk, WalkKind } from './walk.ts';
import type { Day } from '../time/business-day.ts';

export type AreaSummary = { id: string; name: string; tpl: string; outcomes: string };

export type WalkSummary = {
	walk: string;
	site: string;
	kind: WalkKind;
	shift: string | null;
	day: Day;
	walkedAt: number;
	finishedAt: number | null;
	/** The install that began it, as in `Walk`; unknown of walks told before it was kept. */
	by?: string;
	areas: AreaSummary[];
};

/** One row per site and month (YYYY-MM), its walks by time and id. */
export type SummaryRow = { site: string; month: string; walks: WalkSummary[] };

/** Fixed on the spot is told by the second alphabet, so an outcome stays one character. */
const plain = ['.', 'p', 'f', '0', '1', '2', '3', '4', 'n', 's'];
const fixedOf: Record<string, string> = { f: 'F', '0': 'a', '1': 'b', '2': 'c' };
const plainOf = Object.fromEntries(Object.entries(fixedOf).map(([key, value]) => [value, key]));

/** Reasons of what could not be checked are a detail; `other` stands for them here. */
export function outcomeOf({ answer, fixed }: Pick<Mark, 'answer' | 'fixed'>): string {
	const bare =
		answer === null
			? '.'
			: answer.kind === 'scale'
				? `${answer.level}`
				: { pass: 'p', fail: 'f', na: 'n', skip: 's' }[answer.kind];
	return fixed && isIntrusion(answer) ? (fixedOf[bare] ?? bare) : bare;
}

/** Reads one outcome back; an unknown character reads as unanswered. */
export function markOfOutcome(outcome: string): { answer: Answer | null; fixed: boolean } {
	const bare = plainOf[outcome] ?? outcome;
	return { answer: answerOf(bare), fixed: bare !== outcome };
}

function answerOf(bare: string): Answer | null {
	if (!plain.includes(bare)) return null;
	switch (bare) {
		case '.':
			return null;
		case 'p':
			return { kind: 'pass' };
		case 'f':
			return { kind: 'fail' };
		case 'n':
			return { kind: 'na' };
		case 's':
			return { kind: 'skip', reason: 'other' };
		default:
			return { kind: 'scale', level: Number(bare) as Level };
	}
}

export const summaryOf = (walk: Walk, marks: readonly Mark[]): WalkSummary => ({
	walk: walk.id,
	site: walk.site,
	kind: walk.kind,
	shift: walk.shift?.id ?? null,
	day: walk.day,
	walkedAt: walk.walkedAt,
	finishedAt: walk.finishedAt,
	...(walk.by === undefined ? {} : { by: walk.by }),
	areas: walk.areas.map(({ id, name, tpl }) => ({
		id,
		name,
		tpl,
		outcomes: marks
			.filter((mark) => mark.area === id)
			.map(outcomeOf)
			.join(''),
	})),
});

/** The marks a summary tells of; a version that this phone lacks is left out. */
export const marksOfSummary = (summary: WalkSummary, versions: Versions): Mark[] =>
	summary.areas.flatMap((area) =>
		(versions.get(area.tpl)?.checklist.items ?? []).map((item, index) => ({
			area: area.id,
			item,
			...markOfOutcome(area.outcomes[index] ?? '.'),
		})),
	);

export const monthOf = (summary: Pick<WalkSummary, 'day'>): string => summary.day.slice(0, 7);

/** The month with this walk's summary put in, replaced, or (null) taken out. */
export function monthAfter(
	row: SummaryRow | undefined,
	place: { site: string; month: string; walk: string },
	summary: WalkSummary | null,
): SummaryRow {
	const others = (row?.walks ?? []).filter(({ walk }) => walk !== place.walk);
	const walks = summary ? [...others, summary] : others;
	return {
		site: place.site,
		month: place.month,
		walks: walks.sort((a, b) => a.walkedAt - b.walkedAt || (a.walk < b.walk ? -1 : 1)),
	};
}
