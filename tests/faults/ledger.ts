// What the server really holds, read from its database behind its back: nothing lost, nothing twice, the
// chain unbroken.
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import pg from 'pg';
import { chainAfter, chainStart, sealOf } from '#lib/server/sync/content.ts';

export type Held = { id: string; seq: number; dev: string; n: number };

type OpRow = {
	op_id: string;
	seq: number | string;
	dev: string;
	n: number | string;
	content: string;
	person: string;
	at_srv: number | string;
	h: string;
	chain: string;
};

const question =
	'select op_id, seq, dev, n, content, person, at_srv, h, chain from ops where org = $1 order by seq';

/** The log of one organization, checked: seq without a hole, each name and number once, seals and chain. */
export async function logIn(
	place: { data: string } | { url: string },
	org: string,
): Promise<Held[]> {
	const rows = 'url' in place ? await onPostgres(place.url, org) : onSqlite(place.data, org);
	let chain = chainStart;
	const names = new Set<string>();
	for (const [index, row] of rows.entries()) {
		if (Number(row.seq) !== index + 1) throw new Error(`I4: a hole before seq ${row.seq}`);
		const seal = sealOf(row.content, row.person, Number(row.at_srv));
		chain = chainAfter(chain, seal);
		if (row.h !== seal || row.chain !== chain) throw new Error(`I4: chain broken at ${row.seq}`);
		names.add(row.op_id).add(`${row.dev} ${row.n}`);
	}
	if (names.size !== rows.length * 2) throw new Error('I1, I5: an operation or a number twice');
	return rows.map((row) => ({
		id: row.op_id,
		seq: Number(row.seq),
		dev: row.dev,
		n: Number(row.n),
	}));
}

/** Throws unless every one of these is in the log. */
export function mustHold(log: readonly Held[], ids: readonly string[], what: string): void {
	const held = new Set(log.map(({ id }) => id));
	const lost = ids.filter((id) => !held.has(id));
	if (lost.length > 0) throw new Error(`${what}: ${lost.length} of ${ids.length} not in the log`);
}

function onSqlite(data: string, org: string): OpRow[] {
	const db = new DatabaseSync(join(data, 'todo-habla.db'), { readOnly: true });
	try {
		return db.prepare(question.replace('$1', '?')).all(org) as OpRow[];
	} finally {
		db.close();
	}
}

async function onPostgres(url: string, org: string): Promise<OpRow[]> {
	const client = new pg.Client({ connectionString: url });
	await client.connect();
	try {
		return (await client.query<OpRow>(question, [org])).rows;
	} finally {
		await client.end();
	}
}
