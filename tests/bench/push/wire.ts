// What 200 real operations weigh on the way up: the request's body as a browser would gzip it.
import { gunzipSync, gzipSync } from 'node:zlib';
import { unpackOps } from '#lib/protocol/pack.ts';
import { requestOf, Teller } from '../../support/server.ts';
import { rounded, type Figures } from '../figures.ts';
import { aRestaurant, batchesOf } from './batches.ts';

const size = 200;

/** The bodies are unpacked again: what weighs little must still say everything. */
export async function measure(): Promise<Figures> {
	const teller = new Teller(1);
	const { site } = aRestaurant(teller);
	let bytes = 0;
	const batches = batchesOf(teller, site, 50, size);
	for (const batch of batches) {
		const body = gzipSync(JSON.stringify(requestOf(Date.now(), batch)), { level: 6 });
		bytes += body.length;
		const told = JSON.parse(gunzipSync(body).toString()) as { ops: unknown };
		const again = unpackOps(told.ops).map(({ op }) => op);
		if (JSON.stringify(again) !== JSON.stringify(batch)) throw new Error('something was lost');
	}
	const ops = batches.flat();
	const share = (kind: string) => ops.filter((op) => op.kind === kind).length;
	const answers = share('answer.set');
	return {
		bytes_per_op: rounded(bytes / ops.length, 1),
		photos_per_answer: rounded(share('photo.add') / answers, 3),
		notes_per_answer: rounded(share('note.set') / answers, 3),
	};
}
