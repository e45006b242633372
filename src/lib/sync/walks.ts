// Walks that this phone heard of and does not hold, and scopes that were opened to this person.
import type { SummaryRow } from '#lib/domain/walk/summary.ts';
import { scopesToOpen } from '#lib/local/membership.ts';
import { dropWanted, takeScope, takeWalk } from '#lib/local/pulled.ts';
import type { PullAnswer } from '#lib/protocol/sync.ts';
import { pageRows, placedOf } from './pull.ts';
import { ask, type Stop, type Talk } from './talk.ts';

const unreadable: Stop = { kind: 'problem', code: 'unreadable', facts: {}, retry: null };

/** Fetches each wanted walk whole. One that the server does not show is wanted no longer. */
export async function fetchWalks(talk: Talk): Promise<Stop | null> {
	for (const { walk } of await talk.phone.run((db) => db.wanted.toArray())) {
		if (talk.signal?.aborted) return null;
		const answer = await ask<{ ops: unknown }>(talk, `/sync/walks/${walk}`, {});
		if ('stop' in answer) {
			const { stop } = answer;
			if (stop.kind !== 'problem' || stop.code !== 'not-found') return stop;
			await dropWanted(talk.phone, walk);
			continue;
		}
		const rows = placedOf(answer.ok.ops);
		if (!rows) return unreadable;
		await takeWalk(talk.phone, walk, rows, talk.here);
	}
	return null;
}

/** Fetches the working set of each newly opened scope, whole or, next time, again. */
export async function fetchScopes(talk: Talk): Promise<Stop | null> {
	for (const scope of await talk.phone.run(scopesToOpen)) {
		const stop = await fetchScope(talk, scope);
		if (stop) return stop;
	}
	return null;
}

async function fetchScope(talk: Talk, scope: string): Promise<Stop | null> {
	let page: string | undefined;
	while (!talk.signal?.aborted) {
		const query = new URLSearchParams({ cur: '', scope, limit: `${pageRows}` });
		if (page !== undefined) query.set('page', page);
		const answer = await ask<PullAnswer>(talk, `/sync/pull?${query.toString()}`, {});
		if ('stop' in answer) return answer.stop;
		const { ok } = answer;
		const rows = placedOf(ok.ops);
		if (!rows) return unreadable;
		const isLast = ok.isLast || ok.next !== null;
		const months = (ok.months ?? []) as SummaryRow[];
		await takeScope(talk.phone, scope, { rows, months, isLast }, talk.here);
		if (isLast) return null;
		page = ok.page;
	}
	return null;
}
