// Answering leads to what is still open, round and round, until nothing is left.
import { expect, test } from 'vitest';
import { aMark, anyMarks, na, pass } from '../../../../tests/support/marks.ts';
import { always } from '../../../../tests/support/property.ts';
import { isAt, nextSpot, openingSpot, positionOf, spotOf } from './path.ts';

const marks = [
	aMark('gate', pass, { area: 'outside' }),
	{ ...aMark('ramp', na, { area: 'outside' }), exempt: true as const },
	aMark('sign', null, { area: 'outside' }),
	aMark('desk', null, { area: 'inside' }),
	aMark('floor', pass, { area: 'inside' }),
];
const at = (area: string, item: string) => ({ area, item });

test('the next spot is the next one nobody answered', () => {
	expect(nextSpot(marks, at('outside', 'gate'))).toEqual(at('outside', 'sign'));
	expect(nextSpot(marks, at('outside', 'sign'))).toEqual(at('inside', 'desk'));
});

test('after the last one it goes round to what was left out', () => {
	expect(nextSpot(marks, at('inside', 'floor'))).toEqual(at('outside', 'sign'));
	expect(nextSpot(marks, at('nowhere', 'at-all'))).toEqual(at('outside', 'sign'));
});

test('following it answers every spot once, from wherever one starts', () => {
	always([anyMarks], (any) => {
		let rest = any;
		let spot = openingSpot(any, undefined);
		const open = any.filter(({ answer }) => answer === null).length;
		for (let taps = 0; taps < open; taps += 1) {
			const here = spot;
			expect(rest.find((mark) => here !== null && isAt(mark, here))?.answer).toBeNull();
			rest = rest.map((mark) => (here && isAt(mark, here) ? { ...mark, answer: pass } : mark));
			spot = here && nextSpot(rest, here);
		}
		expect(rest.filter(({ answer }) => answer === null)).toEqual([]);
		if (open > 0) expect(spot).toBeNull();
	});
});

test('a walk opens where it was left, else at the first open spot, else at the first', () => {
	expect(openingSpot(marks, at('inside', 'floor'))).toEqual(at('inside', 'floor'));
	expect(openingSpot(marks, at('outside', 'ramp'))).toEqual(at('outside', 'sign'));
	expect(openingSpot(marks, undefined)).toEqual(at('outside', 'sign'));
	expect(openingSpot([aMark('gate', pass)], undefined)).toEqual(at('hall', 'gate'));
	expect(openingSpot([], undefined)).toBeNull();
});

test('a position counts what is asked, within its area and its walk', () => {
	const position = positionOf(marks, at('outside', 'sign'));
	expect(position).toMatchObject({ at: 2, of: 2, area: 1, areas: 2 });
	expect(position.inArea.map(spotOf)).toEqual([at('outside', 'gate'), at('outside', 'sign')]);
});
