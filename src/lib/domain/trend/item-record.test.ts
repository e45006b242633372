// Which items fail: the surest first, the lucky and unlucky few not at all.
import { describe, expect, test } from 'vitest';
import { anItem, aVersion } from '../../../../tests/support/marks.ts';
import { summariesOf } from '../../../../tests/support/summaries.ts';
import { itemRecordsOf, type Period } from './item-record.ts';
import { tabulate } from './tabulate.ts';

const versions = new Map(
	[
		aVersion('t1', [anItem('floor'), anItem('door', { weight: 3 }), anItem('sign')]),
		aVersion('t2', [anItem('sign'), anItem('floor', { weight: 2 }), anItem('plant')]),
	].map((version) => [version.tpl, version]),
);
const records = (walks: Parameters<typeof summariesOf>, over: Partial<Period> = {}) =>
	itemRecordsOf(tabulate(summariesOf(...walks), versions), { site: 's1', kind: 'house', ...over });
const repeat = <T>(count: number, one: T): T[] => Array.from({ length: count }, () => one);

test('ranks by what is sure, so that one of one does not top the list', () => {
	const [first, second] = records([...repeat(6, 'ppf'), ...repeat(6, 'pps'), 'fps', 'sfs']);
	// sign 6/6, door 1/14, floor 1/13: the raw rate of a single look would have been 1.
	expect([first?.item.id, second?.item.id]).toEqual(['sign', 'floor']);
	expect(first).toMatchObject({ fails: 6, answered: 6 });
	const [sure] = records([...repeat(9, 'fps'), ...repeat(3, 'pps'), 'ppf']);
	expect(sure?.item.id).toBe('floor');
});

test('counts intrusions, fixed or not, and only what was answered', () => {
	const [floor] = records(['Fpp', '2pp', 'app', '3pp', 'spp', '.pp', 'npp', 'ppp']);
	expect(floor).toMatchObject({ item: { id: 'floor' }, fails: 3, answered: 5 });
	expect(records(['sss', '...'])).toEqual([]);
});

test('says whether it fails now, and when it last did', () => {
	const days = ['2026-06-01', '2026-06-02', '2026-06-03'];
	const walks = ['fpp', 'fpp', 'ppp'].map((hall, at) => ({ hall, day: days[at] ?? '' }));
	const [floor] = records(walks);
	expect(floor).toMatchObject({ failsNow: false, lastFail: '2026-06-02', isAgain: true });
	expect(records(walks, { from: '2026-06-03' })[0]).toMatchObject({ fails: 0, lastFail: null });
});

test('names what comes back: recurrent, chronic, and the curita that is put on every time', () => {
	const [floor, ...others] = records(repeat(12, 'Fpp'));
	expect(floor).toMatchObject({
		item: { id: 'floor' },
		isAgain: true,
		isRecurrent: true,
		isChronic: true,
		isBandage: true,
	});
	for (const other of others) {
		expect(other).toMatchObject({ isAgain: false, isRecurrent: false, isChronic: false });
	}
	expect(records(repeat(12, 'fpp'))[0]?.isBandage).toBe(false);
});

test('an item keeps its history when its list changes, and has its newest weight', () => {
	const older = repeat(3, { areas: { hall: { tpl: 't1', outcomes: 'fpp' } } });
	const newer = repeat(3, { areas: { hall: { tpl: 't2', outcomes: 'pfp' } } });
	const [floor] = records([...older, ...newer]);
	expect(floor).toMatchObject({ item: { id: 'floor', weight: 2 }, fails: 6, answered: 6 });
	expect(floor?.isRecurrent).toBe(true);
});

describe('parts', () => {
	test('the same item of two areas is two records', () => {
		const both = records([{ areas: { hall: 'fpp', bar: 'ppp' } }]);
		const floors = both.filter(({ item }) => item.id === 'floor');
		expect(floors.map(({ area, fails }) => [area, fails])).toEqual([
			['hall', 1],
			['bar', 0],
		]);
	});

	test('sites and kinds of walk are told apart', () => {
		const walks: Parameters<typeof summariesOf> = [
			{ hall: 'fpp', kind: 'spot' },
			{ hall: 'fpp', site: 's2' },
			'ppp',
		];
		expect(records(walks).map(({ fails }) => fails)).toEqual([0, 0, 0]);
		expect(records(walks, { kind: 'spot' })[0]?.fails).toBe(1);
	});
});
