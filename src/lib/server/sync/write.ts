// Everything a ledger gathered goes into the database: one statement a table.
import { sql } from 'kysely';
import { insertInto, runBulk } from '../database/bulk.ts';
import { oneOf } from '../database/lists.ts';
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

/** Inside the caller's transaction, which holds the organization's lock. */
export async function write(ledger: Ledger): Promise<void> {
	const { db, engine } = ledger;
	await runBulk(db, engine, ops, ledger.placed);
	await runBulk(db, engine, projections, changedRows(ledger));
	await runBulk(db, engine, summaries, ledger.summaries);
	const audited = [...ledger.audited].flatMap((scope) => ledger.audits.get(scope) ?? []);
	await runBulk(db, engine, audits, audited);
	await runBulk(db, engine, photos, ledger.photos);
	await runBulk(db, engine, refs, ledger.refs);
	await runBulk(db, engine, hiddenRefs, ledger.hiddenRefs);
	await runBulk(db, engine, quarantine, ledger.kept);
	if (ledger.hidden.size > 0) await hidePhotos(ledger);
	if (ledger.admitted.length > 0) await leaveQuarantine(ledger);
	if (ledger.placed.length > 0) await moveHead(ledger);
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

const moveHead = ({ db, org }: Ledger): Promise<unknown> =>
	sql`update orgs set head_seq = ${org.head_seq}, chain = ${org.chain}, dev_n = ${org.dev_n}
		where id = ${org.id}`.execute(db);
