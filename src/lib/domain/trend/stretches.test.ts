// A list changed: where the line breaks, and what becomes of walks by phones that had not heard of it.
import { expect, test } from 'vitest';
import { anItem, aVersion } from '../../../../tests/support/marks.ts';
import { summariesOf } from '../../../../tests/support/summaries.ts';
import { tabulate } from './tabulate.ts';
import { trendOf } from './trend.ts';

const listed = (tpl: string, ...names: string[]) => {
	const version = aVersion(
		tpl,
		names.map((name) => anItem(name)),
	);
	return [tpl, { ...version, checklist: { ...version.checklist, id: 'hall' } }] as const;
};
const versions = new Map([
	listed('1', 'a', 'b'),
	listed('2', 'x', 'y'),
	listed('3', 'x', 'y', 'z'),
]);
for (const version of versions.values())
	version.checklist.items.forEach((item) => (item.weight = 3));

const key = {
	site: 's1',
	kind: 'house',
	scope: { of: 'area', area: 'hall', list: 'hall' },
	dimension: null,
	shift: null,
} as const;

/** Walks by these versions, one sign each: the places with a point, the breaks, and what was left out. */
function line(tpls: string) {
	const walks = summariesOf(
		...[...tpls].map((tpl) => ({ areas: { hall: { tpl, outcomes: 'ppp' } } })),
	);
	const trend = trendOf(tabulate(walks, versions), key);
	return {
		walks: trend.walks,
		cuts: trend.stretches.map(({ from, to, why }) => `${from}-${to} ${why}`),
		strays: trend.stretches.map(({ strays }) => strays),
	};
}

test('from the first walk by a new version the old one has no point, however long a phone keeps it', () => {
	expect(line('1112121212')).toEqual({
		walks: [0, 1, 2, 3, 5, 7, 9],
		cuts: ['0-3 first', '3-7 version'],
		strays: [0, 3],
	});
});

test('a new version that nobody walked by again was tried, and breaks nothing', () => {
	expect(line('1121111111')).toMatchObject({ cuts: ['0-9 first'], strays: [1] });
});

test('the newest walk by a new version begins a line: nothing says yet that it does not stay', () => {
	expect(line('1112')).toMatchObject({ cuts: ['0-3 first', '3-4 version'] });
});

test('who returns to an old list, all of them, begins a line again', () => {
	expect(line('11122221111')).toEqual({
		walks: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
		cuts: ['0-3 first', '3-7 version', '7-11 version'],
		strays: [0, 0, 0],
	});
});

test('one old phone at the very end waits until others have walked', () => {
	expect(line('11122221')).toMatchObject({ cuts: ['0-3 first', '3-7 version'], strays: [0, 1] });
	expect(line('111222211')).toMatchObject({ strays: [0, 2] });
});
