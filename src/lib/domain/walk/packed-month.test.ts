// Nothing of a month may be lost on the way into its columns and out.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packMonth, unpackMonth } from './packed-month.ts';
import type { SummaryRow, WalkSummary } from './summary.ts';

const name = fc.stringMatching(/^[A-Za-z0-9][\w.~-]{0,9}$/);
const hour = fc.double({ noNaN: true, noDefaultInfinity: true });

const anArea = fc.record({
	id: name,
	name: fc.string({ unit: 'binary' }),
	tpl: name,
	outcomes: fc.stringMatching(/^[.pf01234nsFabc]{0,20}$/),
});

const aWalk: fc.Arbitrary<Omit<WalkSummary, 'site'>> = fc.record(
	{
		walk: name,
		kind: fc.constantFrom('house', 'spot'),
		shift: fc.option(fc.constantFrom('morning', 'night')),
		day: fc.constantFrom('2026-06-01', '2026-06-30'),
		walkedAt: hour,
		finishedAt: fc.option(hour),
		by: fc.constantFrom('ana', 'luis'),
		areas: fc.array(fc.oneof(anArea, fc.constantFrom(...twice())), { maxLength: 4 }),
	},
	{ requiredKeys: ['walk', 'kind', 'shift', 'day', 'walkedAt', 'finishedAt', 'areas'] },
);

/** Most areas of a month are the same again and again. */
function twice() {
	return ['hall', 'bar'].map((id) => ({ id, name: id, tpl: 't1', outcomes: 'pf0F' }));
}

const aMonth: fc.Arbitrary<SummaryRow> = fc
	.record({ site: name, month: fc.constant('2026-06'), walks: fc.array(aWalk) })
	.map((row) => ({ ...row, walks: row.walks.map((walk) => ({ ...walk, site: row.site })) }));

test('a month comes out of its columns as it went in', () => {
	fc.assert(
		fc.property(aMonth, (row) => {
			expect(unpackMonth(packMonth(row))).toEqual(row);
		}),
	);
});

test('what walks have in common is told once', () => {
	const areas = twice();
	const walks = Array.from({ length: 60 }, (_, at) => ({
		...{ walk: `w${at}`, site: 's1', kind: 'house' as const, shift: 'morning' },
		...{ day: '2026-06-01', walkedAt: at, finishedAt: null, areas },
	}));
	const { alike } = packMonth({ site: 's1', month: '2026-06', walks });
	expect(alike).toBe(
		'[[["hall","hall","t1"],["bar","bar","t1"]],[["house","morning",null,[0,1]]]]',
	);
});
