// A night shift is never cut in two, and a clock that jumps moves nobody to another day.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { always } from '../../../../tests/support/property.ts';
import { businessDay, dayBefore, isTimeZone, localTime, shiftAt } from './business-day.ts';

const four = 4 * 60;
const hour = 3_600_000;
const day = (iso: string, tz: string, cut = four) => businessDay(Date.parse(iso), tz, cut);

describe('the cut at 04:00', () => {
	// Each row: the zone, the last minute of a business day in UTC, and that day.
	test.each([
		['America/New_York', 'an ordinary night', '2026-06-10T07:59:59Z', '2026-06-09'],
		['America/New_York', 'clocks go forward', '2026-03-08T07:59:59Z', '2026-03-07'],
		['America/New_York', 'clocks go back', '2026-11-01T08:59:59Z', '2026-10-31'],
		['Europe/Madrid', 'clocks go forward', '2026-03-29T01:59:59Z', '2026-03-28'],
		['Europe/Madrid', 'clocks go back', '2026-10-25T02:59:59Z', '2026-10-24'],
		[
			'America/Mexico_City',
			'the last time clocks went forward',
			'2022-04-03T08:59:59Z',
			'2022-04-02',
		],
		['America/Mexico_City', 'the last time clocks went back', '2022-10-30T09:59:59Z', '2022-10-29'],
		['America/Mexico_City', 'clocks that stay since', '2026-04-05T09:59:59Z', '2026-04-04'],
		['Asia/Kolkata', 'a zone of half an hour', '2026-01-01T22:29:59Z', '2026-01-01'],
		['UTC', 'the turn of a year', '2027-01-01T03:59:59Z', '2026-12-31'],
		['UTC', 'a leap day', '2028-03-01T03:59:59Z', '2028-02-29'],
	])('%s, %s', (tz, _what, lastMoment, lastDay) => {
		const next = new Date(Date.parse(lastMoment) + 1000).toISOString();
		expect(day(lastMoment, tz)).toBe(lastDay);
		expect(dayBefore(day(next, tz))).toBe(lastDay);
	});

	test('the hour that happens twice belongs to the same business day both times', () => {
		const first = Date.parse('2026-11-01T05:30:00Z');
		expect(localTime(first, 'America/New_York')).toEqual({ day: '2026-11-01', minutes: 90 });
		expect(localTime(first + hour, 'America/New_York')).toEqual({ day: '2026-11-01', minutes: 90 });
		expect(businessDay(first, 'America/New_York', four)).toBe('2026-10-31');
		expect(businessDay(first + hour, 'America/New_York', four)).toBe('2026-10-31');
	});

	test('midnight is minute 0 of its day, not minute 1440 of the one before', () => {
		expect(localTime(Date.parse('2026-06-10T00:00:00Z'), 'UTC')).toEqual({
			day: '2026-06-10',
			minutes: 0,
		});
		expect(day('2026-06-10T00:00:00Z', 'UTC', 0)).toBe('2026-06-10');
	});

	test('time never runs backwards, and no business day is lost', () => {
		const zones = ['America/New_York', 'Europe/Madrid', 'America/Mexico_City', 'Asia/Kolkata'];
		const anyHour = fc.integer({ min: Date.UTC(2020) / hour, max: Date.UTC(2035) / hour });
		always([fc.constantFrom(...zones), anyHour], (tz, hours) => {
			const at = hours * hour;
			const today = businessDay(at, tz, four);
			expect([today, dayBefore(today)]).toContain(businessDay(at - hour, tz, four));
			expect(businessDay(at - 22 * hour, tz, four) <= today).toBe(true);
			expect(businessDay(at - 26 * hour, tz, four) < today).toBe(true);
		});
	});
});

describe('shifts', () => {
	const shift = (id: string, from: number, to: number) => ({
		id,
		name: id,
		from: from * 60,
		to: to * 60,
	});
	const round = [shift('morning', 6, 14), shift('evening', 14, 22), shift('night', 22, 6)];
	const at = (iso: string, tz = 'UTC', shifts = round) =>
		shiftAt({ tz, shifts }, Date.parse(iso))?.id ?? null;

	test('a shift begins with its first minute and ends before its last', () => {
		expect(at('2026-06-10T05:59:59Z')).toBe('night');
		expect(at('2026-06-10T06:00:00Z')).toBe('morning');
		expect(at('2026-06-10T13:59:59Z')).toBe('morning');
		expect(at('2026-06-10T14:00:00Z')).toBe('evening');
	});

	test('a night shift crosses midnight', () => {
		expect(at('2026-06-10T22:00:00Z')).toBe('night');
		expect(at('2026-06-10T23:59:59Z')).toBe('night');
		expect(at('2026-06-11T00:00:00Z')).toBe('night');
	});

	test('the local clock counts, also on the nights it jumps and in a zone of half an hour', () => {
		const bar = [shift('bar', 20, 2), shift('cleaning', 3, 5)];
		expect(at('2026-03-08T06:59:00Z', 'America/New_York', bar)).toBe('bar');
		expect(at('2026-03-08T07:00:00Z', 'America/New_York', bar)).toBe('cleaning');
		expect(at('2026-11-01T06:59:00Z', 'America/New_York', bar)).toBe('bar');
		expect(at('2026-11-01T07:00:00Z', 'America/New_York', bar)).toBeNull();
		expect(at('2026-06-10T00:29:00Z', 'Asia/Kolkata')).toBe('night');
		expect(at('2026-06-10T00:30:00Z', 'Asia/Kolkata')).toBe('morning');
	});

	test('between shifts there is none, and a site may have none at all', () => {
		expect(at('2026-06-10T05:00:00Z', 'UTC', [shift('day', 8, 20)])).toBeNull();
		expect(at('2026-06-10T12:00:00Z', 'UTC', [])).toBeNull();
	});

	test('a shift that ends when it begins lasts all day', () => {
		expect(at('2026-06-10T03:00:00Z', 'UTC', [shift('always', 8, 8)])).toBe('always');
	});

	test('where shifts overlap the first one named counts', () => {
		const both = [shift('first', 8, 16), shift('second', 12, 20)];
		expect(at('2026-06-10T13:00:00Z', 'UTC', both)).toBe('first');
	});

	test('shifts that cover the round of the clock leave no instant without one', () => {
		const anyInstant = fc.integer({ min: Date.UTC(2020), max: Date.UTC(2035) });
		always([fc.constantFrom('Europe/Madrid', 'Asia/Kolkata'), anyInstant], (tz, instant) => {
			expect(shiftAt({ tz, shifts: round }, instant)).not.toBeNull();
		});
	});
});

test('a zone that does not exist is told apart from one that does', () => {
	expect(isTimeZone('America/Bogota')).toBe(true);
	expect(isTimeZone('America/Macondo')).toBe(false);
	expect(() => localTime(0, 'America/Macondo')).toThrow(RangeError);
});
