// One thing that happened is told once, by what it is of; a second thing is a second story.
import { describe, expect, test } from 'vitest';
import { anItem, aVersion } from '../../../../tests/support/marks.ts';
import { summariesOf, type ToldWalk } from '../../../../tests/support/summaries.ts';
import { tellingOf } from './headline.ts';
import { overviewOf } from './overview.ts';
import { realChanges } from './real-changes.ts';
import { alarmedKeys } from './series-key.ts';
import { storiesOf } from './stories.ts';
import { tabulate } from './tabulate.ts';
import { trendOf } from './trend.ts';
import { daysBefore } from './week.ts';

/** Ten items: the first five are of cleanliness, the rest of order. */
const items = Array.from({ length: 10 }, (_, at) =>
	anItem(`i${at}`, { dimension: at < 5 ? 'cleanliness' : 'order' }),
);
const versions = new Map([['t1', aVersion('t1', items)]]);
const bad = (...failed: number[]) =>
	items.map((_, at) => (failed.includes(at) ? 'f' : 'p')).join('');
const repeat = (count: number, ...some: string[]): string[] =>
	Array.from({ length: count }, (_, at) => some[at % some.length] ?? '');
const calm = repeat(12, bad(0), bad(5));
/** Order is worse; cleanliness is as it always was. */
const untidy = (count: number) => repeat(count, bad(5, 6, 7, 0), bad(5, 6, 7));
const today = '2026-06-30';

/** One walk a day, the last today. */
const daily = (halls: readonly string[], over: ToldWalk = {}): ToldWalk[] =>
	halls.map((hall, at) => {
		const day = daysBefore(today, halls.length - 1 - at);
		return { hall, day, walkedAt: Date.parse(`${day}T18:00:00Z`), ...over };
	});

function told(halls: readonly string[]) {
	const table = tabulate(summariesOf(...daily(halls)), versions);
	const trends = alarmedKeys(table).map((key) => trendOf(table, key));
	const lately = { newFrom: daysBefore(today, 6), recentFrom: daysBefore(today, 13) };
	return storiesOf(table, realChanges(table, trends).changes, lately);
}

describe('one story', () => {
	test('of order that falls, though the whole score falls with it', () => {
		const [story, ...others] = told([...calm, ...untidy(10)]);
		expect(others).toEqual([]);
		expect(story?.lead).toMatchObject({ dimension: 'order', rule: 'S2', walks: 10 });
		expect(story?.also.map(({ dimension }) => dimension)).toEqual([null]);
	});

	test('of the whole score when both dimensions fall', () => {
		const [story] = told([...calm, ...repeat(10, bad(0, 1, 2, 5, 6, 7))]);
		expect(story?.lead.dimension).toBeNull();
		expect(story?.also).toHaveLength(2);
	});

	test('of a run that one good walk breaks and that goes on', () => {
		const low = untidy(9);
		const stories = told([...calm, ...low, bad(), ...low]).filter(
			({ lead }) => lead.side === 'worse',
		);
		expect(stories).toHaveLength(1);
		expect(stories[0]).toMatchObject({ isPresent: true });
	});

	test('tells the change by its run, not by the one walk that was worst', () => {
		const halls = [...calm, ...untidy(9), bad(...items.keys())];
		expect(told(halls)[0]?.lead.rule).toBe('S2');
	});
});

test('a second fall weeks later is a second story, the newest first', () => {
	const far = bad(...items.keys());
	const stories = told([...calm, far, ...repeat(20, bad(0), bad(5)), far, bad(0)]);
	expect(stories).toHaveLength(2);
	expect(stories.map(({ isPresent, isNew, isRecent }) => [isPresent, isNew, isRecent])).toEqual([
		[false, true, true],
		[false, false, false],
	]);
});

test('what speaks badly is that of its last five walks', () => {
	const [story] = told([...calm, ...untidy(9)]);
	expect(story?.causes.map(({ item, fails, of }) => [item.id, fails, of])).toEqual([
		['i5', 5, 5],
		['i6', 5, 5],
		['i7', 5, 5],
	]);
});

describe('what is read first', () => {
	const place = (id: string) => ({
		site: {
			...{ id, name: id, sector: 'restaurant' as const, region: 'MX' },
			...{ tz: 'America/Mexico_City', cut: 240, shifts: [] },
		},
		areas: [{ id: 'hall', name: 'Salón', list: 't1', order: 0, archived: false }],
	});
	const tellingFor = (bySite: Record<string, readonly string[]>) => {
		const walks = Object.entries(bySite).flatMap(([site, halls]) => daily(halls, { site }));
		const table = tabulate(summariesOf(...walks), versions);
		const now = Date.parse(`${today}T20:00:00Z`);
		const places = Object.keys(bySite).map(place);
		return tellingOf(overviewOf(table, { places, restarts: [], now, days: 90 }));
	};
	const worse = [...calm, ...untidy(10)];
	const better = [...repeat(12, bad(0, 1), bad(0, 5)), ...repeat(9, bad())];

	test('is what became worse, wherever that is; what became better follows', () => {
		const { headline, others, past } = tellingFor({ a: better, b: worse });
		expect(headline).toMatchObject({ kind: 'story', told: { site: { site: 'b' } } });
		expect(others.map(({ site }) => site.site)).toContain('a');
		expect(past).toEqual([]);
	});

	test('is what is over only in the past', () => {
		const over = [...calm, bad(...items.keys()), ...repeat(20, bad(0), bad(5))];
		const { headline, others, past } = tellingFor({ a: over });
		expect([headline.kind, others.length, past.length]).toEqual(['calm', 0, 1]);
	});

	test('is calm, too early, or not begun where there is nothing to tell', () => {
		expect(tellingFor({ a: [...calm, ...calm] }).headline).toEqual({ kind: 'calm' });
		const few = tellingFor({ a: calm.slice(0, 8), b: calm.slice(0, 3) });
		expect(few.headline).toEqual({ kind: 'few', missing: 4 });
		expect(tellingFor({ a: [] }).headline).toEqual({ kind: 'empty' });
		expect(tellingFor({}).headline).toEqual({ kind: 'empty' });
	});
});
