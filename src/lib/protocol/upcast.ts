// Operations of earlier versions of a kind, made into the version this build folds. Every version that
// was ever shipped keeps its step here for good.
import type { Json, Op } from './op.ts';

/** From the version named to the next one; by kind. */
export type Steps = Record<string, Record<number, (body: Json) => Json>>;

/** Nothing but version 1 was shipped so far. */
export const shipped: Steps = {};

/** The operation in the newest version that the steps lead to; unchanged where none applies. */
export function upcast(op: Op, steps: Steps = shipped): Op {
	let { v, body } = op;
	const ways = steps[op.kind];
	for (let step = ways?.[v]; step; step = ways?.[v]) {
		body = step(body);
		v += 1;
	}
	return v === op.v ? op : { ...op, v, body };
}
