// A walk packed into one character per item keeps every number that is computed from it.
import { describe, expect, test } from 'vitest';
import { anyMarks, aMark, aVersion, fail, level, pass } from '../../../../tests/support/marks.ts';
import { always } from '../../../../tests/support/property.ts';
import { scoreOf } from '../score/score.ts';
import { intrusionsOf, type Mark } from './mark.ts';
import {
	markOfOutcome,
	marksOfSummary,
	monthAfter,
	monthOf,
	outcomeOf,
	summaryOf,
	type WalkSummary,
} from './summary.ts';
import type { Walk } from './walk.ts';

function walkOf(areas: readonly string[], over: Partial<Walk> = {}): Walk {
	return {
		id: 'w1',
		site: 's1',
		kind: 'house',
		areas: areas.map((id) => ({ id, name: id.toUpperCase(), list: id, tpl: id, exempt: [] })),
		shift: { id: 'night', name: 'Noche' },
		tz: 'UTC',
		cut: 240,
		walkedAt: 1000,
		day: '2026-06-10',
		state: 'finished',
		finishedAt: 2000,
		voidReason: null,
		...over,
	};
}

/** Packs the marks by area, as a walk has them, and reads them back. */
function thereAndBack(marks: readonly Mark[]): { sent: Mark[]; back: Mark[] } {
	const areas = [...new Set(marks.map(({ area }) => area))];
	const inArea = (area: string) => marks.filter((mark) => mark.area === area);
	const versions = new Map(
		areas.map((area) => [
			area,
			aVersion(
				area,
				inArea(area).map(({ item }) => item),
			),
		]),
	);
	const summary = summaryOf(walkOf(areas), marks);
	return { sent: areas.flatMap(inArea), back: marksOfSummary(summary, versions) };
}

describe('there and back', () => {
	test('score, as left, bands and intrusions are kept', () => {
		always([anyMarks], (marks) => {
			const { sent, back } = thereAndBack(marks);
			expect(scoreOf(back)).toEqual(scoreOf(sent));
			const told = (some: Mark[]) =>
				intrusionsOf(some).map(({ area, item }) => `${area}/${item.id}`);
			expect(told(back)).toEqual(told(sent));
		});
	});

	test('every answer comes back as it was; only the reason of a skip becomes «other»', () => {
		always([anyMarks], (marks) => {
			const { sent, back } = thereAndBack(marks);
			const plain = sent.map(({ answer }) =>
				answer?.kind === 'skip' ? { ...answer, reason: 'other' } : answer,
			);
			expect(back.map(({ answer }) => answer)).toEqual(plain);
		});
	});

	test('every outcome is one character, and fixed is told only of an intrusion', () => {
		always([anyMarks], (marks) => {
			for (const mark of marks) {
				expect(outcomeOf(mark)).toHaveLength(1);
				const speaksBadly = intrusionsOf([mark]).length === 1;
				expect(markOfOutcome(outcomeOf(mark)).fixed).toBe(mark.fixed && speaksBadly);
			}
		});
	});
});

test('the alphabet stays as it is: rows of years ago are read with it', () => {
	const plain = [aMark('a', null), aMark('a', pass), aMark('a', fail)];
	const scale = ([0, 1, 2, 3, 4] as const).map((value) => aMark('a', level(value)));
	const all = [...plain, ...scale];
	expect(all.map(outcomeOf).join('')).toBe('.pf01234');
	expect(all.map((mark) => outcomeOf({ ...mark, fixed: true })).join('')).toBe('.pFabc34');
	expect(outcomeOf(aMark('a', { kind: 'na' }))).toBe('n');
	expect(outcomeOf(aMark('a', { kind: 'skip', reason: 'not_safe' }))).toBe('s');
});

test('a character nobody knows reads as unanswered, never as an intrusion', () => {
	for (const unknown of ['x', '5', '', ' ', 'á']) {
		expect(markOfOutcome(unknown)).toEqual({ answer: null, fixed: false });
	}
});

test('a summary keeps the names of its areas and says when and in which shift', () => {
	const summary = summaryOf(walkOf(['hall', 'bar']), [
		aMark('a', pass, { area: 'hall' }),
		aMark('b', fail, { area: 'bar', fixed: true }),
		aMark('c', null, { area: 'bar' }),
	]);
	expect(summary).toEqual({
		walk: 'w1',
		site: 's1',
		kind: 'house',
		shift: 'night',
		day: '2026-06-10',
		walkedAt: 1000,
		finishedAt: 2000,
		areas: [
			{ id: 'hall', name: 'HALL', tpl: 'hall', outcomes: 'p' },
			{ id: 'bar', name: 'BAR', tpl: 'bar', outcomes: 'F.' },
		],
	});
	expect(monthOf(summary)).toBe('2026-06');
	expect(summaryOf(walkOf([], { shift: null }), []).shift).toBeNull();
});

test('a list this phone lacks is left out, one too short reads as unanswered', () => {
	const versions = new Map([
		['hall', aVersion('hall', [aMark('a', null).item, aMark('b', null).item])],
	]);
	const summary = summaryOf(walkOf(['hall', 'attic']), [
		aMark('a', fail, { area: 'hall' }),
		aMark('z', fail, { area: 'attic' }),
	]);
	expect(marksOfSummary(summary, versions).map(({ answer }) => answer)).toEqual([fail, null]);
});

describe('a month of walks', () => {
	const place = { site: 's1', month: '2026-06', walk: 'w1' };
	const summary = (walk: string, walkedAt: number): WalkSummary => ({
		...summaryOf(walkOf([]), []),
		walk,
		walkedAt,
	});
	const put = (...walks: WalkSummary[]) =>
		walks.reduce<ReturnType<typeof monthAfter> | undefined>(
			(row, one) => monthAfter(row, { ...place, walk: one.walk }, one),
			undefined,
		);

	test('stands in the order walked, not in the order heard', () => {
		const [late, early, same] = [summary('w1', 20), summary('w3', 10), summary('w2', 20)];
		expect(put(late, early, same)?.walks).toEqual([early, late, same]);
		expect(put(same, late, early)).toEqual(put(late, early, same));
	});

	test('holds each walk once, as it was last told', () => {
		expect(put(summary('w1', 20), summary('w1', 30))?.walks).toEqual([summary('w1', 30)]);
	});

	test('loses a walk that was voided, and only that one', () => {
		const row = put(summary('w1', 20), summary('w2', 30));
		expect(monthAfter(row, place, null)).toStrictEqual({
			site: 's1',
			month: '2026-06',
			walks: [summary('w2', 30)],
		});
		expect(monthAfter(undefined, place, null).walks).toEqual([]);
	});
});
