// What phones tell, without phones: operations of one install, pushed and pulled through the doors.
import type { Fact } from '#lib/domain/fact.ts';
import type { Here } from '#lib/domain/here.ts';
import type { Op } from '#lib/protocol/op.ts';
import { unpackOps, type Row } from '#lib/protocol/pack.ts';
import {
	magic,
	unpackVerdicts,
	type PullAnswer,
	type PushAnswer,
	type Verdict,
} from '#lib/protocol/sync.ts';
import { idsFrom } from '../support/builders.ts';
import { orgOf, type Guest, type House, type Said } from '../access/house.ts';

/** One install that tells facts in order. */
export class Tale {
	readonly dev: string;
	readonly here: Here;
	readonly #ids: () => string;
	#n = 0;

	constructor(seed: number, at = Date.UTC(2026, 10, 25, 12)) {
		this.#ids = idsFrom(seed);
		this.dev = this.#ids();
		let now = at;
		this.here = { now: () => (now += 1000), newId: this.#ids };
	}

	op(fact: Fact, more: Partial<Op> = {}): Op {
		this.#n += 1;
		const { kind, v, scope, ent, tpl, body } = fact;
		return {
			...{ id: this.#ids(), dev: this.dev, n: this.#n, kind, v, scope, ent, parents: [] },
			...{ at: this.here.now(), off: 0, ...(tpl ? { tpl } : {}), body: body as Op['body'] },
			...more,
		};
	}
	ops = (facts: readonly Fact[]): Op[] => facts.map((fact) => this.op(fact));
}

export async function pushed(
	house: House,
	guest: Guest,
	ops: unknown[],
	more: object = {},
): Promise<Said> {
	const dev = (ops[0] as Partial<Op> | undefined)?.dev ?? '00000000-0000-4000-8000-000000000000';
	const pend = { ops: ops.length, photos: 0, oldest: null };
	const envelope = { p: 1, magic, epoch: null, dev, app: 'test', now: Date.now(), pend };
	return house.ask(`POST /api/orgs/${orgOf(guest)}/sync/push`, {
		token: guest.token,
		body: { ...envelope, ops, ...more },
	});
}

/** Verdicts in the order of the operations. */
export async function verdicts(house: House, guest: Guest, ops: unknown[]): Promise<Verdict[]> {
	const { body, status } = await pushed(house, guest, ops);
	if (status !== 200) throw new Error(JSON.stringify(body));
	const ids = ops.map((op, index) => (op as Partial<Op>)?.id ?? `${index}`);
	const { res } = body as unknown as PushAnswer;
	const settled = new Map(unpackVerdicts(res, ids).map((one) => [one.id, one]));
	for (const [index, verdict] of res.others) settled.set(ids[index] ?? '', verdict);
	return ids.flatMap((id) => settled.get(id) ?? []);
}

export async function pulled(house: House, guest: Guest, query = 'cur='): Promise<PullAnswer> {
	const path = `/api/orgs/${orgOf(guest)}/sync/pull?${query}`;
	const { body, status } = await house.ask(`GET ${path}`, { token: guest.token });
	if (status !== 200) throw new Error(JSON.stringify(body));
	return body as unknown as PullAnswer;
}

/** Every page of a bootstrap, or of what came since a place. */
export async function heard(house: House, guest: Guest, cur = '', limit = 50): Promise<Row[]> {
	const rows: Row[] = [];
	let query = `cur=${cur}`;
	for (;;) {
		const answer = await pulled(house, guest, `${query}&limit=${limit}`);
		rows.push(...unpackOps(answer.ops));
		if (answer.isLast) return rows;
		query = answer.page
			? `cur=&page=${encodeURIComponent(answer.page)}`
			: `cur=${answer.next?.epoch}.${answer.next?.seq}.${answer.next?.chain}`;
	}
}
