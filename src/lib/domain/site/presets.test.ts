// A new place can be walked at once: its areas, its shifts, its business day.
import { expect, test } from 'vitest';
import { shippedLists } from '#lib/content/library.ts';
import { hereAt } from '../../../../tests/support/told.ts';
import { businessDay, shiftAt } from '../time/business-day.ts';
import { preparePlace, presetShifts, regions, type NewPlace } from './presets.ts';

const place: NewPlace = {
	name: 'La Esquina',
	sector: 'bank',
	region: 'MX',
	tz: 'America/Mexico_City',
	shiftNames: ['mañana', 'tarde', 'noche'],
	language: 'es',
};

test('three shifts cover the round of the clock, the last one crosses midnight', () => {
	const shifts = presetShifts(place.shiftNames);
	expect(shifts.map(({ from, to }) => [from / 60, to / 60])).toEqual([
		[6, 14],
		[14, 22],
		[22, 6],
	]);
	const names = Array.from(
		{ length: 24 },
		(_, hour) => shiftAt({ shifts, tz: 'UTC' }, Date.UTC(2026, 5, 10, hour))?.name,
	);
	expect(names).not.toContain(undefined);
	expect(new Set(names).size).toBe(3);
});

test('a place gets one area per list of its sector, outside in, named in its own language', () => {
	const [site, ...areas] = preparePlace(place, shippedLists, hereAt(0));
	expect(site).toMatchObject({
		kind: 'site.set',
		ent: 'id-1',
		body: { name: 'La Esquina', cut: 240 },
	});
	expect(areas.map(({ kind, scope, body }) => ({ kind, scope, body }))).toMatchObject(
		[
			'exterior-parking',
			'reception-entrance',
			'dress-presentation',
			'shop-floor-display',
			'restrooms',
		].map((list, order) => ({
			kind: 'checklist.assign',
			scope: 'site:id-1',
			body: { site: 'id-1', list, order, archived: false },
		})),
	);
	expect(areas[0]?.body).toMatchObject({ name: 'Estacionamiento y exterior' });
	expect(new Set(areas.map(({ ent }) => ent)).size).toBe(5);
});

test('every region offered is known, once, and writes numbers and dates in both languages', () => {
	expect(new Set(regions).size).toBe(regions.length);
	const names = new Intl.DisplayNames('es', { type: 'region', fallback: 'none' });
	for (const region of regions) {
		expect(names.of(region), region).toBeTruthy();
		expect(Intl.NumberFormat.supportedLocalesOf([`es-${region}`, `en-${region}`])).toHaveLength(2);
	}
});

test('what was prepared decides the business day of its first walk', () => {
	const [site] = preparePlace(place, shippedLists, hereAt(0));
	if (site?.kind !== 'site.set') throw new Error('a place begins with its site');
	const oneInTheMorning = Date.parse('2026-06-10T07:00:00Z');
	expect(businessDay(oneInTheMorning, site.body.tz, site.body.cut)).toBe('2026-06-09');
});
