// What nobody looked at is said in as few sentences as tell it, and every cell of it can be seen.
import { describe, expect, test } from 'vitest';
import { anItem, aVersion } from '../../../../tests/support/marks.ts';
import { summariesOf, type ToldWalk } from '../../../../tests/support/summaries.ts';
import type { Area, Site } from '../site/site.ts';
import { tabulate } from './tabulate.ts';
import { unlookedPlaces } from './unlooked-places.ts';

const site: Site = {
	id: 's1',
	name: 'Centro',
	sector: 'restaurant',
	region: 'MX',
	tz: 'America/Mexico_City',
	cut: 240,
	shifts: [
		{ id: 'day', name: 'Día', from: 480, to: 960 },
		{ id: 'night', name: 'Noche', from: 960, to: 1320 },
	],
};
const areas: Area[] = ['hall', 'bar', 'yard'].map((id, order) => ({
	id,
	name: id.toUpperCase(),
	list: 't1',
	order,
	archived: false,
}));
const versions = new Map([['t1', aVersion('t1', [anItem('one'), anItem('two')])]]);
/** Nine in the morning there, in the day's shift; and nine at night. */
const [morning, night] = [Date.UTC(2026, 5, 10, 15), Date.UTC(2026, 5, 11, 3)];

const told = (walks: ToldWalk[], of: Site = site, now = morning) =>
	unlookedPlaces(tabulate(summariesOf(...walks), versions), { site: of, areas, now, days: 7 });
const all = { hall: 'pp', bar: 'pp', yard: 'pp' };

test('where everything was looked at in every shift there is nothing to tell', () => {
	const seen = told([
		{ areas: all, shift: 'day' },
		{ areas: all, shift: 'night' },
	]);
	expect(seen).toMatchObject({ isAll: false, areas: [], shifts: [], missing: 0, of: 6 });
	expect(seen.grid?.rows.flatMap(({ cells }) => cells).every(({ isSeen }) => isSeen)).toBe(true);
});

test('a place that nobody walked lately is one sentence, with the day of the last walk', () => {
	const old = told([{ areas: all, shift: 'day', day: '2026-05-20' }]);
	expect(old).toMatchObject({ isAll: true, last: '2026-05-20', shifts: [], missing: 6 });
	expect(told([])).toMatchObject({ isAll: true, last: null });
});

describe('in part', () => {
	const seen = told([
		{ areas: { hall: 'pp', bar: 'pp' }, shift: 'day' },
		{ areas: { hall: 'pp' }, shift: 'night' },
		{ areas: { yard: 'pp' }, shift: 'day', day: '2026-05-01' },
	]);

	test('an area that no shift saw is told once, and not again by shift', () => {
		expect(seen.areas).toEqual([{ area: 'yard', name: 'YARD', last: '2026-05-01' }]);
		expect(seen.shifts).toMatchObject([
			{ shift: { id: 'night' }, isWhole: false, areas: [{ area: 'bar', last: null }] },
		]);
	});

	test('each cell tells the day somebody last looked', () => {
		expect(seen.grid?.rows.map(({ cells }) => cells)).toEqual([
			[
				{ isSeen: true, last: null },
				{ isSeen: true, last: null },
			],
			[
				{ isSeen: true, last: null },
				{ isSeen: false, last: null },
			],
			[
				{ isSeen: false, last: '2026-05-01' },
				{ isSeen: false, last: null },
			],
		]);
		expect([seen.missing, seen.of]).toEqual([3, 6]);
	});
});

test('a shift in which nobody looked at anything is told as a whole', () => {
	expect(told([{ areas: all, shift: 'day' }]).shifts).toMatchObject([
		{ shift: { id: 'night' }, isWhole: true },
	]);
});

test('a site without shifts has areas only', () => {
	const plain = told([{ areas: { hall: 'pp' } }], { ...site, shifts: [] });
	expect(plain).toMatchObject({ grid: null, shifts: [], missing: 2, of: 3 });
	expect(plain.areas.map(({ area }) => area)).toEqual(['bar', 'yard']);
});

test('what to walk now is what this shift lacks; when it lacks nothing, all that is missing', () => {
	const walks: ToldWalk[] = [
		{ areas: all, shift: 'day' },
		{ areas: { bar: 'pp' }, shift: 'night' },
	];
	expect(told(walks, site, night).toWalk).toEqual(['hall', 'yard']);
	expect(told(walks).toWalk).toEqual(['hall', 'yard']);
	expect(told([{ areas: { hall: 'pp' }, shift: 'day' }]).toWalk).toEqual(['bar', 'yard']);
});
