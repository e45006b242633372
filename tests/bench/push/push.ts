// Pushes of 200 real operations against the same rows written unchecked, on files, in one run: how much of
// what the machine can do is left to the people.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase, type Opened } from '#lib/server/database/database.ts';
import { push } from '#lib/server/sync/push.ts';
import { startPostgres } from '../../support/postgres.ts';
import { requestOf, Teller, TestServer } from '../../support/server.ts';
import { median, quantile, rounded, type Figures } from '../figures.ts';
import { aRestaurant, batchesOf } from './batches.ts';
import { rowsSince, writeRaw } from './raw.ts';

const size = 200;
const batches = 60;
/** A business with a season behind it, some 400 walks, on a server that has been running for a while. */
const warmUp = 150;

type Place = { file: string } | { url: string };
type Times = { ours: number[]; raw: number[] };

export async function measure(): Promise<Figures> {
	const folder = await mkdtemp(join(tmpdir(), 'todo-habla-push-'));
	const postgres = await startPostgres({ isDurable: true });
	try {
		const onFile = await timesOn(async (name) => ({ file: join(folder, `${name}.db`) }));
		const onPostgres = await timesOn(async () => ({ url: await postgres.newDatabase() }));
		return {
			...figuresOf('sqlite', onFile),
			...figuresOf('pg', onPostgres),
			p95_ms_per_200: rounded(Math.max(...[onFile, onPostgres].map(p95)), 1),
		};
	} finally {
		await postgres.stop();
		await rm(folder, { recursive: true, force: true });
	}
}

const p95 = ({ ours }: Times): number => quantile(ours, 0.95);

const figuresOf = (name: string, { ours, raw }: Times): Figures => ({
	[`${name}_ops_per_s`]: Math.round((1000 * size) / median(ours)),
	[`${name}_ratio_to_raw`]: rounded(median(raw) / median(ours)),
});

/** Each batch is pushed, and then written raw into a database of its own: both meet the same moment. */
async function timesOn(place: (name: string) => Promise<Place>): Promise<Times> {
	const server = await TestServer.open(await place('ours'));
	const floor = await openDatabase(await place('raw'));
	const times: Times = { ours: [], raw: [] };
	try {
		const owner = await server.business();
		const teller = new Teller(1);
		const { site, ops } = aRestaurant(teller);
		await server.tell(owner, ops);
		let head = await headOf(server, owner.org);
		for (const [at, batch] of batchesOf(teller, site, batches + warmUp, size).entries()) {
			const text = JSON.stringify(requestOf(Date.now(), batch));
			const ours = await timed(() => push(server.context, owner, JSON.parse(text)));
			const rows = await rowsSince(server.context.db, owner.org, head);
			head = mustBe(await headOf(server, owner.org), head + size);
			const raw = await timed(() => writeRaw(floor, rows));
			if (at >= warmUp) times.ours.push(ours);
			if (at >= warmUp) times.raw.push(raw);
		}
		await mustHoldAsMany(server, floor);
		return times;
	} finally {
		await server.close();
		await floor.close();
	}
}

async function timed(work: () => unknown): Promise<number> {
	const started = performance.now();
	await work();
	return performance.now() - started;
}

async function headOf({ context }: TestServer, org: string): Promise<number> {
	const row = await context.db
		.selectFrom('orgs')
		.select('head_seq')
		.where('id', '=', org)
		.executeTakeFirstOrThrow();
	return row.head_seq;
}

function mustBe(found: number, expected: number): number {
	if (found !== expected) throw new Error(`${found} operations instead of ${expected}`);
	return found;
}

/** A floor that wrote less than we did would be no floor. */
async function mustHoldAsMany({ context }: TestServer, floor: Opened): Promise<void> {
	for (const table of ['projections', 'photo_refs', 'walk_summaries'] as const) {
		const count = async (db: Opened['db']) =>
			Number(
				(
					await db
						.selectFrom(table)
						.select((eb) => eb.fn.countAll().as('rows'))
						.executeTakeFirstOrThrow()
				).rows,
			);
		const [ours, raw] = [await count(context.db), await count(floor.db)];
		if (raw < ours * 0.9) throw new Error(`${table}: ${raw} raw rows against ${ours}`);
	}
}
