// Plants the example restaurant into a database of its own, and pulls it out by the roots.
import { Dexie } from 'dexie';
import { seededIds } from '#lib/domain/example/random.ts';
import type { Timed } from '#lib/domain/example/restaurant.ts';
import type { Picture } from '#lib/domain/walk/photo.ts';
import type { Op } from '#lib/protocol/op.ts';
import type { BlobRow, Install, OpRow, PhoneDatabase } from './database.ts';
import type { Phone } from './phone.ts';
import { fold } from './project.ts';

/** Stands in `meta` of a database that holds the example: such a one is never sent anywhere. */
export const exampleKey = 'example';

export type Planting = {
	/** Bytes by sha; a photo whose bytes are not given is told all the same. */
	pictures?: ReadonlyMap<string, ArrayBuffer>;
	/** Told from 0 to 1 while the log is written. */
	onProgress?: (part: number) => void;
	/** Names of the operations follow from it, so the same seed plants the same log. */
	seed?: number;
};

/**
 * Writes facts as if this phone had recorded them one by one and a server had acknowledged all, so
 * nothing waits to be sent. One strict transaction: all of it or nothing. Only an empty database is
 * planted, so doing it twice changes nothing; gives how many operations the log holds then. Throws
 * LocalProblem as `record` does. `absorb` would look each name up first, five times as slow.
 */
export async function plantExample(
	phone: Phone,
	facts: readonly Timed[],
	{ pictures = new Map(), onProgress, seed = 1 }: Planting = {},
): Promise<number> {
	// Another row of names than the one the facts took theirs from, when the seed is the same.
	const newId = seededIds(~seed);
	const install: Install = { key: 'install', dev: newId(), org: newId(), n: facts.length };
	const rows = opsOf(facts, install.dev, newId).map((op): OpRow => ({ ...op, state: 'acked' }));
	const blobs = blobsOf(facts, pictures);
	return phone.run((db) =>
		db.transaction('rw', db.tables, async () => {
			const held = await db.ops.count();
			if (held > 0) return held;
			await addOps(db, rows, onProgress);
			await fold(db, rows);
			await db.blobs.bulkPut(blobs);
			await db.meta.bulkPut([install, { key: exampleKey, value: true }]);
			onProgress?.(1);
			return rows.length;
		}),
	);
}

/** Deletes the example's whole database; nothing of it stays. The phone on it must be closed. */
export const removeExample = (name: string): Promise<void> => Dexie.delete(name);

/** Facts as the operations `record` would have made of them, told by one phone in this order. */
function opsOf(facts: readonly Timed[], dev: string, newId: () => string): Op[] {
	const lastOf = new Map<string, string>();
	return facts.map(({ at, fact: { kind, v, scope, ent, tpl, body } }, index) => {
		const id = newId();
		const register = registerOf(kind, ent);
		const before = lastOf.get(register);
		// A fix follows the answer it repairs, but no later answer names it as its parent.
		if (kind !== 'fix.add' && kind !== 'fix.hide') lastOf.set(register, id);
		return {
			id,
			dev,
			n: index + 1,
			kind,
			v,
			scope,
			ent,
			parents: before ? [before] : [],
			at,
			off: 0,
			...(tpl ? { tpl } : {}),
			body: body as Op['body'],
		};
	});
}

/** A note never supersedes an answer, so the two are followed apart. */
const registerOf = (kind: string, ent: string): string =>
	kind === 'note.set' ? `note ${ent}` : ent;

const slice = 1000;

async function addOps(
	db: PhoneDatabase,
	rows: readonly OpRow[],
	onProgress: Planting['onProgress'],
): Promise<void> {
	for (let start = 0; start < rows.length; start += slice) {
		onProgress?.(start / rows.length / 2);
		await db.ops.bulkAdd(rows.slice(start, start + slice));
	}
}

function blobsOf(facts: readonly Timed[], pictures: ReadonlyMap<string, ArrayBuffer>): BlobRow[] {
	const told = new Map<string, Picture>();
	for (const { fact } of facts) if (fact.kind === 'photo.add') told.set(fact.body.sha, fact.body);
	return [...told.values()].flatMap(({ sha, mime }) => {
		const bytes = pictures.get(sha);
		// They are as small as thumbnails already.
		return bytes ? [{ sha, mime, bytes, thumb: bytes }] : [];
	});
}
