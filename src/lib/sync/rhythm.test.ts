// How long a phone waits: not so long that somebody notices, not so short that a server does.
import { describe, expect, test } from 'vitest';
import type { Pumped } from './pump.ts';
import { hasFailed, waitAfter } from './rhythm.ts';

const round = (trouble: string | null, retry: number | null = null) =>
	({ standing: { trouble: trouble && { code: trouble } }, retry }) as unknown as Pumped;
const seen = { failures: 0, isSeen: true, chance: 0 };
const hidden = { ...seen, isSeen: false };

describe('after a round', () => {
	test('in which all was well, the next one comes by the clock', () => {
		expect(waitAfter([round(null)], seen)).toBe(45_000);
		expect(waitAfter([round(null)], hidden)).toBe(300_000);
	});

	test('that another tab was at, this one looks soon whether it still is', () => {
		const turnedAway = { ...round(null), isBusy: true };
		expect(waitAfter([turnedAway], seen)).toBe(20_000);
		expect(waitAfter([round(null), turnedAway], seen)).toBe(20_000);
		expect(waitAfter([turnedAway], hidden)).toBe(300_000);
	});

	test('that failed, the wait doubles up to a minute, or to five when nobody looks', () => {
		const waits = (rhythm: typeof seen) =>
			[1, 2, 3, 4, 5, 6, 9, 30].map((failures) =>
				waitAfter([round('offline')], { ...rhythm, failures }),
			);
		expect(waits(seen)).toEqual([...[2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000, 60_000]]);
		expect(waits(hidden).at(-1)).toBe(300_000);
	});

	test('what a server asks for is never undercut, and phones do not come back all at once', () => {
		const asked = [round('busy', 30), round('busy', 10)];
		expect(waitAfter(asked, { ...seen, failures: 1 })).toBe(30_000);
		expect(waitAfter(asked, { ...seen, failures: 1, chance: 1 })).toBe(45_000);
		const [one, other] = [0.1, 0.9].map((chance) =>
			waitAfter([round('offline')], { ...seen, failures: 2, chance }),
		);
		expect(one).not.toBe(other);
	});

	test('one database in trouble is enough to come back soon', () => {
		expect(hasFailed([round(null), round('offline')])).toBe(true);
		expect(hasFailed([round(null)])).toBe(false);
	});
});
