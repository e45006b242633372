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

describe('what a list asks no more', () => {
	const [detail, ...others] = items;
	const [list] = versions.values();
	const newer = { ...aVersion('t2', others), at: 1 };
	const published = new Map([...versions, ['t2', { ...newer, checklist: ofList(newer) }] as const]);
	function ofList({ checklist }: typeof newer) {
		return { ...checklist, id: list?.checklist.id ?? '' };
	}
	const walked = (...told: [tpl: string, outcomes: string][]) => {
		const summaries = walks(...told.map(([, outcomes]) => outcomes)).map((walk, at) => ({
			...walk,
			areas: walk.areas.map((area) => ({ ...area, tpl: told[at]?.[0] ?? '' })),
		}));
		return openIntrusions(summaries, published).map(({ mark }) => mark.item.id);
	};

	test('is open no longer once somebody walked the area without it', () => {
		expect(walked(['t1', 'fpf'], ['t2', 'pp'])).toEqual([]);
		expect(walked(['t1', 'fpf'], ['t2', '.f'])).toEqual(['danger']);
	});

	test('stays open where only a phone that has not heard of it walked', () => {
		const added = new Map([
			['t1', { ...aVersion('t1', others), at: 0 }],
			['t2', { ...aVersion('t2', items), at: 1 }],
		]);
		for (const version of added.values()) version.checklist.id = 'hall';
		const [first, second] = walks('fpp', 'pp');
		const told = [
			{ ...first, areas: [{ id: 'hall', name: 'Salón', tpl: 't2', outcomes: 'fpp' }] },
			{ ...second, areas: [{ id: 'hall', name: 'Salón', tpl: 't1', outcomes: 'pp' }] },
		] as WalkSummary[];
		expect(openIntrusions(told, added).map(({ mark }) => mark.item.id)).toEqual([detail?.id]);
	});

	test('closes too when the area is given another list', () => {
		const other = new Map([...versions, ['u1', aVersion('u1', [anItem('window')])] as const]);
		const [first, second] = walks('fpp', 'p');
		const told = [
			first,
			{ ...second, areas: [{ id: 'hall', name: 'Salón', tpl: 'u1', outcomes: 'p' }] },
		] as WalkSummary[];
		expect(openIntrusions(told, other)).toEqual([]);
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
