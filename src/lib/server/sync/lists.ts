// Versions of checklists that an organization has published, remembered: they never change, and every
// answer is held against one. Only what was committed is remembered.
import type { Version } from '#lib/domain/checklist/checklist.ts';
import type { Database } from '../database/database.ts';

/** So many versions in all; then everything is forgotten and read again. */
const most = 2000;

type Memory = { byOrg: Map<string, Map<string, Version>>; byTpl: Map<string, Version> };

const memories = new WeakMap<object, Memory>();
const none: ReadonlyMap<string, Version> = new Map();

/** What is remembered of an organization, by tpl; a version that is missing may still be there. */
export const listsOf = (db: Database, org: string): ReadonlyMap<string, Version> =>
	memoryOf(db).byOrg.get(org) ?? none;

/** Remembers versions that a commit made certain. Equal contents are held once for all. */
export function remember(db: Database, org: string, lists: ReadonlyMap<string, Version>): void {
	const { byOrg, byTpl } = memoryOf(db);
	if (lists.size === 0) return;
	if (byTpl.size > most) {
		byOrg.clear();
		byTpl.clear();
	}
	const known = byOrg.get(org) ?? new Map<string, Version>();
	for (const [tpl, version] of lists) {
		const shared = byTpl.get(tpl) ?? version;
		byTpl.set(tpl, shared);
		known.set(tpl, shared);
	}
	byOrg.set(org, known);
}

/** A transaction is another object over the same database: both reach the memory by its executor. */
function memoryOf(db: Database): Memory {
	const place = db.getExecutor().adapter;
	const known = memories.get(place);
	if (known) return known;
	const made: Memory = { byOrg: new Map(), byTpl: new Map() };
	memories.set(place, made);
	return made;
}
