// Everything a ledger gathered goes into the database: one statement a table.
import { sql } from 'kysely';
import { insertInto, job, runJobs, update } from '../database/bulk.ts';
import { oneOf } from '../database/lists.ts';
import type { PhotoRefsTable } from '../database/tables/photos.ts';
import type { ProjectionsTable } from '../database/tables/projections.ts';
import type { Ledger } from './ledger.ts';

// prettier-ignore
const ops = insertInto('ops', {
	org: 'text', seq: 'bigint', op_id: 'text', dev: 'text', n: 'bigint', kind: 'text', v: 'integer',
	scope: 'text', ent: 'text', walk: 'text', parents: 'text', at_dev: 'double precision',
	off: 'double precision', tpl: 'text', seen: 'bigint', person: 'text', at_srv: 'bigint',
	time: 'double precision', body: 'text', content: 'text', h: 'text', chain: 'text',
});
// prettier-ignore
const projections = insertInto('projections',
	{ org: 'text', noun: 'text', key: 'text', scope: 'text', walk: 'text', row: 'text' },
	{ key: ['org', 'noun', 'key'], set: ['walk', 'row'] });
// prettier-ignore
const summaries = insertInto('walk_summaries',
	{ org: 'text', site: 'text', month: 'text', walk: 'text', scope: 'text', kind: 'text',
		state: 'text', person: 'text', walked_at: 'double precision', summary: 'text' },
	{ key: ['org', 'walk'], set: ['site', 'month', 'state', 'walked_at', 'summary'] });
// prettier-ignore
const audits = insertInto('audits',
	{ org: 'text', scope: 'text', walk: 'text', site: 'text', person: 'text', last_seq: 'bigint',
		sealed_seq: 'bigint', published_seq: 'bigint' },
	{ key: ['org', 'scope'], set: ['site', 'last_seq', 'sealed_seq', 'published_seq'] });
// prettier-ignore
const photos = insertInto('photos',
	{ org: 'text', sha: 'text', bytes: 'bigint', mime: 'text', state: 'text', declared_at: 'bigint',
		stored_at: 'bigint' },
	{ key: ['org', 'sha'] });
// prettier-ignore
const aRef = {
	org: 'text', sha: 'text', ref: 'text', scope: 'text', walk: 'text', photo: 'text', person: 'text',
	device: 'text', is_hidden: 'integer',
} as const;
const refs = insertInto('photo_refs', aRef, { key: ['org', 'sha', 'ref'], set: ['is_hidden'] });
const hiddenRefs = insertInto('photo_refs', aRef, { key: ['org', 'sha', 'ref'] });
// prettier-ignore
const quarantine = insertInto('quarantine',
	{ org: 'text', id: 'text', op_id: 'text', dev: 'text', n: 'bigint', device: 'text', person: 'text',
		at_srv: 'bigint', st: 'text', code: 'text', text: 'text', raw: 'text', seen: 'bigint',
		resolved_at: 'bigint', resolved_by: 'text', resolution: 'text', reason: 'text' },
	{ key: ['org', 'id'] });

// prettier-ignore
const heads = update('orgs',
	{ head_seq: 'bigint', chain: 'text', dev_n: 'bigint', id: 'text' }, ['id']);

/** Inside the caller's transaction, which holds the organization's lock. */
export async function write(ledger: Ledger): Promise<void> {
	const { db, engine } = ledger;
	const audited = [...ledger.audited].flatMap((scope) => ledger.audits.get(scope) ?? []);
	await runJobs(db, engine, [
		job(ops, ledger.placed),
		job(projections, changedRows(ledger)),
		job(summaries, ledger.summaries),
		job(audits, audited),
		job(photos, ledger.photos),
		job(refs, ledger.refs),
		job(hiddenRefs, hiddenOnly(ledger)),
		job(quarantine, ledger.kept),
		job(heads, ledger.placed.length > 0 ? [ledger.org] : []),
	]);
	if (ledger.hidden.size > 0) await hidePhotos(ledger);
	if (ledger.admitted.length > 0) await leaveQuarantine(ledger);
}

/** What was refused and then accepted in one and the same push is shown. */
function hiddenOnly({ refs, hiddenRefs }: Ledger): PhotoRefsTable[] {
	if (hiddenRefs.length === 0) return hiddenRefs;
	const shown = new Set(refs.map(({ ref }) => ref));
	return hiddenRefs.filter(({ ref }) => !shown.has(ref));
}

function changedRows({ org, entries }: Ledger): ProjectionsTable[] {
	const rows: ProjectionsTable[] = [];
	for (const [place, { scope, walk, row, isChanged }] of entries) {
		if (!isChanged) continue;
		const [noun = '', key = ''] = place.split(' ');
		rows.push({ org: org.id, noun, key, scope, walk, row: JSON.stringify(row) });
	}
	return rows;
}

const hidePhotos = ({ db, engine, org, hidden }: Ledger): Promise<unknown> =>
	sql`update photo_refs set is_hidden = 1
		where org = ${org.id} and photo ${oneOf(engine, [...hidden])}`.execute(db);

const leaveQuarantine = ({ db, engine, org, now, admitted }: Ledger): Promise<unknown> =>
	sql`update quarantine set resolution = 'admitted', resolved_at = ${now}
		where org = ${org.id} and resolution is null
			and id ${oneOf(engine, admitted)}`.execute(db);
