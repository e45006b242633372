// What others told comes down, page by page; the next page is on its way while one is written down.
import type { SummaryRow } from '#lib/domain/walk/summary.ts';
import type { Person } from '#lib/local/people.ts';
import { keepPeople } from '#lib/local/people.ts';
import { linkOf, type Link } from '#lib/local/link.ts';
import type { Arrived } from '#lib/local/enter.ts';
import { takePage, type Page } from '#lib/local/pulled.ts';
import type { Op } from '#lib/protocol/op.ts';
import { unpackOps } from '#lib/protocol/pack.ts';
import { WireProblem } from '#lib/protocol/problem.ts';
import { cursorText, xorOf, type PullAnswer, type RangeCheck } from '#lib/protocol/sync.ts';
import { parseOp } from '#lib/protocol/wire.ts';
import { ask, type Heeded, type Stop, type Talk } from './talk.ts';

/** Rows asked for in one page: a page is one transaction, and the screen waits for it. */
export const pageRows = 1000;

/** A page that does not hold what it should is asked for again so often, then reported and taken. */
const mostChecks = 3;

/** Null when the phone stands at the head of the log. */
export async function pull(talk: Talk): Promise<Stop | null> {
	let link = await talk.phone.run(linkOf);
	let coming = askPage(talk, link);
	let mismatches = 0;
	while (!talk.signal?.aborted) {
		const answer = await coming;
		if ('stop' in answer) return answer.stop;
		const { page, fits, people } = answer.ok;
		if (!fits && (mismatches += 1) <= mostChecks) {
			coming = askPage(talk, link);
			continue;
		}
		const isThrough = page.isLast && link.cursor !== null;
		const after = isThrough ? null : placeAfter(link, page);
		if (after) coming = askPage(talk, after);
		const taken = await takePage(talk.phone, page, talk.here);
		if (taken.how === 'lost') return { kind: 'fork', epoch: page.epoch };
		if (page.isLast && taken.link.people !== people) await fetchNames(talk, people);
		if (isThrough && taken.how === 'taken' && taken.link.cursor)
			return mismatches > mostChecks ? rangeReport : null;
		if (!after || !isAt(taken.link, after)) coming = askPage(talk, taken.link);
		link = taken.link;
	}
	return { kind: 'offline' };
}

const rangeReport: Stop = { kind: 'problem', code: 'range', facts: {}, retry: null };
const unreadable: Stop = { kind: 'problem', code: 'unreadable', facts: {}, retry: null };

type Got = { page: Page; fits: boolean; people: number };

/** Read as soon as it is here: another page may be on its way to the disk meanwhile. */
async function askPage(talk: Talk, asked: Link): Promise<Heeded<Got>> {
	const { cursor, page } = asked;
	const query = new URLSearchParams({ cur: cursor ? cursorText(cursor) : '' });
	if (!cursor && page !== null) query.set('page', page);
	query.set('limit', `${pageRows}`);
	const answer = await ask<PullAnswer>(talk, `/sync/pull?${query.toString()}`, {});
	if ('stop' in answer) return answer;
	const got = pageOf(asked, answer.ok);
	if (!got) return { stop: unreadable };
	return {
		ok: { page: got, fits: holds(got, answer.ok.checks), people: answer.ok.people },
	};
}

/** Where the phone will stand when the page is in, if nobody else reads on. */
const placeAfter = (link: Link, { next, page }: Page): Link => ({
	...link,
	cursor: next ?? link.cursor,
	page: next ? null : page,
});

const isAt = (a: Link, b: Link): boolean =>
	a.gen === b.gen &&
	a.page === b.page &&
	a.cursor?.seq === b.cursor?.seq &&
	a.cursor?.chain === b.cursor?.chain;

function pageOf(asked: Link, answer: PullAnswer): Page | null {
	const rows = placedOf(answer.ops);
	if (!rows) return null;
	return {
		asked,
		epoch: answer.epoch,
		rows,
		next: answer.next,
		page: answer.page ?? null,
		isLast: answer.isLast,
		months: (answer.months ?? []) as SummaryRow[],
		durable: answer.durable,
	};
}

/**
 * The rows of a page, each parsed at this door; null when the page is none. One that this build cannot
 * read does not keep the others: it is held apart.
 */
export function placedOf(ops: unknown): Arrived[] | null {
	try {
		return unpackOps(ops).map(({ op, seq, person, time }) => {
			if (seq === undefined || person === undefined) throw new WireProblem('seq', 'no place');
			const placed = { op, seq, person, ...(time === undefined ? {} : { time }) };
			return isReadable(op) ? placed : { ...placed, isStrange: true };
		});
	} catch (error) {
		if (error instanceof WireProblem) return null;
		throw error;
	}
}

/** Throws WireProblem for what is no operation at all. */
export function isReadable(op: Op): boolean {
	// What was taken away for good has no body that could be judged.
	if (op.body === null) return true;
	try {
		parseOp(op);
		return true;
	} catch (error) {
		const names = [op.id, op.kind, op.ent, op.scope];
		if (error instanceof WireProblem && names.every((name) => typeof name === 'string'))
			return false;
		throw error;
	}
}

/** Whether the page holds what its range should, scope by scope. */
function holds({ rows }: Page, checks: readonly RangeCheck[] | undefined): boolean {
	if (!checks) return true;
	const ids = new Map<string, string[]>();
	for (const { op } of rows) {
		const known = ids.get(op.scope);
		if (known) known.push(op.id);
		else ids.set(op.scope, [op.id]);
	}
	const named = new Set(checks.map(({ scope }) => scope));
	return (
		[...ids.keys()].every((scope) => named.has(scope)) &&
		checks.every(({ scope, count, xor }) => {
			const own = ids.get(scope) ?? [];
			return own.length === count && xorOf(own) === xor;
		})
	);
}

/** Names of people live outside the log: they are asked for when one changed. */
async function fetchNames(talk: Talk, edition: number): Promise<void> {
	const answer = await ask<{ people: Person[] }>(talk, '/people', {});
	if ('ok' in answer) await keepPeople(talk.phone, answer.ok.people, edition);
}
