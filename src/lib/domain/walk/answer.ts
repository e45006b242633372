// One area × item of a walk: what was seen, a note about it, and what was done about it at once.
import type { Item } from '../checklist/checklist.ts';
import type { Scope } from '../fact.ts';
import type { Register } from '../register.ts';
import { walkScope, type WalkKind } from './walk.ts';

export const skipReasons = ['no_access', 'no_time', 'not_safe', 'other'] as const;
export type SkipReason = (typeof skipReasons)[number];
export type Level = 0 | 1 | 2 | 3 | 4;

export type Answer =
	| { kind: 'pass' }
	| { kind: 'fail' }
	| { kind: 'scale'; level: Level }
	| { kind: 'na' }
	| { kind: 'skip'; reason: SkipReason };

/** Which item of which area of which walk; a house walk unless said otherwise. */
export type Point = {
	walk: string;
	site: string;
	area: string;
	item: string;
	tpl: string;
	kind?: WalkKind;
};

export type Fix = { op: string; seconds: number; at: number };

export type AnswerRow = {
	ent: string;
	walk: string;
	area: string;
	item: string;
	said: Register<Answer | null>;
	note: Register<string>;
	fixes: Fix[];
	hiddenFixes: string[];
};

export const pointEnt = (point: Pick<Point, 'walk' | 'area' | 'item'>): string =>
	`${point.walk}/${point.area}/${point.item}`;

/** Where facts about a point belong. */
export const pointScope = ({ walk, site, kind }: Pick<Point, 'walk' | 'site' | 'kind'>): Scope =>
	walkScope({ id: walk, site, kind: kind ?? 'house' });

/** Answers speak badly on fail, or 0-2 on the scale. */
export const isIntrusion = (answer: Answer | null): boolean =>
	answer?.kind === 'fail' || (answer?.kind === 'scale' && answer.level <= 2);

/** A critical item fails on fail, or 0-1 on the scale (scoring.md 1.3). */
export const isCriticalFail = (item: Pick<Item, 'critical'>, answer: Answer | null): boolean =>
	item.critical && (answer?.kind === 'fail' || (answer?.kind === 'scale' && answer.level <= 1));

/** Whether an item may be answered so: its own kind of response, N/A only where it is offered. */
export function isOffered(item: Item, answer: Answer): boolean {
	if (answer.kind === 'skip') return true;
	if (answer.kind === 'na') return item.naWhen !== undefined;
	return (answer.kind === 'scale') === (item.response === 'scale4');
}

const worstFirst = ['fail', '0', '1', '2', '3', '4', 'pass', 'skip', 'na', 'null'];
const rank = (answer: Answer | null): number =>
	worstFirst.indexOf(
		answer === null ? 'null' : answer.kind === 'scale' ? `${answer.level}` : answer.kind,
	);

/** Of several heads the worst outcome counts, then the op id; null when nobody answered. */
export function currentAnswer(row: AnswerRow | undefined): Answer | null {
	const heads = row?.said.heads ?? [];
	const [first] = [...heads].sort(
		(a, b) => rank(a.value) - rank(b.value) || (a.op < b.op ? -1 : 1),
	);
	return first?.value ?? null;
}

/** Two people answered differently; taking back never counts as a disagreement. */
export const isDisputed = (row: AnswerRow | undefined): boolean =>
	new Set((row?.said.heads ?? []).flatMap(({ value }) => (value ? [rank(value)] : []))).size > 1;

/** The fix that still stands, if any: it speaks only beside an intrusion. */
export const standingFix = (row: AnswerRow | undefined): Fix | null =>
	row && isIntrusion(currentAnswer(row))
		? (row.fixes.find((fix) => !row.hiddenFixes.includes(fix.op)) ?? null)
		: null;

export const currentNote = (row: AnswerRow | undefined): string =>
	row?.note.heads
		.map((head) => head.value)
		.filter(Boolean)
		.join('\n') ?? '';
