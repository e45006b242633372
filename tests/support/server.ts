// A server's inside without its doors: a business put straight into the tables, and what phones tell it.
import type { Viewer } from '#lib/domain/team/access.ts';
import type { Sites } from '#lib/domain/team/member.ts';
import type { Fact } from '#lib/domain/fact.ts';
import type { Here } from '#lib/domain/here.ts';
import type { Op } from '#lib/protocol/op.ts';
import { packOps, unpackOps, type Row } from '#lib/protocol/pack.ts';
import {
	magic,
	unpackVerdicts,
	type Cursor,
	type ForkAnswer,
	type PullAnswer,
	type PushAnswer,
	type Verdict,
} from '#lib/protocol/sync.ts';
import { openDatabase, type Opened } from '#lib/server/database/database.ts';
import { here } from '#lib/server/here.ts';
import { silent } from '#lib/server/log.ts';
import type { Caller, SyncContext } from '#lib/server/sync/context.ts';
import { openHints } from '#lib/server/sync/hints.ts';
import { pull } from '#lib/server/sync/pull.ts';
import { push } from '#lib/server/sync/push.ts';
import { inLog, makeOrg, tellMember } from '#lib/server/sync/tell.ts';
import { idsFrom } from './builders.ts';

/** One install that tells facts in order, each a second after the one before. */
export class Teller {
	readonly here: Here;
	readonly dev: string;
	n = 0;

	constructor(seed: number, from = Date.UTC(2026, 10, 25, 12)) {
		let now = from;
		this.here = { now: () => (now += 1000), newId: idsFrom(seed) };
		this.dev = this.here.newId();
	}

	op(fact: Fact, more: Partial<Op> = {}): Op {
		const { kind, v, scope, ent, tpl, body } = fact;
		this.n += 1;
		return {
			...{ id: this.here.newId(), dev: this.dev, n: this.n, kind, v, scope, ent },
			...{ parents: [], at: this.here.now(), off: 0, ...(tpl ? { tpl } : {}) },
			body: body as Op['body'],
			...more,
		};
	}
	ops = (facts: readonly Fact[]): Op[] => facts.map((fact) => this.op(fact));
}

export class TestServer {
	readonly context: SyncContext;
	/** ms that the server's clock is ahead of the world's. */
	ahead = 0;
	readonly #opened: Opened;

	private constructor(opened: Opened, hints: SyncContext['hints']) {
		this.#opened = opened;
		const { db, engine } = opened;
		const now = () => here.now() + this.ahead;
		this.context = { db, engine, hints, log: silent, here: { ...here, now } };
	}

	static async open(place: { file: string } | { url: string }): Promise<TestServer> {
		const opened = await openDatabase(place);
		return new TestServer(opened, await openHints(opened, silent));
	}

	async close(): Promise<void> {
		await this.context.hints.close();
		await this.#opened.close();
	}

	/** A business and its owner. */
	async business(name = 'La Fonda'): Promise<Caller> {
		const person = here.newId();
		const org = await makeOrg(this.context, { person, name, region: 'MX' });
		return this.member(org, { person, role: 'owner', sites: 'all' });
	}

	/** Somebody with a phone of their own, who belongs from now on. */
	async member(
		org: string,
		{
			role,
			sites,
			person = here.newId(),
		}: Partial<Viewer> & { role: Viewer['role']; sites: Sites },
	): Promise<Caller> {
		const { context } = this;
		const from_seq = await inLog(context, { org, person }, (telling) =>
			tellMember(telling, person, { role, sites }),
		);
		const since = context.here.now();
		const told = sites === 'all' ? sites : JSON.stringify(sites);
		await context.db
			.insertInto('members')
			.values({ org, person, name: person, role, sites: told, from_seq, to_seq: null, since })
			.execute();
		const device = await this.device(org, person);
		return { org, person, device, viewer: { person, role, sites }, isRevoked: false };
	}

	async device(org: string, person: string): Promise<string> {
		const id = here.newId();
		const created_at = this.context.here.now();
		await this.context.db
			.insertInto('devices')
			.values({
				...{ org, id, person, token_hash: id, label: 'Prueba', dev: null, app: null, off: null },
				...{ pending_ops: 0, pending_photos: 0, oldest_pending: null, pulled_seq: 0, created_at },
				...{ last_seen: null, revoked_at: null },
			})
			.execute();
		return id;
	}

	/** The answer to a push of these operations, packed as phones pack them. */
	send(caller: Caller, ops: readonly Op[], more: object = {}): Promise<PushAnswer | ForkAnswer> {
		return push(this.context, caller, requestOf(this.context.here.now(), ops, more));
	}

	/** Verdicts in the order of the operations. */
	async tell(caller: Caller, ops: readonly Op[], more: object = {}): Promise<Verdict[]> {
		const answer = await this.send(caller, ops, more);
		if ('fork' in answer) throw new Error('forked');
		const ids = ops.map(({ id }) => id);
		const byId = new Map(unpackVerdicts(answer.res, ids).map((one) => [one.id, one]));
		return ids.flatMap((id) => byId.get(id) ?? []);
	}

	/** Every page from a place on (null: a bootstrap), and the last of them. */
	async hear(
		caller: Caller,
		{
			cur = null,
			limit = 500,
			scope,
		}: { cur?: Cursor | null; limit?: number; scope?: string } = {},
	): Promise<{ rows: Row[]; last: PullAnswer }> {
		const rows: Row[] = [];
		let asked: { cur: Cursor | null; page?: string } = { cur };
		for (;;) {
			const answer = await pull(this.context, caller, {
				...asked,
				limit,
				...(scope ? { scope } : {}),
			});
			if ('fork' in answer) throw new Error('forked');
			rows.push(...unpackOps(answer.ops));
			if (answer.isLast) return { rows, last: answer };
			asked = answer.page ? { cur, page: answer.page } : { cur: answer.next };
		}
	}
}

/** As a phone would say it, before it is made into JSON. */
export function requestOf(now: number, ops: readonly Op[], more: object = {}): object {
	const dev = ops[0]?.dev ?? '00000000-0000-4000-8000-000000000000';
	const pend = { ops: ops.length, photos: 0, oldest: null };
	const packed = packOps(ops.map((op) => ({ op, seen: 0 })));
	return { p: 1, magic, epoch: null, dev, app: '1.0.0', now, pend, ops: packed, ...more };
}
