// What an application too old to be understood wants to hand over is kept as bytes: nothing it holds is
// lost while it waits to be updated.
import { hash } from 'node:crypto';
import { magic, protocolNow } from '#lib/protocol/sync.ts';
import type { Caller, SyncContext } from './context.ts';
import { inTransaction } from './transaction.ts';

export type RawAnswer = { p: number; magic: typeof magic; now: number; kept: string };

/** The same bytes are kept once; an owner may let in what is in them. Throws Problem busy, disk-full. */
export async function pushRaw(
	context: SyncContext,
	{ org, person, device }: Caller,
	bytes: Uint8Array,
): Promise<RawAnswer> {
	const raw = Buffer.from(bytes).toString('utf8').replaceAll('\0', '\ufffd');
	const id = hash('sha256', raw);
	const now = context.here.now();
	await inTransaction(context, (db) =>
		db
			.insertInto('quarantine')
			.values({
				...{ org, id, op_id: null, dev: null, n: null, device, person, at_srv: now },
				...{ st: 'parked', code: 'old-app', text: '', raw, seen: null },
				...{ resolved_at: null, resolved_by: null, resolution: null, reason: null },
			})
			.onConflict((conflict) => conflict.columns(['org', 'id']).doNothing())
			.execute(),
	);
	return { p: protocolNow, magic, now, kept: id };
}
