// A harness that cannot see proves nothing: each of these breaks one promise on purpose, in the way that
// has cost somebody data, and the row named must notice.
import pg from 'pg';
import { packOps, unpackOps } from '#lib/protocol/pack.ts';
import { magic, protocolNow, type PullAnswer, type PushRequest } from '#lib/protocol/sync.ts';
import { idsFrom } from '../support/builders.ts';
import { startPostgres } from '../support/postgres.ts';
import { onItsOwn, type LinePhone } from './house.ts';
import { answersLost } from './rows/02-answers-lost.ts';
import { photoUpload } from './rows/20-photo-upload.ts';

/** Throws when the sabotage is noticed, which is what is wanted. */
export type Sabotage = { name: string; breaks: (seed: number) => Promise<unknown> };

type Way = (request: Request) => Promise<Response>;

export const sabotages: Sabotage[] = [
	{ name: 'acknowledge before commit (row 2)', breaks: meddling(ackBeforeCommit) },
	{ name: 'cursor outside the transaction (row 2)', breaks: meddling(cursorWithoutData) },
	{ name: 'a new id on retry (row 2)', breaks: meddling(newIdOnRetry) },
	{ name: 'unchecked hash (row 20)', breaks: uncheckedHash },
	{ name: 'naive sequence cursor (row 6)', breaks: naiveSequence },
];

/** Takes for safe what came under a name that is not its own. */
function uncheckedHash(seed: number): Promise<unknown> {
	return photoUpload(seed, (phone) => {
		phone.way = async (request) => {
			const response = await onItsOwn(request);
			const isFalse = request.method === 'PUT' && response.status === 422;
			return isFalse ? ours({ stored: true }) : response;
		};
	});
}

function meddling(how: (way: Way, seed: number) => Way): Sabotage['breaks'] {
	return (seed) =>
		answersLost(seed, (phone: LinePhone) => {
			phone.way = how(onItsOwn, seed);
		});
}

/** Says «ok» to a push that never came further than memory. */
function ackBeforeCommit(way: Way): Way {
	let pushes = 0;
	return async (request) => {
		if (!request.url.endsWith('/sync/push')) return way(request);
		pushes += 1;
		if (pushes % 3 !== 0) return way(request);
		const { ops, epoch } = await pushIn(request);
		const res = { runs: [[0, ops.length, 1, 0]], times: [], others: [] };
		return ours({ epoch: epoch ?? 'none', res, head: ops.length, chain: '0'.repeat(64) });
	};
}

/**
 * The place moves on, and what others told before it does not arrive; nobody compares the range. (Own
 * operations must come: a phone that misses their confirmation begins anew, and so mends itself.)
 */
function cursorWithoutData(way: Way): Way {
	let dev = '';
	return async (request) => {
		if (request.url.endsWith('/sync/push')) dev = (await pushIn(request)).envelope.dev;
		const response = await way(request);
		if (!/\/sync\/pull\?cur=\w/.test(request.url) || !response.ok) return response;
		const page = (await response.json()) as PullAnswer;
		const own = unpackOps(page.ops).filter(({ op }) => op.dev === dev);
		const bare = { ...page, ops: packOps(own) };
		delete bare.checks;
		return Response.json(bare);
	};
}

/** What is told once more is told under new names and numbers. */
function newIdOnRetry(way: Way, seed: number): Way {
	const names = idsFrom(seed + 9_999);
	const known = new Set<string>();
	let shift = 0;
	return async (request) => {
		if (!request.url.endsWith('/sync/push')) return way(request);
		const told = await pushIn(request);
		const isRetry = told.ops.some(({ op }) => known.has(op.id));
		for (const { op } of told.ops) known.add(op.id);
		if (isRetry) shift += 1_000_000;
		const renamed = told.ops.map((row) =>
			isRetry ? { ...row, op: { ...row.op, id: names(), n: row.op.n + shift } } : row,
		);
		const headers = new Headers(request.headers);
		headers.delete('content-encoding');
		const body = JSON.stringify({ ...told.envelope, ops: packOps(renamed) });
		return way(new Request(request.url, { method: 'POST', headers, body }));
	};
}

/** A log whose place is a bigserial, read by «everything above what I saw». */
async function naiveSequence(): Promise<void> {
	const postgres = await startPostgres();
	const pool = new pg.Pool({ connectionString: await postgres.newDatabase(), max: 18 });
	// The cluster goes before its idle connections have heard of it.
	pool.on('error', () => undefined);
	try {
		await pool.query('create table naive (seq bigserial primary key, id text)');
		let written = 0;
		let isOver = false;
		const seen: number[] = [];
		const reader = (async () => {
			for (let wasOver = false; !wasOver;) {
				wasOver = isOver;
				const found = await pool.query<{ seq: string }>(
					'select seq from naive where seq > $1 order by seq',
					[seen.at(-1) ?? 0],
				);
				seen.push(...found.rows.map(({ seq }) => Number(seq)));
			}
		})();
		const write = async (writer: number) => {
			const client = await pool.connect();
			for (let round = 0; round < 30; round += 1) {
				await client.query('begin');
				await client.query('insert into naive (id) values ($1)', [`${writer} ${round}`]);
				await client.query('select pg_sleep($1)', [((writer * 7 + round) % 5) / 1000]);
				await client.query('commit');
				written += 1;
			}
			client.release();
		};
		await Promise.all(Array.from({ length: 16 }, (_, writer) => write(writer)));
		isOver = true;
		await reader;
		if (seen.length !== written) throw new Error(`I6: the reader saw ${seen.length} of ${written}`);
	} finally {
		await pool.end();
		await postgres.stop();
	}
}

async function pushIn(request: Request) {
	const isZipped = request.headers.get('content-encoding') === 'gzip';
	const stream = request.clone().body;
	if (!stream) throw new Error('a push without a body');
	const plain = isZipped ? stream.pipeThrough(new DecompressionStream('gzip')) : stream;
	const envelope = (await new Response(plain).json()) as PushRequest;
	return { envelope, epoch: envelope.epoch, ops: unpackOps(envelope.ops) };
}

const ours = (body: object): Response =>
	Response.json({ p: protocolNow, magic, now: Date.now(), ...body });
