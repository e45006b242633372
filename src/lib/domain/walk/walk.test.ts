// A walk from its start to its end, as every phone folds it.
import { describe, expect, test } from 'vitest';
import { hereAt, tell } from '../../../../tests/support/told.ts';
import type { Told } from '../fact.ts';
import type { Site } from '../site/site.ts';
import {
	finishWalk,
	reopenWalk,
	startWalk,
	voidWalk,
	walkAfter,
	type WalkFacts,
} from './walk-facts.ts';
import type { Walk } from './walk.ts';

const site: Site = {
	id: 's1',
	name: 'La Esquina',
	sector: 'restaurant',
	region: 'MX',
	tz: 'America/Mexico_City',
	cut: 240,
	shifts: [{ id: 'night', name: 'Noche', from: 22 * 60, to: 6 * 60 }],
};
const areas = [{ id: 'hall', name: 'Salón', list: 'l1', tpl: 't1', exempt: [] }];
const oneInTheMorning = Date.parse('2026-06-10T07:00:00Z');
const start = startWalk(site, areas, hereAt(oneInTheMorning));

const fold = (before: Walk | undefined, ...told: Told<keyof WalkFacts>[]): Walk | undefined =>
	told.reduce<Walk | undefined>((walk, one) => walkAfter(walk, one), before);

function started(off = 0): Walk {
	const walk = walkAfter(undefined, tell(start, { at: oneInTheMorning, off }));
	if (!walk) throw new Error('a start makes a walk');
	return walk;
}

describe('the start', () => {
	test('stamps shift, zone and cut, so that history never re-cuts itself', () => {
		expect(start).toMatchObject({ kind: 'walk.start', scope: 'site:s1', ent: 'id-1' });
		expect(start.body).toEqual({
			site: 's1',
			kind: 'house',
			areas,
			shift: { id: 'night', name: 'Noche' },
			tz: 'America/Mexico_City',
			cut: 240,
		});
	});

	test('one in the morning belongs to the business day before', () => {
		expect(started()).toMatchObject({
			id: 'id-1',
			state: 'open',
			day: '2026-06-09',
			walkedAt: oneInTheMorning,
			finishedAt: null,
		});
	});

	test('a phone whose clock is off is put right by what is known of it', () => {
		const fiveHours = 5 * 3_600_000;
		expect(started(fiveHours)).toMatchObject({
			walkedAt: oneInTheMorning + fiveHours,
			day: '2026-06-10',
		});
	});

	test('between shifts a walk has none', () => {
		expect(startWalk({ ...site, shifts: [] }, areas, hereAt(0)).body.shift).toBeNull();
	});

	test('told twice it starts one walk, and does not open a finished one again', () => {
		const finished = fold(started(), ...finishWalk(started(), 1).map((fact) => tell(fact)));
		expect(walkAfter(finished, tell(start))).toEqual(finished);
	});
});

describe('the end', () => {
	const finish = finishWalk(started(), 14).map((fact) => tell(fact, { at: 5, off: 2 }));

	test('finishing tells that this phone is done, and when', () => {
		expect(finish.map(({ kind, body }) => ({ kind, body }))).toEqual([
			{ kind: 'walk.done', body: { count: 14 } },
			{ kind: 'walk.finish', body: {} },
		]);
		expect(fold(started(), ...finish)).toMatchObject({ state: 'finished', finishedAt: 7 });
	});

	test('one phone being done does not finish a walk of several', () => {
		expect(fold(started(), ...finish.slice(0, 1))).toEqual(started());
	});

	test('a finished walk may be opened again, and finished again', () => {
		const again = fold(started(), ...finish, tell(reopenWalk(started())));
		expect(again).toEqual(started());
		expect(fold(again, ...finish)?.state).toBe('finished');
	});

	test('a voided walk stays void, whatever comes after', () => {
		const voided = fold(started(), tell(voidWalk(started(), 'era una prueba')));
		expect(voided).toMatchObject({ state: 'void', voidReason: 'era una prueba' });
		expect(fold(voided, ...finish, tell(reopenWalk(started())), tell(start))).toEqual(voided);
	});

	test('nothing is folded into a walk nobody has heard of', () => {
		expect(fold(undefined, ...finish, tell(voidWalk(started(), 'x')))).toBeUndefined();
	});
});

// An emoji across the limit leaves half of it, which no operation can carry (RFC 8785 refuses it).
test('a long text cut short never ends in half a character', () => {
	const { reason } = voidWalk(started(), `${'x'.repeat(499)}😀`).body;
	expect(reason.isWellFormed()).toBe(true);
});
