// A site, its areas and what never applies there, told by several phones.
import { expect, test } from 'vitest';
import { aVersion } from '../../../../tests/support/marks.ts';
import { tell } from '../../../../tests/support/told.ts';
import {
	areaAfter,
	areasOf,
	defaultCut,
	exemptAfter,
	exemptByArea,
	listsOfSector,
	setArea,
	setExempt,
	setSite,
	siteAfter,
	siteOf,
	type Area,
	type SiteDetails,
} from './site.ts';

const details: SiteDetails = {
	name: 'La Esquina',
	sector: 'restaurant',
	region: 'MX',
	tz: 'America/Mexico_City',
	cut: defaultCut,
	shifts: [],
};
const area = (id: string, order: number, archived = false): Area => ({
	id,
	name: id,
	list: 'l1',
	order,
	archived,
});
const areaRow = (told: Area) => areaAfter(undefined, tell(setArea('s1', told)));
const exemptRow = (where: string, item: string, exempt: boolean) =>
	exemptAfter(undefined, tell(setExempt('s1', where, item, exempt)));

test('the business day ends at four in the morning unless told otherwise', () => {
	expect(defaultCut).toBe(4 * 60);
});

test('a site is what was last said of it', () => {
	const first = siteAfter(undefined, tell(setSite('s1', details), { id: 'b' }));
	expect(siteOf(first)).toEqual({ ...details, id: 's1' });
	const renamed = tell(setSite('s1', { ...details, name: 'El Faro' }), { id: 'a', parents: ['b'] });
	expect(siteOf(siteAfter(first, renamed))?.name).toBe('El Faro');
});

test('two phones that name a site at once end with the same name, whoever is heard first', () => {
	const a = tell(setSite('s1', { ...details, name: 'A' }), { id: 'a', at: 9 });
	const b = tell(setSite('s1', { ...details, name: 'B' }), { id: 'b', at: 1 });
	const heard = (one: typeof a, other: typeof a) =>
		siteOf(siteAfter(siteAfter(undefined, one), other));
	expect(heard(a, b)).toEqual(heard(b, a));
	expect(heard(a, b)?.name).toBe('B');
});

test('areas come in the customer’s order, archived ones not at all', () => {
	const rows = [area('bar', 2), area('door', 1), area('attic', 0, true), area('aisle', 2)].map(
		areaRow,
	);
	expect(areasOf(rows).map(({ id }) => id)).toEqual(['door', 'aisle', 'bar']);
	expect(areasOf(rows)[0]).toEqual(area('door', 1));
	expect(rows[0]).toMatchObject({ ent: 's1/bar', site: 's1', id: 'bar' });
});

test('what never applies is told by area, and may apply again', () => {
	const rows = [
		exemptRow('hall', 'ramp', true),
		exemptRow('hall', 'lift', true),
		exemptRow('bar', 'ramp', false),
	];
	expect(exemptByArea(rows)).toEqual(new Map([['hall', ['lift', 'ramp']]]));
	const [ramp] = rows;
	const parents = ramp?.said.heads.map(({ op }) => op) ?? [];
	const again = exemptAfter(ramp, tell(setExempt('s1', 'hall', 'ramp', false), { parents }));
	expect(exemptByArea([again])).toEqual(new Map());
});

test('a sector gets its own lists, outside in', () => {
	const list = (id: string, pathOrder: number, sector: 'bank' | 'hotel') => ({
		...aVersion(id, []).checklist,
		pathOrder,
		sectors: [sector],
	});
	const lists = [list('desk', 2, 'bank'), list('room', 1, 'hotel'), list('door', 1, 'bank')];
	expect(listsOfSector(lists, 'bank').map(({ id }) => id)).toEqual(['door', 'desk']);
});
