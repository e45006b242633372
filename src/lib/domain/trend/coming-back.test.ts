// What keeps coming back is told against its own history, with counts, and never more than was asked.
import { describe, expect, test } from 'vitest';
import { anItem, aVersion } from '../../../../tests/support/marks.ts';
import { summariesOf, type ToldWalk } from '../../../../tests/support/summaries.ts';
import { comingBack, type ComingBack } from './coming-back.ts';
import { tabulate } from './tabulate.ts';
import { daysBefore } from './week.ts';

const items = ['cups', 'boxes', 'lamp'].map((id) => anItem(id));
const versions = new Map(
	[aVersion('t1', items), aVersion('t2', [...items].reverse())].map((it) => [it.tpl, it]),
);
const today = '2026-06-30';

/** Outcomes of `cups`, oldest first, one walk a day up to today; the other two are good. */
const daily = (cups: string, over: ToldWalk = {}): ToldWalk[] =>
	[...cups].map((said, at) => ({
		hall: `${said}pp`,
		day: daysBefore(today, cups.length - 1 - at),
		walkedAt: at * 86_400_000,
		...over,
	}));

const asked = { site: 's1', from: daysBefore(today, 89), areas: new Set(['hall']) };
const told = (walks: ToldWalk[], over: { sites?: (typeof asked)[]; count?: number } = {}) =>
	comingBack(tabulate(summariesOf(...walks), versions), { sites: [asked], count: 5, ...over });
const only = (some: ComingBack[]) => {
	expect(some).toHaveLength(1);
	return some[0];
};

describe('against its own history', () => {
	const [calm, bad] = ['p'.repeat(18), 'pfpfpffpfpff'];

	test('both shares stand with their counts and Wilson’s intervals', () => {
		const one = only(told(daily(`ff${calm}${bad}`)));
		expect(one?.now).toMatchObject({ fails: 7, of: 12 });
		expect(one?.now.low).toBeCloseTo(0.3195, 3);
		expect(one?.before).toMatchObject({ fails: 2, of: 20 });
		expect(one?.before?.high).toBeCloseTo(0.301, 3);
		expect(one).toMatchObject({ verdict: 'more', isRecurrent: true, last: { day: today } });
		expect(one?.period).toMatchObject({ fails: 9, of: 32 });
	});

	test('where the intervals touch nothing is claimed', () => {
		expect(only(told(daily(`${'pf'.repeat(10)}${bad}`)))?.verdict).toBe('unsure');
	});

	test('it may also have become rarer', () => {
		const one = only(told(daily(`${'f'.repeat(30)}ppppppppppff`)));
		expect(one).toMatchObject({ verdict: 'less', now: { fails: 2, of: 12 } });
	});

	test('without an earlier answer there is nothing to compare with', () => {
		expect(only(told(daily(bad)))).toMatchObject({ before: null, verdict: 'unsure' });
	});

	test('the period decides what is told of, never how far back its own history goes', () => {
		const recent = { ...asked, from: daysBefore(today, 11) };
		const one = only(told(daily(`ff${calm}${bad}`), { sites: [recent] }));
		expect(one?.before).toMatchObject({ fails: 2, of: 20 });
	});

	test('a list that changed its order is the same history', () => {
		const turned = daily(calm).map((walk) => ({
			...walk,
			areas: { hall: { tpl: 't2', outcomes: 'ppp' } },
		}));
		const one = only(told([...turned, ...daily(bad)]));
		expect(one?.before).toMatchObject({ fails: 0, of: 18 });
	});
});

test('fixed on the spot again and again is a band-aid, with how often', () => {
	expect(only(told(daily('ppFpFpFpFp')))).toMatchObject({ isBandage: true, fixes: 4 });
	expect(told(daily('ppFpFpFppp'))).toEqual([]);
});

test('what surely comes back stands before what was bad twice in a row', () => {
	const walks = daily('ppfpfpfppfpf').map((walk, at) => ({
		...walk,
		hall: `${walk.hall?.[0] ?? ''}${at < 2 ? 'f' : 'p'}p`,
	}));
	const some = told(walks);
	expect(some.map(({ item }) => item.id)).toEqual(['cups', 'boxes']);
	expect(some[1]).toMatchObject({ isRecurrent: false, isChronic: false, isBandage: false });
	expect(told(walks, { count: 1 }).map(({ item }) => item.id)).toEqual(['cups']);
});

test('only of the house’s walks, of areas in use, and of sites that were asked for', () => {
	const bad = 'pfpfpffpfpff';
	expect(told(daily(bad, { kind: 'spot' }))).toEqual([]);
	expect(told(daily(bad), { sites: [{ ...asked, areas: new Set(['bar']) }] })).toEqual([]);
	expect(told(daily(bad, { site: 's2' }))).toEqual([]);
});

test('what the area’s list asks for no more does not come back', () => {
	const gone = new Map([...versions, ['t3', aVersion('t3', items.slice(1))] as const]);
	const walks = [
		...daily('pfpfpffpfpff'),
		{ areas: { hall: { tpl: 't3', outcomes: 'pp' } }, day: today, walkedAt: 99 * 86_400_000 },
	];
	const table = tabulate(summariesOf(...walks), gone);
	expect(comingBack(table, { sites: [asked], count: 5 })).toEqual([]);
});
