// One database speaking to its server: every answer is weighed the same way, once.
import type { Here } from '#lib/domain/here.ts';
import type { Account } from '#lib/local/link.ts';
import type { Phone } from '#lib/local/phone.ts';
import type { Ask, Reply, Transport } from './transport.ts';

/** `chance` gives a number from 0 to 1; `app` is the application's version. */
export type Talk = {
	phone: Phone;
	account: Account;
	transport: Transport;
	here: Here;
	app: string;
	signal?: AbortSignal | undefined;
	heard: Heard;
};

/** What the answers of one round told besides: the last hour (ms, phone's clock) and the offset. */
export type Heard = { at: number | null; off: number | null };

/** Why a round goes no further. `retry` in seconds; `fork`: the server's log is not the one known here. */
export type Stop =
	| { kind: 'offline' }
	| { kind: 'problem'; code: string; facts: Record<string, string | number>; retry: number | null }
	| { kind: 'fork'; epoch: string | null };

export type Heeded<T> = { ok: T } | { stop: Stop };

/** Asks below the organization's address with this database's own token. */
export async function ask<T>(talk: Talk, path: string, more: Partial<Ask>): Promise<Heeded<T>> {
	const { account, transport, here, signal } = talk;
	const sent = here.now();
	const reply = await transport.send({
		method: 'GET',
		...more,
		path: `/api/orgs/${account.org}${path}`,
		token: account.token,
		signal,
	});
	noteClock(talk.heard, reply, sent, here.now());
	return heeded<T>(reply);
}

export function heeded<T>(reply: Reply): Heeded<T> {
	if (!reply.isOurs) return { stop: { kind: 'offline' } };
	const said = (reply.body ?? {}) as {
		problem?: string;
		facts?: Record<string, string | number>;
		fork?: boolean;
		epoch?: string;
	};
	if (said.fork === true) return { stop: { kind: 'fork', epoch: said.epoch ?? null } };
	if (typeof said.problem === 'string') {
		const { problem: code, facts = {} } = said;
		return { stop: { kind: 'problem', code, facts, retry: reply.retry ?? null } };
	}
	if (reply.status < 200 || reply.status > 299) return { stop: { kind: 'offline' } };
	return { ok: (reply.bytes ? reply : reply.body) as T };
}

/** The answer was made about half-way between asking and hearing. */
function noteClock(heard: Heard, { isOurs, body }: Reply, sent: number, got: number): void {
	if (!isOurs) return;
	heard.at = got;
	const { now } = (body ?? {}) as { now?: unknown };
	if (typeof now === 'number' && Number.isFinite(now))
		heard.off = Math.round(now - (sent + got) / 2);
}
