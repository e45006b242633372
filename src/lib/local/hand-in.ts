// Walks that were told before somebody joined a business lie in a database of their own; handed in, they
// are told anew by the person who joined: new names and numbers, the hours as they were.
import type { Here } from '#lib/domain/here.ts';
import { siteScope } from '#lib/domain/fact.ts';
import type { Walk } from '#lib/domain/walk/walk.ts';
import { contentHash } from '#lib/protocol/hash.ts';
import type { Json, Op } from '#lib/protocol/op.ts';
import { absorb } from './absorb.ts';
import { opOf, type OpRow, type PhoneDatabase } from './database.ts';
import { accountOf } from './link.ts';
import type { Phone } from './phone.ts';
import { opsOfWalk, unpack } from './log.ts';
import { LocalProblem } from './problem.ts';
import { inLogOrder } from './project.ts';
import { installOf } from './record.ts';

/** The name that a thing gets in another organization: always the same, so that twice is once. */
export function handedId(org: string, id: string): string {
	const hex = contentHash(['handed in', org, id]);
	return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5');
}

export type Handable = { walk: Walk; isHandedIn: boolean };

/** The walks of an unjoined database, oldest first, as they stand towards a joined one. */
export async function handable(from: Phone, to: Phone): Promise<Handable[]> {
	const walks = await from.run((db) => db.walks.toArray());
	return to.run(async (db) => {
		const { org } = await joined(db);
		const told = await db.walks.bulkGet(walks.map(({ id }) => handedId(org, id)));
		return walks
			.map((walk, at) => ({ walk, isHandedIn: told[at] !== undefined }))
			.sort((a, b) => a.walk.walkedAt - b.walk.walkedAt);
	});
}

export type HandedIn = { walks: number; ops: number; photos: number };

/**
 * Tells walks of an unjoined database in a joined one, as walks of this site. Bytes of pictures go
 * first, one at a time; then all operations in one strict transaction. Throws LocalProblem as `record`
 * does; the database they came from is not touched.
 */
export async function handIn(
	from: Phone,
	to: Phone,
	site: string,
	{ here, walks }: { here: Here; walks?: readonly string[] },
): Promise<HandedIn> {
	const { org } = await to.run(joined);
	const held = await from.run((db) => db.walks.toArray());
	const chosen = held.filter(({ id }) => !walks || walks.includes(id)).map(({ id }) => id);
	const rows = inLogOrder(await from.run((db) => opsOfWalks(db, chosen)));
	const photos = await copyPictures(from, to, rows);
	const dev = here.newId();
	const ops = await to.run((db) =>
		db.transaction('rw', db.tables, async () => {
			const renamed = rows.map((row) => renamedOp(row, org, site));
			// Handed in from another phone before, they may lie in packs here.
			await unpack(
				db,
				renamed.map(({ ent }) => ent),
			);
			const known = await db.ops.bulkGet(renamed.map(({ id }) => id));
			const fresh = renamed.filter((_, at) => !known[at]);
			const install = await installOf(db, { dev, org });
			const told = fresh.map((op, at): Op => ({ ...op, dev: install.dev, n: install.n + at + 1 }));
			await db.meta.put({ ...install, n: install.n + told.length });
			return absorb(db, told, { state: 'pending' });
		}),
	);
	return { walks: chosen.length, ops, photos };
}

async function joined(db: PhoneDatabase): Promise<{ org: string }> {
	const account = await accountOf(db);
	if (!account) throw new LocalProblem('unknown');
	return account;
}

async function opsOfWalks(db: PhoneDatabase, walks: readonly string[]): Promise<OpRow[]> {
	const photos = await db.photos.where('walk').anyOf(walks).primaryKeys();
	const parts = await Promise.all([
		...walks.map((walk) => opsOfWalk(db, walk)),
		db.ops.where('ent').anyOf(photos).toArray(),
	]);
	return parts.flat().filter(({ state, body }) => state !== 'rejected' && body !== null);
}

/** Everything that names a thing of the old organization names its twin in the new one. */
function renamedOp(row: OpRow, org: string, site: string): Op {
	const twin = (id: string): string => handedId(org, id);
	const op = opOf(row);
	const [thing = '', ...place] = op.ent.split('/');
	return {
		...op,
		id: twin(op.id),
		scope: siteScope(site),
		ent: [twin(thing), ...place].join('/'),
		parents: op.parents.map(twin),
		body: renamedBody(op, twin, site),
	};
}

function renamedBody({ kind, body }: Op, twin: (id: string) => string, site: string): Json {
	const told = { ...(body as { [key: string]: Json }) };
	const named = { 'photo.add': ['walk', 'instead'], 'fix.hide': ['fix'] }[kind] ?? [];
	for (const key of named) if (typeof told[key] === 'string') told[key] = twin(told[key]);
	if (kind === 'walk.start') told.site = site;
	return told;
}

/** Gives how many were not there before. */
async function copyPictures(from: Phone, to: Phone, rows: readonly OpRow[]): Promise<number> {
	const told = rows.filter(({ kind }) => kind === 'photo.add');
	const shas = new Set(told.map(({ body }) => (body as { sha: string }).sha));
	let copied = 0;
	for (const sha of shas) {
		const blob = await from.run((db) => db.blobs.get(sha));
		if (!blob) continue;
		copied += await to.run((db) =>
			db.transaction('rw', db.blobs, async () => {
				if (await db.blobs.get(sha)) return 0;
				await db.blobs.add({ ...blob, waiting: 1 });
				return 1;
			}),
		);
	}
	return copied;
}
