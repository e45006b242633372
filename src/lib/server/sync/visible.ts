// What a caller may see, as a condition in SQL: `maySee` of domain/team/access.ts said to the database.
// A property test holds the two together.
import { sql, type RawBuilder } from 'kysely';
import { placeKinds, seesWhole, wholeKinds } from '#lib/domain/team/access.ts';
import { siteScope } from '#lib/domain/fact.ts';
import type { Sites } from '#lib/domain/team/member.ts';
import type { Engine } from '../database/database.ts';
import { oneOf } from '../database/lists.ts';
import type { Caller } from './context.ts';

type Condition = RawBuilder<boolean>;

/** Stands behind `where`, over columns `scope` and `kind` of `ops`. */
export function visible(engine: Engine, caller: Caller): Condition {
	const { sites, role } = caller.viewer;
	const inSites = sitesIn(engine, sites);
	const places = sql`(${inSites} and kind ${oneOf(engine, placeKinds)})`;
	const site = role === 'auditor' ? places : inSites;
	const org = seesWhole(caller.viewer)
		? sql`scope = 'org'`
		: sql`(scope = 'org' and not (kind ${oneOf(engine, wholeKinds)}))`;
	return sql`(${org} or ${site} or ${auditsIn(engine, caller)})`;
}

/** Stands behind `where`, over column `scope` of `walk_summaries`. */
export function visibleWalks(engine: Engine, caller: Caller): Condition {
	const own = auditsIn(engine, caller);
	if (caller.viewer.role === 'auditor') return own;
	return sql`(${sitesIn(engine, caller.viewer.sites)} or ${own})`;
}

const sitesIn = (engine: Engine, sites: Sites): Condition =>
	sites === 'all' ? sql`scope like 'site:%'` : sql`scope ${oneOf(engine, sites.map(siteScope))}`;

/** Own spot checks, and for those who are no auditors the published ones of their sites. */
function auditsIn(engine: Engine, { org, person, viewer }: Caller): Condition {
	const { role, sites } = viewer;
	const ofSites = sites === 'all' ? sql`true` : sql`site ${oneOf(engine, sites)}`;
	const shown = role === 'auditor' ? sql`false` : sql`(published_seq is not null and ${ofSites})`;
	return sql`scope in (select scope from audits
		where org = ${org} and (person = ${person} or ${shown}))`;
}
