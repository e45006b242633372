// How far back is counted from the day that it is at the site, not in Greenwich.
import { expect, test } from 'vitest';
import { dayAt, monthsBefore } from './history.ts';

const mexico = { tz: 'America/Mexico_City', cut: 240 };

test('on the last evening of a month it is still that month at the site', () => {
	const evening = Date.UTC(2026, 10, 1, 2);
	expect(dayAt(mexico, evening)).toBe('2026-10-31');
	expect(dayAt(undefined, evening)).toBe('2026-11-01');
	expect(monthsBefore(dayAt(mexico, evening), 0)).toBe('2026-10');
});

test('months are counted over the end of a year, whatever day it is', () => {
	expect(monthsBefore('2026-03-31', 1)).toBe('2026-02');
	expect(monthsBefore('2026-01-15', 2)).toBe('2025-11');
	expect(monthsBefore('2026-12-31', 11)).toBe('2026-01');
});
