// The quick list of open problems is the list of open intrusions, each with its hour.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anItem, aVersion } from '../../../../tests/support/marks.ts';
import { always } from '../../../../tests/support/property.ts';
import { summariesOf } from '../../../../tests/support/summaries.ts';
import { openIntrusions } from '../walk/open-intrusions.ts';
import { deadlineOf, nextAt, type Clock } from './deadline.ts';
import { isOverdue, openProblems } from './open-problems.ts';
import { tabulate } from './tabulate.ts';
import { localTime } from '../time/business-day.ts';

const clock: Clock = {
	tz: 'America/New_York',
	cut: 240,
	shifts: [
		{ id: 'day', name: 'Día', from: 480, to: 960 },
		{ id: 'night', name: 'Noche', from: 1320, to: 360 },
	],
};
const items = [
	anItem('detail', { weight: 1 }),
	anItem('seen', { weight: 2 }),
	anItem('trust', { weight: 3 }),
	anItem('danger', { weight: 3, critical: true }),
];
/** `t3` follows `t1` in one list; `t2` is of another. */
const versions = new Map(
	[
		aVersion('t1', items),
		aVersion('t2', [...items].reverse().slice(1)),
		{ ...aVersion('t3', items.slice(1)), at: 1 },
	].map((version) => [version.tpl, version]),
);
for (const [tpl, { checklist }] of versions) if (tpl !== 't2') checklist.id = 'list';

test('agrees with the open intrusions, whatever was walked, fixed, skipped or changed', () => {
	const anyTold = fc
		.array(fc.constantFrom(...'.pf014nsFab'), { maxLength: 5 })
		.map((told) => told.join(''));
	const anyArea = fc.record({ tpl: fc.constantFrom('t1', 't2', 't3', 'gone'), outcomes: anyTold });
	const anyWalk = fc.oneof(
		fc.record({ hall: anyArea, bar: anyArea }),
		fc.record({ bar: anyArea, hall: anyArea }),
		fc.record({ hall: anyArea }),
	);
	const anyKind = fc.constantFrom('house' as const, 'house' as const, 'spot' as const);
	always([fc.array(fc.tuple(anyWalk, anyKind), { maxLength: 8 })], (told) => {
		const walks = summariesOf(...told.map(([areas, kind]) => ({ areas, kind })));
		const house = walks.filter(({ kind }) => kind === 'house');
		const quick = openProblems(tabulate(walks, versions), 's1', clock);
		const slow = openIntrusions(house, versions).map((one) => ({
			areaName: one.areaName,
			since: one.since,
			walk: one.walk,
			times: one.times,
			area: one.mark.area,
			item: one.mark.item,
			due: deadlineOf(one.mark.item, one.since, clock),
		}));
		expect(quick).toEqual(slow);
	});
});

test('an auditor’s spot check neither opens nor closes what the house has open', () => {
	const walks = summariesOf('ffpp', { hall: 'ppff', kind: 'spot' });
	const told = openProblems(tabulate(walks, versions), 's1', clock).map(({ item }) => item.id);
	expect(told).toEqual(['seen', 'detail']);
});

const hour = 3_600_000;
const at = (iso: string) => Date.parse(iso);
const [detail, seen, trust, danger] = items;

describe('until when', () => {
	const noon = at('2026-06-10T16:00:00Z');
	const due = (item: (typeof items)[number] | undefined, since = noon) =>
		new Date(deadlineOf(item ?? anItem('none'), since, clock)).toISOString();

	test('critical at once, the rest by its weight', () => {
		expect(due(danger)).toBe('2026-06-10T16:00:00.000Z');
		expect(due(trust)).toBe('2026-06-10T20:00:00.000Z');
		expect(due(seen)).toBe('2026-06-13T16:00:00.000Z');
		expect(due(detail)).toBe('2026-06-17T16:00:00.000Z');
	});

	test('a night shift ends in the morning; between shifts the business day ends', () => {
		expect(due(trust, at('2026-06-11T03:00:00Z'))).toBe('2026-06-11T10:00:00.000Z');
		expect(due(trust, at('2026-06-10T21:00:00Z'))).toBe('2026-06-11T08:00:00.000Z');
	});

	test('the local clock counts on the nights it jumps', () => {
		expect(due(trust, at('2026-03-08T04:00:00Z'))).toBe('2026-03-08T10:00:00.000Z');
		expect(due(trust, at('2026-11-01T03:00:00Z'))).toBe('2026-11-01T11:00:00.000Z');
	});

	test('the shift that ends just now has ended: the next end is a day away', () => {
		expect(nextAt(at('2026-06-10T20:00:00Z'), 960, clock.tz)).toBe(at('2026-06-11T20:00:00Z'));
	});

	test('whatever the hour and zone, the next time is ahead, within a day, and right', () => {
		const zones = fc.constantFrom('America/New_York', 'Europe/Madrid', 'Asia/Kolkata', 'UTC');
		const anyHour = fc.integer({ min: Date.UTC(2020) / 1000, max: Date.UTC(2035) / 1000 });
		always([zones, anyHour, fc.nat({ max: 1439 })], (tz, seconds, minutes) => {
			const next = nextAt(seconds * 1000, minutes, tz);
			expect(next).toBeGreaterThan(seconds * 1000);
			expect(next).toBeLessThanOrEqual(seconds * 1000 + 25 * hour);
			// Between two and three at night a clock may skip those very minutes.
			if (minutes < 60 || minutes >= 180) expect(localTime(next, tz).minutes).toBe(minutes);
		});
	});
});

test('a problem is overdue from its hour on, a critical one from the first', () => {
	const table = tabulate(summariesOf('pffp', 'pppf'), versions);
	const [, ...later] = openProblems(table, 's1', clock);
	expect(later).toEqual([]);
	const [critical] = openProblems(table, 's1', clock);
	expect(critical?.item.id).toBe('danger');
	expect(isOverdue({ due: critical?.due ?? 0 }, critical?.since ?? 0)).toBe(true);
	expect([isOverdue({ due: 10 }, 9), isOverdue({ due: 10 }, 10)]).toEqual([false, true]);
});
