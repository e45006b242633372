// Preparing and changing the place this phone walks.
import { preparePlace, type NewPlace } from '#lib/domain/site/presets.ts';
import { setArea, setExempt, setSite, type Area, type Site } from '#lib/domain/site/site.ts';
import { startWalk } from '#lib/domain/walk/walk-facts.ts';
import type { WalkArea, WalkKind } from '#lib/domain/walk/walk.ts';
import { here } from './here.ts';
import { phone } from './phone.svelte.ts';
import { tell } from './tell.ts';

/** The shipped lists and the hash are loaded only here: Hoy does not pay for them. */
export async function tellNewPlace(place: NewPlace): Promise<boolean> {
	const [{ shippedLists: lists }, { publishLists }, known] = await Promise.all([
		import('#lib/content/library.ts'),
		import('#lib/local/publish.ts'),
		phone.run((db) => db.checklists.toCollection().primaryKeys()).catch(() => null),
	]);
	// All shipped lists are published, so that an area of any kind can be added without a network.
	const fresh = publishLists(lists).filter(({ body }) => !known?.includes(body.tpl));
	return tell([...fresh, ...preparePlace(place, lists, here)]);
}

export const tellSite = ({ id, ...details }: Site): Promise<boolean> => tell(setSite(id, details));

export const tellAreas = (site: string, areas: Area[]): Promise<boolean> =>
	tell(areas.map((area) => setArea(site, area)));

export const newArea = (name: string, list: string, order: number): Area => ({
	id: here.newId(),
	name,
	list,
	order,
	archived: false,
});

export const tellExempt = (
	site: string,
	area: string,
	item: string,
	isExempt: boolean,
): Promise<boolean> => tell(setExempt(site, area, item, isExempt));

/** Gives the new walk's id once it is on disk, else null. */
export async function begin(
	site: Site,
	areas: WalkArea[],
	kind: WalkKind = 'house',
): Promise<string | null> {
	const fact = startWalk(site, areas, here, kind);
	return (await tell(fact)) ? fact.ent : null;
}
