// What a new place starts with; everything can be changed later.
import type { Checklist, Language, Sector } from '../checklist/checklist.ts';
import { textIn } from '../checklist/checklist.ts';
import type { Fact } from '../fact.ts';
import type { Here } from '../here.ts';
import { defaultCut, listsOfSector, setArea, setSite, type Area, type Shift } from './site.ts';

export type NewPlace = {
	name: string;
	sector: Sector;
	region: string;
	tz: string;
	shiftNames: readonly string[];
	language: Language;
};

/** Three eight-hour windows from six in the morning, in minutes after midnight. */
export const presetShifts = (names: readonly string[]): Shift[] =>
	names.slice(0, 3).map((name, index) => ({
		id: `shift-${index + 1}`,
		name,
		from: (360 + index * 480) % 1440,
		to: (360 + (index + 1) * 480) % 1440,
	}));

/** A site with one area per list of its sector, in the customer's order, each named as its list. */
export function preparePlace(
	place: NewPlace,
	lists: readonly Checklist[],
	here: Here,
): Fact<'site.set' | 'checklist.assign'>[] {
	const site = here.newId();
	const { name, sector, region, tz, language } = place;
	const shifts = presetShifts(place.shiftNames);
	const areas = listsOfSector(lists, sector).map((list, order) =>
		setArea(site, {
			id: here.newId(),
			name: textIn(list.title, language),
			list: list.id,
			order,
			archived: false,
		}),
	);
	return [setSite(site, { name, sector, region, tz, cut: defaultCut, shifts }), ...areas];
}

/** Regions offered first: where Spanish or English is spoken at work. ISO 3166. */
export const regions = [
	...['MX', 'ES', 'AR', 'BO', 'CL', 'CO', 'CR', 'CU', 'DO', 'EC', 'GQ', 'GT', 'HN', 'NI', 'PA'],
	...['PE', 'PR', 'PY', 'SV', 'UY', 'VE', 'US', 'CA', 'GB', 'IE', 'AU', 'NZ', 'BR', 'PT', 'PH'],
];

/** The areas whose order changes when the one at `index` moves by one place; none at the ends. */
export function movedArea(areas: readonly Area[], index: number, by: -1 | 1): Area[] {
	const moved = [...areas];
	const [area] = moved.splice(index, 1);
	if (!area || index + by < 0 || index + by >= areas.length) return [];
	moved.splice(index + by, 0, area);
	return moved
		.map((one, order) => ({ ...one, order }))
		.filter((one) => areas.find(({ id }) => id === one.id)?.order !== one.order);
}
