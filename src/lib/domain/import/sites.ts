// What the sites of an import are called: by a table of their own, or else by what the rows say.
import { isWhole, type Tell } from './inspections.ts';
import type { Mapping } from './mapping.ts';
import { cellAt, type Table } from './table.ts';

/** `site` as the rows have it; `name` for people, the same where no table names it. */
export type ImportedSite = { site: string; name: string };

/** Every site that rows speak of, in the order they first do. */
export function importedSites(
	rows: readonly { site: string; row: number }[],
	named: ReadonlyMap<string, string> | null,
	tell: Tell,
): ImportedSite[] {
	const sites = new Map<string, ImportedSite>();
	for (const { site, row } of rows) {
		if (sites.has(site)) continue;
		const name = named?.get(site);
		if (named && !name) tell('site-unnamed', row, { site });
		sites.set(site, { site, name: name ?? site });
	}
	return [...sites.values()];
}

/** Names by site; the first of two counts, and the second is told of. */
export function siteNames(
	table: Table,
	columns: NonNullable<Mapping['sites']>,
	tell: Tell,
): Map<string, string> {
	const names = new Map<string, string>();
	for (const row of table.rows) {
		if (!isWhole(row, table, tell)) continue;
		const site = cellAt(row, columns.site);
		const name = cellAt(row, columns.name);
		if (site === '') tell('site-missing', row.row);
		else if (names.has(site)) tell('site-twice', row.row, { site });
		else names.set(site, name);
	}
	return names;
}
