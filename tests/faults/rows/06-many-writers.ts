// Row 6: sixteen writers at once on PostgreSQL, through two servers, for one business and for eight, and
// a reader that polls all the while: nothing may ever appear behind its back.
import type { Op } from '#lib/protocol/op.ts';
import { unpackOps } from '#lib/protocol/pack.ts';
import { cursorText, magic, type PullAnswer, type PushAnswer } from '#lib/protocol/sync.ts';
import { contentHash } from '#lib/protocol/hash.ts';
import { aPlace, aWalk, idsFrom, world } from '../../support/builders.ts';
import { currentBuild } from '../../support/build.ts';
import { startPostgres } from '../../support/postgres.ts';
import { Site } from '../../support/site.ts';
import { logIn, mustHold } from '../ledger.ts';
import type { Row } from '../row.ts';
import { plantBusiness, type Planted } from '../planted.ts';

const writers = 16;
const rounds = 12;

export const row: Row = {
	number: 6,
	name: 'sixteen writers on PostgreSQL, one business and eight',
	run: async (seed) => {
		const postgres = await startPostgres();
		const url = await postgres.newDatabase();
		const build = await currentBuild();
		const sites: Site[] = [];
		try {
			// One after the other: the first makes the tables.
			for (let server = 0; server < 2; server += 1) sites.push(await Site.of(build, url));
			const alone = await written(sites, url, seed, 1);
			const eight = await written(sites, url, seed + 1, 8);
			return { fired: alone.clashes + eight.clashes, ops: alone.ops + eight.ops };
		} finally {
			for (const site of sites) await site.close();
			await postgres.stop();
		}
	},
};

/** `clashes` counts the pushes that were on their way together with another of the same business. */
async function written(sites: Site[], url: string, seed: number, businesses: number) {
	const houses: Planted[] = [];
	for (let one = 0; one < businesses; one += 1)
		houses.push(await plantBusiness({ url }, { seed: seed * 100 + one, phones: writers }));
	const told = new Map(houses.map(({ org }) => [org, [] as string[]]));
	const flying = new Map<string, number>();
	let clashes = 0;
	let isOver = false;
	const write = async (writer: number): Promise<void> => {
		const house = houses[writer % houses.length];
		const token = house?.tokens[writer];
		if (!house || !token) throw new Error('no such writer');
		const tale = taleOf(seed * 1000 + writer);
		for (let round = 0; round < rounds; round += 1) {
			const ops = tale(round);
			const now = (flying.get(house.org) ?? 0) + 1;
			flying.set(house.org, now);
			if (now > 1) clashes += 1;
			await push(sites[writer % 2]?.origin ?? '', house.org, token, ops);
			flying.set(house.org, (flying.get(house.org) ?? 1) - 1);
			told.get(house.org)?.push(...ops.map(({ id }) => id));
		}
	};
	const readers = houses.map((house) => reads(sites, house, () => isOver));
	await Promise.all(Array.from({ length: writers }, (_, writer) => write(writer)));
	isOver = true;
	const read = await Promise.all(readers);
	let ops = 0;
	for (const [index, house] of houses.entries()) {
		const log = await logIn({ url }, house.org);
		mustHold(log, told.get(house.org) ?? [], 'I1: acknowledged');
		if (read[index]?.length !== log.length)
			throw new Error(`I6: the reader saw ${read[index]?.length} of ${log.length}`);
		ops += log.length;
	}
	return { clashes, ops };
}

/** Polls from the first operation on; throws when a seq comes that is not the next. */
async function reads(sites: Site[], house: Planted, isOver: () => boolean): Promise<number[]> {
	const seen: number[] = [];
	let cursor = `${house.epoch}.0.${'0'.repeat(64)}`;
	for (let poll = 0; ; poll += 1) {
		const wasOver = isOver();
		const path = `/api/orgs/${house.org}/sync/pull?limit=300&cur=${cursor}`;
		const answer = await ask<PullAnswer>(
			sites[poll % 2]?.origin ?? '',
			path,
			house.tokens[0] ?? '',
		);
		for (const { seq } of unpackOps(answer.ops)) {
			if (seq !== seen.length + 1) throw new Error(`I4, I6: seq ${seq} after ${seen.length}`);
			seen.push(seq);
		}
		if (!answer.next) throw new Error('a page without a place');
		cursor = cursorText(answer.next);
		if (wasOver && answer.isLast) return seen;
		await new Promise((done) => setTimeout(done, 5));
	}
}

/** What one writer tells: its own place first, then a walk a round. */
function taleOf(seed: number): (round: number) => Op[] {
	const here = world(seed);
	const names = idsFrom(seed + 500_000);
	const dev = names();
	const { site, facts } = aPlace(here);
	let n = 0;
	return (round) =>
		[...(round === 0 ? facts : []), ...aWalk(site, here).facts].map((fact): Op => {
			n += 1;
			const { kind, v, scope, ent, tpl, body } = fact;
			const op = { id: names(), dev, n, kind, v, scope, ent, parents: [], at: here.now(), off: 0 };
			return { ...op, ...(tpl ? { tpl } : {}), body: body as Op['body'] };
		});
}

async function push(origin: string, org: string, token: string, ops: Op[]): Promise<void> {
	const pend = { ops: ops.length, photos: 0, oldest: null };
	const envelope = { p: 1, magic, epoch: null, dev: ops[0]?.dev, app: 'faults', now: 0, pend };
	for (let attempt = 0; attempt < 20; attempt += 1) {
		const answer = await ask<PushAnswer>(origin, `/api/orgs/${org}/sync/push`, token, {
			...envelope,
			ops,
		});
		if (!('res' in answer)) continue;
		if (answer.res.others.length > 0) throw new Error(JSON.stringify(answer.res.others[0]));
		return;
	}
	throw new Error(`never taken: ${contentHash(ops[0])}`);
}

async function ask<T>(origin: string, path: string, token: string, json?: unknown): Promise<T> {
	const response = await fetch(origin + path, {
		method: json ? 'POST' : 'GET',
		headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
		...(json ? { body: JSON.stringify(json) } : {}),
	});
	return (await response.json()) as T;
}
