// One physical place: its name, clock, shifts, and the areas a customer meets, outside in.
import { siteScope, type Fact, type Told } from '../fact.ts';
import { emptyRegister, registerAfter, type Register } from '../register.ts';
import type { Checklist, Sector } from '../checklist/checklist.ts';

/** A named local window; `from` and `to` are minutes after local midnight and may cross it. */
export type Shift = { id: string; name: string; from: number; to: number };

export type SiteDetails = {
	name: string;
	sector: Sector;
	/** ISO 3166 region, e.g. MX: decides how numbers and dates are written. */
	region: string;
	/** IANA time zone. */
	tz: string;
	/** The business day ends at this many minutes after local midnight; 240 = 04:00. */
	cut: number;
	shifts: Shift[];
	/** Closed for good: its history stays, nobody walks it. */
	archived?: boolean;
};

/** An area uses the newest version of its list; `order` is the customer's path. */
export type AreaDetails = { name: string; list: string; order: number; archived: boolean };

export type SiteFacts = {
	'site.set': SiteDetails;
	/** ent = site/area */
	'checklist.assign': AreaDetails & { site: string; area: string };
	/** «Siempre N/A aquí»; ent = site/area/item */
	'site.exempt': { site: string; area: string; item: string; exempt: boolean };
};

export type Site = SiteDetails & { id: string };
export type Area = AreaDetails & { id: string };

export type SiteRow = { id: string; said: Register<SiteDetails> };
export type AreaRow = { ent: string; site: string; id: string; said: Register<AreaDetails> };
export type ExemptRow = {
	ent: string;
	site: string;
	area: string;
	item: string;
	said: Register<boolean>;
};

export const defaultCut = 240;

export const setSite = (id: string, details: SiteDetails): Fact<'site.set'> => ({
	kind: 'site.set',
	v: 1,
	scope: siteScope(id),
	ent: id,
	body: details,
});

export const setArea = (site: string, area: Area): Fact<'checklist.assign'> => ({
	kind: 'checklist.assign',
	v: 1,
	scope: siteScope(site),
	ent: `${site}/${area.id}`,
	body: {
		site,
		area: area.id,
		name: area.name,
		list: area.list,
		order: area.order,
		archived: area.archived,
	},
});

export const setExempt = (
	site: string,
	area: string,
	item: string,
	exempt: boolean,
): Fact<'site.exempt'> => ({
	kind: 'site.exempt',
	v: 1,
	scope: siteScope(site),
	ent: `${site}/${area}/${item}`,
	body: { site, area, item, exempt },
});

/** The lists of a sector in the order a customer meets them. */
export const listsOfSector = (lists: readonly Checklist[], sector: Sector): Checklist[] =>
	lists.filter((list) => list.sectors.includes(sector)).sort((a, b) => a.pathOrder - b.pathOrder);

export const siteAfter = (row: SiteRow | undefined, told: Told<'site.set'>): SiteRow => ({
	id: told.ent,
	said: registerAfter(row?.said ?? emptyRegister(), told, told.body),
});

export function areaAfter(row: AreaRow | undefined, told: Told<'checklist.assign'>): AreaRow {
	const { site, area, ...details } = told.body;
	return {
		ent: told.ent,
		site,
		id: area,
		said: registerAfter(row?.said ?? emptyRegister(), told, details),
	};
}

export function exemptAfter(row: ExemptRow | undefined, told: Told<'site.exempt'>): ExemptRow {
	const { site, area, item, exempt } = told.body;
	return {
		ent: told.ent,
		site,
		area,
		item,
		said: registerAfter(row?.said ?? emptyRegister(), told, exempt),
	};
}

/** The value a register shows: of several heads the one with the greatest op id. */
const shown = <V>(said: Register<V>): V | undefined => said.heads.at(-1)?.value;

export function siteOf(row: SiteRow): Site | null {
	const details = shown(row.said);
	return details ? { ...details, id: row.id } : null;
}

/** The areas still in use, in the customer's order. */
export const areasOf = (rows: readonly AreaRow[]): Area[] =>
	rows
		.flatMap((row) => {
			const details = shown(row.said);
			return details && !details.archived ? [{ ...details, id: row.id }] : [];
		})
		.sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1));

/** Item ids that never apply, by area. */
export function exemptByArea(rows: readonly ExemptRow[]): Map<string, string[]> {
	const byArea = new Map<string, string[]>();
	for (const row of rows) {
		if (shown(row.said) !== true) continue;
		byArea.set(row.area, [...(byArea.get(row.area) ?? []), row.item].sort());
	}
	return byArea;
}
