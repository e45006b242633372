// What a business and its sites are called, read from the rows that the log folds into.
import type { Site, SiteRow } from '#lib/domain/site/site.ts';
import { siteOf } from '#lib/domain/site/site.ts';
import type { OrganizationRow } from '#lib/domain/team/member.ts';
import type { Database } from '../database/database.ts';

/** Names by organization; one that was never named is missing. */
export async function businessNames(
	db: Database,
	orgs: readonly string[],
): Promise<Map<string, string>> {
	if (orgs.length === 0) return new Map();
	const rows = await db
		.selectFrom('projections')
		.select('row')
		.where('noun', '=', 'orgs')
		.where('org', 'in', orgs)
		.execute();
	const named = rows.map(({ row }) => JSON.parse(row) as OrganizationRow);
	return new Map(named.map(({ id, name }) => [id, name]));
}

/** The names of these sites, in their order; one that the server has not heard of yet is left out. */
export async function siteNames(
	db: Database,
	org: string,
	sites: readonly string[],
): Promise<string[]> {
	if (sites.length === 0) return [];
	const rows = await db
		.selectFrom('projections')
		.select('row')
		.where('org', '=', org)
		.where('noun', '=', 'sites')
		.where('key', 'in', sites)
		.execute();
	const known = rows
		.map(({ row }) => siteOf(JSON.parse(row) as SiteRow))
		.filter((site): site is Site => site !== null);
	return sites.flatMap((id) => known.find((site) => site.id === id)?.name ?? []);
}
