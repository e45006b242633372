// An operation: a fact with its name, its place in one phone's log, and what its author had seen.

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/**
 * `id` is made once and never again on retry. `dev` names this database's install and `n` counts up
 * inside its transactions, so a server can find holes. `parents` are the facts about the same `ent`
 * that the person saw. `at` is raw device time (ms), `off` the last known server offset (ms);
 * nothing is ordered or refused by either. `tpl` names the checklist version the phone had.
 */
export type Op = {
	id: string;
	dev: string;
	n: number;
	kind: string;
	v: number;
	scope: string;
	ent: string;
	parents: string[];
	at: number;
	off: number;
	tpl?: string;
	body: Json;
};

/** Canonical size limits in UTF-8 bytes. */
export const sizeLimit = (kind: string): number =>
	kind === 'checklist.publish' ? 64 * 1024 : 16 * 1024;

/** UTF-8 bytes of an operation as it would travel. */
export const sizeOf = (op: Op): number => new TextEncoder().encode(JSON.stringify(op)).length;

/** Whether it is larger than its kind may be; no UTF-16 unit is longer than three bytes. */
export function isTooLarge(op: Op): boolean {
	const limit = sizeLimit(op.kind);
	const text = JSON.stringify(op);
	return text.length * 3 > limit && new TextEncoder().encode(text).length > limit;
}
