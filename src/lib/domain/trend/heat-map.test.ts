// Weeks and days of a place: what was seen, and what nobody looked at, also when the clocks jump.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anItem, aVersion } from '../../../../tests/support/marks.ts';
import { always } from '../../../../tests/support/property.ts';
import { summariesOf, type ToldWalk } from '../../../../tests/support/summaries.ts';
import { businessDay } from '../time/business-day.ts';
import { heatMapOf } from './heat-map.ts';
import { tabulate } from './tabulate.ts';
import { unlooked } from './unlooked.ts';
import { daysBefore, daysUpTo, weekOf, weeksUpTo } from './week.ts';

const items = [anItem('a', { weight: 3 }), anItem('b', { weight: 3 }), anItem('c', { weight: 2 })];
const versions = new Map([['t1', aVersion('t1', items)]]);
const areas = [{ id: 'hall' }, { id: 'bar' }];
const table = (...walks: ToldWalk[]) => tabulate(summariesOf(...walks), versions);

describe('the heat map', () => {
	const weeks = ['2026-06-01', '2026-06-08'];
	const rows = (...walks: ToldWalk[]) =>
		heatMapOf(table(...walks), { site: 's1', kind: 'house', areas, weeks });

	test('pools a week, and what nobody looked at is empty, never zero', () => {
		const told = rows(
			{ day: '2026-06-08', hall: 'fpp' },
			{ day: '2026-06-14', hall: 'ppp' },
			{ day: '2026-06-15', hall: 'fff' },
		);
		expect(told).toEqual([
			{ area: 'hall', cells: [null, { tenths: 813, walks: 2 }] },
			{ area: 'bar', cells: [null, null] },
		]);
	});

	test('a walk that could see nothing looked at nothing; too little seen says no number', () => {
		expect(rows({ day: '2026-06-08', hall: 's..' })[0]?.cells[1]).toBeNull();
		expect(rows({ day: '2026-06-08', hall: 'ssf' })[0]?.cells[1]).toEqual({
			tenths: null,
			walks: 1,
		});
		expect(rows({ day: '2026-06-08', hall: 'fff' })[0]?.cells[1]).toEqual({ tenths: 0, walks: 1 });
	});

	test('leaves out other sites, other kinds and areas no longer in use', () => {
		const told = rows(
			{ day: '2026-06-08', hall: 'ppp', site: 's2' },
			{ day: '2026-06-08', hall: 'ppp', kind: 'spot' },
			{ day: '2026-06-08', areas: { attic: 'ppp' } },
		);
		expect(told.flatMap(({ cells }) => cells).filter(Boolean)).toEqual([]);
	});
});

describe('what nobody looked at', () => {
	const shifts = ['day', 'night'].map((id) => ({ id, name: id, from: 0, to: 720 }));
	const question = { site: { id: 's1', shifts }, areas, today: '2026-06-10', days: 3 };
	const told = (walks: ToldWalk[], over: Partial<typeof question> = {}) =>
		unlooked(table(...walks), { ...question, ...over }).map(({ area, shift, last }) => [
			area,
			shift?.id ?? null,
			last,
		]);

	test('is told by area and shift, with the day somebody last did', () => {
		const walks: ToldWalk[] = [
			{ day: '2026-06-07', shift: 'night', hall: 'ppp' },
			{ day: '2026-06-08', shift: 'day', hall: 'ppp' },
			{ day: '2026-06-10', shift: 'night', areas: { bar: 'ppp' } },
		];
		expect(told(walks)).toEqual([
			['hall', 'night', '2026-06-07'],
			['bar', 'day', null],
		]);
	});

	test('opening a list, or seeing nothing of it, is not looking', () => {
		expect(told([{ day: '2026-06-10', shift: 'day', hall: 's.n' }])).toContainEqual([
			'hall',
			'day',
			null,
		]);
	});

	test('a place without shifts is told by area; a walk between shifts is of none', () => {
		const walks: ToldWalk[] = [{ day: '2026-06-10', hall: 'ppp' }];
		expect(told(walks, { site: { id: 's1', shifts: [] } })).toEqual([['bar', null, null]]);
		expect(told(walks)).toHaveLength(4);
	});
});

describe('weeks', () => {
	test('begin on Monday and are named by it', () => {
		expect(daysUpTo('2026-06-14', 7).map(weekOf)).toEqual(Array(7).fill('2026-06-08'));
		expect(weekOf('2026-06-15')).toBe('2026-06-15');
		expect(weekOf('2027-01-01')).toBe('2026-12-28');
		expect(weeksUpTo('2026-06-10', 2)).toEqual(['2026-06-01', '2026-06-08']);
		expect(daysBefore('2028-03-01', 1)).toBe('2028-02-29');
	});

	test.each([
		['forward', '2026-03-08', 'America/New_York'],
		['back', '2026-11-01', 'America/New_York'],
		['forward', '2026-03-29', 'Europe/Madrid'],
		['back', '2026-10-25', 'Europe/Madrid'],
	])('when clocks go %s on %s no business day and no week is lost', (_way, day, tz) => {
		const hours = Array.from({ length: 14 * 24 }, (_, hour) =>
			businessDay(Date.parse(`${daysBefore(day, 7)}T12:00:00Z`) + hour * 3_600_000, tz, 240),
		);
		const days = [...new Set(hours)];
		expect(days).toEqual(daysUpTo(days.at(-1) ?? '', days.length));
		expect([14, 15]).toContain(days.length);
		// The night of the jump has an hour less or more, and its business day stays one.
		expect([23, 24, 25]).toContain(hours.filter((one) => one === day).length);
		expect(hours.filter((one) => one === daysBefore(day, 1))).toHaveLength(
			_way === 'forward' ? 23 : 25,
		);
	});

	test('a walk of any instant falls into exactly one day of one week', () => {
		const anyInstant = fc.integer({ min: Date.UTC(2020), max: Date.UTC(2035) });
		const zones = fc.constantFrom('America/New_York', 'Europe/Madrid', 'America/Mexico_City');
		always([zones, anyInstant], (tz, instant) => {
			const day = businessDay(instant, tz, 240);
			const week = daysUpTo(daysBefore(weekOf(day), -6), 7);
			expect(week.filter((one) => one === day)).toHaveLength(1);
			expect(new Set(week.map(weekOf))).toEqual(new Set([weekOf(day)]));
		});
	});
});
