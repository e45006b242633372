// A changed list is held against walks already done, before anybody publishes it.
import { expect, test } from 'vitest';
import { aMark, anItem, aVersion, fail, pass } from '../../../../tests/support/marks.ts';
import { whatIf } from './what-if.ts';

const list = (...items: Parameters<typeof anItem>[]) =>
	aVersion(
		'hall',
		items.map((item) => anItem(...item)),
	).checklist;
const walked = (...marks: ReturnType<typeof aMark>[]) => ({ marks, areas: new Set(['hall']) });

test('leaving out what always failed would have raised every score that had it', () => {
	const walks = [
		walked(aMark('floor', pass), aMark('smell', fail)),
		walked(aMark('floor', pass), aMark('smell', pass)),
	];
	expect(whatIf(walks, list(['floor']))).toEqual({ walks: 2, up: 1, down: 0, most: 500, least: 0 });
});

test('a heavier weight on what failed would have lowered it', () => {
	const walks = [walked(aMark('floor', pass), aMark('smell', fail))];
	expect(whatIf(walks, list(['floor'], ['smell', { weight: 3 }]))).toMatchObject({
		down: 1,
		least: -250,
	});
});

test('an item nobody was asked moves nothing, nor does another area, nor a walk without the list', () => {
	const walks = [
		walked(aMark('floor', pass), aMark('light', fail, { area: 'terrace' })),
		walked(aMark('light', fail, { area: 'terrace' })),
	];
	expect(whatIf(walks, list(['floor'], ['light', { weight: 3 }], ['plant']))).toEqual({
		walks: 1,
		up: 0,
		down: 0,
		most: 0,
		least: 0,
	});
});

test('what would have no score at all is not compared', () => {
	expect(whatIf([walked(aMark('floor', pass))], list(['plant'])).walks).toBe(0);
});
