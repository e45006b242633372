// What still speaks badly: it stays until somebody saw it good, or fixed it on the spot.
import { describe, expect, test } from 'vitest';
import { aVersion, anItem } from '../../../../tests/support/marks.ts';
import { openIntrusions } from './open-intrusions.ts';
import type { WalkSummary } from './summary.ts';

const items = [
	anItem('detail', { weight: 1 }),
	anItem('trust', { weight: 3 }),
	anItem('danger', { weight: 3, critical: true }),
];
const versions = new Map([['t1', aVersion('t1', items)]]);

const walks = (...outcomes: string[]): WalkSummary[] =>
	outcomes.map((told, index) => ({
		walk: `w${index + 1}`,
		site: 's1',
		kind: 'house',
		shift: null,
		day: '2026-06-10',
		walkedAt: (index + 1) * 100,
		finishedAt: null,
		areas: [{ id: 'hall', name: 'Salón', tpl: 't1', outcomes: told }],
	}));

const open = (...outcomes: string[]) =>
	openIntrusions(walks(...outcomes), versions).map(({ mark, since, walk, times }) => ({
		item: mark.item.id,
		since,
		walk,
		times,
	}));

describe('an intrusion stays open', () => {
	test('from the walk that saw it first, through every walk that sees it again', () => {
		expect(open('fpp', '1pp', 'fpp')).toEqual([
			{ item: 'detail', since: 100, walk: 'w3', times: 3 },
		]);
	});

	test('while nobody looks: unanswered or skipped says nothing', () => {
		expect(open('fpp', '.pp', 'spp')).toEqual([
			{ item: 'detail', since: 100, walk: 'w1', times: 1 },
		]);
	});
});

describe('an intrusion is closed', () => {
	test('by whoever saw it good', () => {
		expect(open('fpp', 'ppp')).toEqual([]);
		expect(open('fpp', '3pp')).toEqual([]);
	});

	test('by fixing it on the spot', () => {
		expect(open('Fpp')).toEqual([]);
		expect(open('fpp', 'cpp')).toEqual([]);
	});

	test('and begins anew when it comes back', () => {
		expect(open('fpp', 'ppp', 'fpp')).toEqual([
			{ item: 'detail', since: 300, walk: 'w3', times: 1 },
		]);
		expect(open('Fpp', 'fpp')).toEqual([{ item: 'detail', since: 200, walk: 'w2', times: 1 }]);
	});

	test('when it no longer applies', () => {
		expect(open('fpp', 'npp')).toEqual([]);
	});
});

test('worst first: critical, then weight, then the longest open', () => {
	expect(open('f2p', 'ff2').map(({ item }) => item)).toEqual(['danger', 'trust', 'detail']);
	const twins = new Map([['t1', aVersion('t1', [anItem('young'), anItem('old')])]]);
	const told = openIntrusions(walks('pf', 'ff'), twins).map(({ mark }) => mark.item.id);
	expect(told).toEqual(['old', 'young']);
});

test('the same item in two areas is two intrusions, each with the name of its area', () => {
	const [walk] = walks('fpp');
	const second = { id: 'bar', name: 'Barra', tpl: 't1', outcomes: 'fpp' };
	const both = walk ? [{ ...walk, areas: [...walk.areas, second] }] : [];
	expect(openIntrusions(both, versions).map(({ areaName }) => areaName)).toEqual([
		'Salón',
		'Barra',
	]);
});

test('a site nobody walked has nothing open', () => {
	expect(openIntrusions([], versions)).toEqual([]);
});
