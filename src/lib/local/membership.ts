// What this person may see changed: a scope that opened is fetched, one that closed leaves this phone,
// but never work that was not sent.
import { siteScope } from '#lib/domain/fact.ts';
import { maySee, type AuditScope } from '#lib/domain/team/access.ts';
import { mayEnter, type MemberDetails, type Sites } from '#lib/domain/team/member.ts';
import { walkOfScope } from '#lib/domain/spot-check/spot-check.ts';
import type { OpRow, PhoneDatabase } from './database.ts';
import { accountOf, keepAccount, metaOf, type Account } from './link.ts';
import { unpack } from './log.ts';
import { inLogOrder, rebuild } from './project.ts';

/** Scopes whose working set is still to be fetched. */
export const scopesToOpen = async (db: PhoneDatabase): Promise<string[]> =>
	(await metaOf<string[]>(db, 'scopes')) ?? [];

export async function openedScopes(
	db: PhoneDatabase,
	change: (scopes: string[]) => string[],
): Promise<void> {
	await db.meta.put({ key: 'scopes', value: change(await scopesToOpen(db)) });
}

/**
 * Heeds what the server says about this person. True when what opened cannot be named, so that the
 * whole log must be read again. A bootstrap tells the history of it, and only what is visible now: there
 * is nothing to open or to close then. Runs inside the caller's transaction.
 */
export async function heedMembership(
	db: PhoneDatabase,
	account: Account,
	fresh: readonly OpRow[],
	isBootstrap: boolean,
): Promise<boolean> {
	const told = fresh.filter(
		({ kind, ent, body }) => kind === 'member.set' && ent === account.person && body !== null,
	);
	const last = told.at(-1);
	if (!last) return false;
	const { role, sites } = last.body as MemberDetails;
	await keepAccount(db, { ...account, role, sites });
	if (isBootstrap) return false;
	const before = { role: account.role, sites: account.sites };
	if (losesSight(before, { role, sites })) await purge(db, { ...account, role, sites });
	const opened = openedBy(before, { role, sites });
	if (opened === 'unknown') return true;
	await openedScopes(db, (scopes) => [...new Set([...scopes, ...opened.map(siteScope)])]);
	return false;
}

type Sight = { role: Account['role']; sites: Sites };

function losesSight(before: Sight, after: Sight): boolean {
	if (after.role === null || (after.role === 'auditor' && before.role !== 'auditor')) return true;
	if (after.sites === 'all') return false;
	return before.sites === 'all' || before.sites.some((site) => !mayEnter(after.sites, site));
}

/** Sites whose operations this phone could not see so far. */
function openedBy(before: Sight, after: Sight): string[] | 'unknown' {
	const seesMore = before.role === 'auditor' || before.role === null;
	const hadNothing = seesMore && after.role !== before.role && after.role !== null;
	if (after.sites === 'all') return before.sites === 'all' && !hadNothing ? [] : 'unknown';
	return after.sites.filter((site) => hadNothing || !mayEnter(before.sites, site));
}

async function purge(db: PhoneDatabase, account: Account): Promise<void> {
	await dropHidden(db, account);
	await rebuild(db);
	await dropOrphans(db);
}

/**
 * What the log says of this person, after it was read from the start again: a server that was put back
 * may have forgotten what it said last. Runs inside the caller's transaction.
 */
export async function heedPlace(db: PhoneDatabase): Promise<void> {
	const known = await accountOf(db);
	if (!known) return;
	const told = await db.ops.where('ent').equals(known.person).toArray();
	const last = inLogOrder(told.filter(({ kind }) => kind === 'member.set')).at(-1);
	const account = { ...known, ...(last?.body as MemberDetails | undefined) };
	await keepAccount(db, account);
	await dropHidden(db, account);
}

/**
 * Operations that their person may not see any more leave the log, and months of such places the
 * archives; the rows that were folded of them are the caller's. Runs inside the caller's transaction.
 */
async function dropHidden(db: PhoneDatabase, account: Account): Promise<void> {
	await unpack(db);
	const audit = await auditScopes(db, account.person);
	const sites = account.role === null ? [] : account.sites;
	const viewer = { person: account.person, role: account.role ?? 'auditor', sites };
	const hidden = await db.ops
		.filter((row) => isTold(row) && !maySee(viewer, row, (scope) => audit.get(scope)))
		.primaryKeys();
	await db.ops.bulkDelete(hidden);
	await db.wanted.clear();
	if (viewer.role === 'auditor') await db.archives.clear();
	else await db.archives.filter((row) => !mayEnter(sites, row.site)).delete();
}

/** Known to the server, whoever told it: everything but this phone's own unsent work. */
const isTold = ({ state, person }: OpRow): boolean => state === 'acked' || person !== undefined;

async function auditScopes(db: PhoneDatabase, me: string): Promise<Map<string, AuditScope>> {
	const walks = await db.walks.filter(({ kind }) => kind === 'spot').toArray();
	const known = new Map(walks.map((walk) => [walk.id, walk]));
	const starts = await db.ops
		.filter(({ kind, scope }) => kind === 'walk.start' && walkOfScope(scope) !== null)
		.toArray();
	return new Map(
		starts.map(({ scope, ent, person }) => {
			const walk = known.get(ent);
			const isPublished = walk?.isPublished === true;
			return [scope, { person: person ?? me, site: walk?.site ?? '', isPublished }];
		}),
	);
}

/** Pictures of what left; those that wait to be sent stay. */
async function dropOrphans(db: PhoneDatabase): Promise<void> {
	const photos = await db.photos.toArray();
	const needed = new Set(photos.map(({ added }) => added?.sha));
	const waiting = new Set(await db.blobs.where('waiting').equals(1).primaryKeys());
	const all = await db.blobs.toCollection().primaryKeys();
	await db.blobs.bulkDelete(all.filter((sha) => !needed.has(sha) && !waiting.has(sha)));
}
