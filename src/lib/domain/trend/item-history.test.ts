// One item through time: what each walk saw of it, and what may be said of its coming back.
import { describe, expect, test } from 'vitest';
import { anItem, aVersion } from '../../../../tests/support/marks.ts';
import { summariesOf } from '../../../../tests/support/summaries.ts';
import { itemHistoryOf } from './item-history.ts';

const floor = anItem('floor', { text: { es: 'El piso está limpio.' } });
const versions = new Map([
	['t1', aVersion('t1', [anItem('light'), floor])],
	['t2', aVersion('t2', [{ ...floor, text: { es: 'El piso brilla.' } }])],
]);
const asked = { area: 'hall', item: 'floor', kind: 'house' } as const;

describe('what walks saw of an item', () => {
	test('good, bad, fixed on the spot, not seen, not applying: each walk says its own', () => {
		const walks = summariesOf('pp', 'pf', 'pF', 'ps', 'p.', 'pn');
		const history = itemHistoryOf(walks, versions, asked);
		expect(history?.looks.map(({ sight }) => sight)).toEqual([
			'good',
			'bad',
			'fixed',
			'unseen',
			'unseen',
			'na',
		]);
		expect([history?.fails, history?.answered]).toEqual([2, 3]);
	});

	test('an item keeps its history when its list is rewritten; a walk elsewhere says nothing', () => {
		const walks = summariesOf(
			'pf',
			{ areas: { bar: 'pf' } },
			{ areas: { hall: { tpl: 't2', outcomes: 'p' } } },
		);
		const history = itemHistoryOf(walks, versions, asked);
		expect(history?.looks.map(({ sight }) => sight)).toEqual(['bad', 'good']);
		expect(history?.item.text.es).toBe('El piso brilla.');
		expect(history?.failsNow).toBe(false);
	});

	test('spot checks are a history of their own', () => {
		const walks = summariesOf('pp', { kind: 'spot', hall: 'pf' });
		expect(itemHistoryOf(walks, versions, asked)?.fails).toBe(0);
		expect(itemHistoryOf(walks, versions, { ...asked, kind: 'spot' })?.fails).toBe(1);
	});

	test('what nobody ever asked for has no history', () => {
		const walks = summariesOf('pp');
		expect(itemHistoryOf(walks, versions, { ...asked, item: 'roof' })).toBeNull();
		expect(itemHistoryOf([], versions, asked)).toBeNull();
	});
});

describe('whether it comes back', () => {
	const verdictOf = (told: string) =>
		itemHistoryOf(summariesOf(...[...told].map((one) => `p${one}`)), versions, asked)?.verdict;

	test.each([
		['ffff', 'few'],
		['ppppppp', 'calm'],
		['pppffpp', 'again'],
		['pppppppppfffp', 'recurrent'],
		['fpfpfpfpfpfp', 'chronic'],
		['pFpFpFpFpp', 'bandage'],
	])('%s: %s', (told, verdict) => {
		expect(verdictOf(told)).toBe(verdict);
	});

	test('the interval is wide for few looks and holds the share', () => {
		const walks = summariesOf(...[...'pfpp'].map((one) => `p${one}`));
		const history = itemHistoryOf(walks, versions, asked);
		expect(history?.interval.low).toBeCloseTo(0.0456, 3);
		expect(history?.interval.high).toBeCloseTo(0.6994, 3);
	});
});
