// Small promises of the engine: one poisoned operation, a page that lacks something, a hint, a newer kind.
import 'fake-indexeddb/auto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Site } from '#lib/domain/site/site.ts';
import { answerItem, noteItem } from '#lib/domain/walk/answer-facts.ts';
import { accountOf } from '#lib/local/link.ts';
import { refused } from '#lib/local/outbox.ts';
import { takeUpKnown } from '#lib/local/unknown.ts';
import { contentHash } from '#lib/protocol/hash.ts';
import type { Json } from '#lib/protocol/op.ts';
import { unpackOps } from '#lib/protocol/pack.ts';
import type { PullAnswer, PushRequest } from '#lib/protocol/sync.ts';
import { listenForHints } from '#lib/sync/hint.ts';
import { aPlace, aWalk, lists, pointOf, publishList, startOf } from '../support/builders.ts';
import { expectFolded, expectOnce, logAt, rowsOn } from '../support/invariants.ts';
import { na } from '../support/marks.ts';
import { Town, type Business, type SyncPhone } from '../support/town.ts';

let town: Town;
let business: Business;
let rosa: SyncPhone;
let site: Site;
beforeAll(async () => {
	town = await Town.open(10);
});
afterAll(() => town.close());
beforeEach(async () => {
	business = await town.business();
	rosa = await business.ownersPhone(1);
	const place = aPlace(rosa.here);
	site = place.site;
	await rosa.tells(place.facts);
	await rosa.settles();
});

/** Somebody between a phone and the server. */
function between(
	phone: SyncPhone,
	meddle: (request: Request, on: (request: Request) => Promise<Response>) => Promise<Response>,
): void {
	const { fetch } = phone.line;
	Object.assign(phone.line, { fetch: (request: Request) => meddle(request, fetch) });
}

const inflated = async (request: Request): Promise<PushRequest> => {
	const body = request.clone().body;
	const zipped = request.headers.get('content-encoding') === 'gzip';
	const stream = zipped ? body?.pipeThrough(new DecompressionStream('gzip')) : body;
	return (await new Response(stream).json()) as PushRequest;
};

test('one operation that breaks the server does not keep the others, and is not lost', async () => {
	for (let walks = 0; walks < 5; walks += 1) await rosa.tells(aWalk(site, rosa.here).facts);
	const poison = (await rowsOn(rosa)).filter(({ state }) => state === 'pending')[17]?.id ?? '';
	between(rosa, async (request, on) => {
		if (!request.url.endsWith('/sync/push')) return on(request);
		const { ops } = await inflated(request);
		if (!unpackOps(ops).some(({ op }) => op.id === poison)) return on(request);
		const body = { p: 1, magic: 'th', now: town.clock.now(), problem: 'handler' };
		return new Response(JSON.stringify(body), { status: 500 });
	});
	const { standing } = await rosa.syncs();
	expect(standing).toMatchObject({ ops: 0, parked: 1 });
	expect(await rosa.phone.run(refused)).toMatchObject([{ op: { id: poison }, why: 'handler' }]);
	expect((await logAt(business)).filter(({ kind }) => kind === 'walk.start')).toHaveLength(5);
	await expectOnce(business);
});

test('a page that lacks something is asked for again, three times at most, then it is said', async () => {
	await business.hires('ana', 'lead');
	const ana = await business.phone('ana', { role: 'lead' }, { seed: 2 });
	await ana.settles();
	let pulls = 0;
	between(ana, async (request, on) => {
		const response = await on(request);
		if (!request.url.includes('/sync/pull')) return response;
		pulls += 1;
		const page = (await response.json()) as PullAnswer;
		page.checks?.forEach((check) => (check.count += 1));
		return new Response(JSON.stringify(page));
	});
	await rosa.tells(aWalk(site, rosa.here).facts);
	await rosa.settles();
	expect((await ana.syncs()).standing.trouble).toEqual({ code: 'range', facts: {} });
	expect(pulls).toBe(4);
	// What came is not thrown away.
	expect((await rowsOn(ana)).filter(({ kind }) => kind === 'walk.start')).toHaveLength(1);
});

test('a row that this build cannot read does not keep the others, and is there to be seen', async () => {
	await business.hires('ana', 'lead');
	const ana = await business.phone('ana', { role: 'lead' }, { seed: 2 });
	await ana.settles();
	const { fetch } = ana.line;
	between(ana, async (request, on) => {
		const response = await on(request);
		if (!request.url.includes('/sync/pull')) return response;
		return new Response((await response.text()).replace('"kind":"house"', '"kind":"castle"'));
	});
	const strange = startOf(site, rosa.here);
	await rosa.tells(strange);
	await rosa.tells(aWalk(site, rosa.here).facts);
	await rosa.settles();
	const { standing } = await ana.syncs();
	expect(standing).toMatchObject({ trouble: null, state: 'review', review: 1 });
	expect(await ana.phone.run(refused)).toMatchObject([{ op: { ent: strange.ent } }]);
	expect(await ana.phone.run((db) => db.walks.get(strange.ent))).toBeUndefined();
	await expectFolded(business);
	// A newer build reads it, as far as this test can make one.
	Object.assign(ana.line, { fetch });
	await ana.phone.run(async (db) => {
		const [row] = await db.ops.where('why').equals('unreadable').toArray();
		if (row) await db.ops.put({ ...row, body: strange.body as unknown as Json });
	});
	await ana.settles();
	expect(await ana.phone.run((db) => db.walks.get(strange.ent))).toBeDefined();
});

test('a page that is none changes nothing', async () => {
	await business.hires('ana', 'lead');
	const ana = await business.phone('ana', { role: 'lead' }, { seed: 2 });
	await ana.settles();
	const before = await rowsOn(ana);
	between(ana, async (request, on) => {
		const response = await on(request);
		if (!request.url.includes('/sync/pull')) return response;
		return new Response((await response.text()).replace('"ids":', '"names":'));
	});
	await rosa.tells(startOf(site, rosa.here));
	await rosa.settles();
	expect((await ana.syncs()).standing.trouble?.code).toBe('unreadable');
	expect(await rowsOn(ana)).toEqual(before);
});

test('an answer that waited for its list is taken or refused once the list is there, and its phone hears which', async () => {
	await business.hires('ana', 'lead');
	const ana = await business.phone('ana', { role: 'lead' }, { seed: 2 });
	await ana.settles();
	const edition = { ...lists.hall, intro: { es: 'Una edición que todavía no llega.' } };
	const tpl = contentHash(edition);
	const start = startOf(site, ana.here);
	const about = (item: string) => ({ ...pointOf({ id: start.ent, site: site.id }, item), tpl });
	const told = [answerItem(about('plant'), na), answerItem(about('light'), na)];
	const [, good, bad] = await ana.tells([start, ...told]);
	expect((await ana.syncs()).standing).toMatchObject({ ops: 0, parked: 2 });
	await rosa.tells(publishList(edition));
	await business.settles();
	await ana.settles();
	expect((await logAt(business)).map(({ op_id }) => op_id)).toContain(good);
	expect(await ana.phone.run(refused)).toMatchObject([{ op: { id: bad }, why: 'not-offered' }]);
	await expectOnce(business);
	await expectFolded(business);
});

test('a phone that listens hears that there is news, and nothing of what it is', async () => {
	await business.hires('ana', 'lead');
	const ana = await business.phone('ana', { role: 'lead' }, { seed: 2 });
	const account = await ana.phone.run(accountOf);
	if (!account) throw new Error('nobody');
	const stop = new AbortController();
	const heads: number[] = [];
	const heard = new Promise<void>((done) => {
		const onHead = (head: number) => {
			heads.push(head);
			if (heads.length === 1) done();
		};
		void listenForHints(ana.transport, account, onHead, stop.signal);
	});
	const started = startOf(site, rosa.here);
	await rosa.tells([started, noteItem(pointOf({ id: started.ent, site: site.id }, 'soap'), 'x')]);
	await rosa.settles();
	await heard;
	stop.abort();
	expect(heads[0]).toBe(await business.head());
});

test('what an older build could not fold is folded by the one that can', async () => {
	const start = startOf(site, rosa.here);
	await rosa.tells(start);
	await rosa.phone.run(async (db) => {
		await db.walks.clear();
		await db.meta.put({
			key: 'unknown',
			value: [
				{ kind: 'walk.start', v: 1 },
				{ kind: 'x', v: 1 },
			],
		});
	});
	await takeUpKnown(rosa.phone);
	expect(await rosa.phone.run((db) => db.walks.count())).toBe(1);
	expect(await rosa.phone.run((db) => db.meta.get('unknown'))).toMatchObject({
		value: [{ kind: 'x', v: 1 }],
	});
});
