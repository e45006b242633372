// Days as other people write them, and columns of which only a person knows what they mean.
import { describe, expect, test } from 'vitest';
import { dateFormOf, daysBetween, readDay, type DateForm } from './dates.ts';

describe('one date', () => {
	test.each<[string, DateForm, string]>([
		['20171231', 'ymd', '2017-12-31'],
		['31122017', 'dmy', '2017-12-31'],
		['2017-12-31', 'dmy', '2017-12-31'],
		['2017/1/5', 'mdy', '2017-01-05'],
		['31/12/2017', 'dmy', '2017-12-31'],
		['12.31.17', 'mdy', '2017-12-31'],
		['5-1-99', 'dmy', '1999-01-05'],
		['05/03/62', 'dmy', '1962-03-05'],
		['05/03/26', 'dmy', '2026-03-05'],
		['05/03/27', 'dmy', '1927-03-05'],
		['05/03/00', 'dmy', '2000-03-05'],
		['2017-12-31T23:59:59.000Z', 'ymd', '2017-12-31'],
		['31/12/2017 11:05:00 p. m.', 'dmy', '2017-12-31'],
		[' 29/02/2016 ', 'dmy', '2016-02-29'],
	])('%s as %s is %s', (text, form, day) => {
		expect(readDay(text, form, '2026-11-26')).toEqual({ kind: 'day', day });
	});

	test.each<[string, DateForm, string]>([
		['', 'ymd', 'empty'],
		['29/02/2017', 'dmy', 'impossible'],
		['20171301', 'ymd', 'impossible'],
		['4/1/9873', 'mdy', 'impossible'],
		['31/12/2017', 'ymd', 'unreadable'],
		['12:15:17 PM', 'mdy', 'unreadable'],
		['ayer', 'dmy', 'unreadable'],
	])('%s as %s is %s', (text, form, kind) => {
		expect(readDay(text, form).kind).toBe(kind);
	});

	test('days are counted over leap years and clock changes', () => {
		expect(daysBetween('2016-02-28', '2016-03-01')).toBe(2);
		expect(daysBetween('2017-03-01', '2007-03-01')).toBe(-3653);
	});
});

describe('a column of dates', () => {
	const days = (make: (day: number, month: number) => string, most = 28) =>
		Array.from({ length: 60 }, (_, index) => make((index % most) + 1, (index % 12) + 1));

	test('one day beyond the twelfth tells which part is the month', () => {
		expect(dateFormOf(days((day, month) => `${day}/${month}/2020`))).toMatchObject({ form: 'dmy' });
		expect(dateFormOf(days((day, month) => `${month}/${day}/2020`))).toMatchObject({ form: 'mdy' });
		expect(dateFormOf(['20201231', '20200105'])).toMatchObject({ form: 'ymd' });
		expect(dateFormOf(['31122020', '05012020'])).toMatchObject({ form: 'dmy' });
	});

	test('it is asked where every date could be read both ways', () => {
		const found = dateFormOf(days((day, month) => `${day}/${month}/2020`, 12));
		expect(found).toEqual({ kind: 'asked', forms: ['dmy', 'mdy'], example: '1/1/2020' });
	});

	test('it is asked where the dates contradict each other', () => {
		const both = [...Array(10).fill('25/1/2020'), ...Array(10).fill('1/25/2020'), '3/4/2020'];
		expect(dateFormOf([...both, ...Array(200).fill('1/2/2020')]).kind).toBe('asked');
	});

	test('one slip of the pen turns no column', () => {
		expect(dateFormOf([...Array(60).fill('25/1/2020'), '1/25/2020'])).toMatchObject({
			form: 'dmy',
		});
	});

	test('words and numbers are no dates', () => {
		expect(dateFormOf(['94', '88', '100']).kind).toBe('none');
		expect(dateFormOf(['Centro', 'Norte']).kind).toBe('none');
		expect(dateFormOf([]).kind).toBe('none');
	});
});
