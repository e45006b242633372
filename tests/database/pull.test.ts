// What a phone is told: all that it may see and nothing else, page by page, on both databases.
import fc from 'fast-check';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { siteScope } from '#lib/domain/fact.ts';
import { maySee, type Viewer } from '#lib/domain/team/access.ts';
import { commitImport, tellPart, withdrawImport } from '#lib/domain/import/imported.ts';
import { setSite } from '#lib/domain/site/site.ts';
import { answerItem } from '#lib/domain/walk/answer-facts.ts';
import { finishWalk, startWalk } from '#lib/domain/walk/walk-facts.ts';
import type { Walk } from '#lib/domain/walk/walk.ts';
import { chainStart } from '#lib/server/sync/content.ts';
import { pull } from '#lib/server/sync/pull.ts';
import { visible } from '#lib/server/sync/visible.ts';
import { walkOps } from '#lib/server/sync/walk-ops.ts';
import { unpackOps } from '#lib/protocol/pack.ts';
import { xorOf } from '#lib/protocol/sync.ts';
import type { SummaryRow } from '#lib/domain/walk/summary.ts';
import { aPlace, aWalk, pointOf, startOf, walkAreas } from '../support/builders.ts';
import { aHistory } from '../support/history.ts';
import { Teller } from '../support/server.ts';
import { aBusiness, onBoth, type Business } from './engines.ts';

const aDay = 86_400_000;

onBoth((at) => {
	/** A finished walk by the owner, so many days ago. */
	async function walked({ owner, site }: Business, seed: number, daysAgo: number, isGood = false) {
		const teller = new Teller(seed, Date.now() - daysAgo * aDay);
		const walk = aWalk(site, teller.here);
		const facts = isGood ? walk.facts.filter(({ kind }) => kind !== 'answer.set') : walk.facts;
		await at.server.tell(owner, teller.ops(facts));
		return walk.id;
	}
	const walksIn = (rows: readonly { op: { kind: string; ent: string } }[]) =>
		rows.filter(({ op }) => op.kind === 'walk.start').map(({ op }) => op.ent);

	test('small pages tell the same as one large page', async () => {
		const business = await aBusiness(at);
		const { server } = at;
		for (const seed of [11, 12, 13]) await walked(business, seed, 1);
		const { owner } = business;
		const whole = await server.hear(owner, { limit: 5000 });
		for (const limit of [1, 3, 7]) {
			const parts = await server.hear(owner, { limit });
			const ids = (rows: typeof parts.rows) => rows.map(({ op }) => op.id).sort();
			expect(ids(parts.rows)).toEqual(ids(whole.rows));
			expect(parts.last.next).toEqual(whole.last.next);
		}
		const start = { epoch: whole.last.epoch, seq: 0, chain: chainStart };
		const log = await server.hear(owner, { cur: start, limit: 5000 });
		expect(log.rows.map(({ seq }) => seq)).toEqual(log.rows.map((_, index) => index + 1));
		for (const limit of [1, 4]) {
			const parts = await server.hear(owner, { cur: start, limit });
			expect(parts.rows).toEqual(log.rows);
			expect(parts.last.next).toEqual(log.last.next);
		}
	});

	test('the last page says how many operations each scope holds, and their fold', async () => {
		const { owner, site } = await aBusiness(at);
		const { last } = await at.server.hear(owner);
		const start = { epoch: last.epoch, seq: 0, chain: chainStart };
		const log = await at.server.hear(owner, { cur: start });
		for (const { scope, count, xor } of log.last.checks ?? []) {
			const ids = log.rows.filter(({ op }) => op.scope === scope).map(({ op }) => op.id);
			expect(ids).toHaveLength(count);
			expect(xorOf(ids)).toBe(xor);
		}
		expect(log.last.checks?.map(({ scope }) => scope).sort()).toEqual(['org', siteScope(site.id)]);
	});

	test('a page that is asked for after others wrote tells the log of the first page', async () => {
		const business = await aBusiness(at);
		const { owner } = business;
		const { server } = at;
		const first = await pull(server.context, owner, { cur: null, limit: 4 });
		if ('fork' in first) throw new Error('forked');
		const later = await walked(business, 21, 0);
		const rows = unpackOps(first.ops);
		let page = first;
		while (!page.isLast && page.page) {
			const next = await pull(server.context, owner, { cur: null, page: page.page, limit: 4 });
			if ('fork' in next) throw new Error('forked');
			rows.push(...unpackOps(next.ops));
			page = next;
		}
		expect(walksIn(rows)).not.toContain(later);
		const since = await server.hear(owner, { cur: page.next });
		expect(walksIn(since.rows)).toEqual([later]);
		const ids = new Set([...rows, ...since.rows].map(({ op }) => op.id));
		expect(ids.size).toBe(rows.length + since.rows.length);
	});

	test('a new phone gets the working set whole and everything else in months', async () => {
		const business = await aBusiness(at, Date.now() - 100 * aDay);
		const { owner, site, walk } = business;
		const { server } = at;
		const old = await walked(business, 31, 70);
		const stillOpen = await walked(business, 32, 40);
		const recent = await walked(business, 33, 10);
		const lead = await server.member(owner.org, { role: 'lead', sites: [site.id] });
		const open = new Teller(34, Date.now() - 90 * aDay);
		const start = startOf(site, open.here);
		await server.tell(owner, open.ops([start]));

		const own = await server.hear(owner);
		expect(walksIn(own.rows).sort()).toEqual([recent, start.ent].sort());
		const months = own.last.months as SummaryRow[];
		const told = months.flatMap(({ walks }) => walks.map((one) => one.walk)).sort();
		expect(told).toEqual([walk.id, old, stillOpen].sort());

		// For somebody else the latest walk is there because what it found is still open.
		const others = await server.hear(lead);
		expect(walksIn(others.rows).sort()).toEqual([recent, start.ent].sort());
		const mended = new Teller(35);
		const fine = startOf(site, mended.here);
		const again = { id: fine.ent, site: site.id, kind: 'house' } as Walk;
		await server.tell(
			owner,
			mended.ops([
				fine,
				answerItem(pointOf(again, 'floor'), { kind: 'pass' }),
				answerItem(pointOf(again, 'smell'), { kind: 'scale', level: 4 }),
				...finishWalk(again, 2),
			]),
		);
		const after = await server.hear(lead);
		expect(walksIn(after.rows)).toEqual([start.ent]);
	});

	test('a scope that was opened is told by itself', async () => {
		const business = await aBusiness(at);
		const { owner, site, walk } = business;
		const { server } = at;
		const other = new Teller(41);
		const place = aPlace(other.here);
		await server.tell(owner, other.ops([...place.facts, ...aWalk(place.site, other.here).facts]));
		const lead = await server.member(owner.org, { role: 'lead', sites: [site.id, place.site.id] });
		const { rows, last } = await server.hear(lead, { scope: siteScope(site.id), limit: 5 });
		expect(new Set(rows.map(({ op }) => op.scope))).toEqual(new Set([siteScope(site.id)]));
		expect(walksIn(rows)).toEqual([walk.id]);
		expect(last.months).toEqual([]);
		const foreign = await server.hear(lead, { scope: 'site:nowhere' });
		expect(foreign.rows).toEqual([]);
	});

	test('a walk is told whole to those who may see it, and is nothing to the others', async () => {
		const { owner, walk, ops } = await aBusiness(at);
		const { server } = at;
		const told = async (caller: typeof owner) =>
			unpackOps((await walkOps(server.context, caller, walk.id)).ops).map(({ op }) => op);
		const own = ops.filter(({ ent }) => ent.startsWith(walk.id));
		expect(await told(owner)).toEqual(own);
		const auditor = await server.member(owner.org, { role: 'auditor', sites: 'all' });
		expect(await told(auditor)).toEqual([]);
		const stranger = await server.member(owner.org, { role: 'lead', sites: ['nowhere'] });
		expect(await told(stranger)).toEqual([]);
	});

	test('a place that is not in this log is a fork: too far, another chain, another name', async () => {
		const { owner } = await aBusiness(at);
		const { server } = at;
		const { next } = (await server.hear(owner)).last;
		if (!next) throw new Error('no place');
		for (const cur of [
			{ ...next, seq: next.seq + 1 },
			{ ...next, seq: next.seq - 1 },
			{ ...next, chain: 'f'.repeat(64) },
			{ ...next, epoch: 'another' },
			{ ...next, seq: 0 },
		])
			expect(await pull(server.context, owner, { cur })).toMatchObject({ fork: true });
		expect(await pull(server.context, owner, { cur: next })).toMatchObject({ isLast: true });
	});

	test('the database shows exactly what the one table of access allows', async () => {
		const { owner, site } = await aBusiness(at);
		const { server } = at;
		const { db } = server.context;
		const other = new Teller(51);
		const place = aPlace(other.here);
		await server.tell(owner, other.ops(place.facts));
		const checkers = await Promise.all(
			[1, 2].map(() => server.member(owner.org, { role: 'auditor', sites: 'all' })),
		);
		for (const [index, checker] of checkers.entries()) {
			const own = new Teller(52 + index);
			const check = startWalk(index ? place.site : site, walkAreas, own.here, 'spot');
			const spot = { id: check.ent, site: check.body.site, kind: 'spot' } as Walk;
			await server.tell(checker, own.ops([check, ...(index ? finishWalk(spot, 0) : [])]));
		}
		const { parts, commit } = aHistory(400);
		await server.tell(owner, [
			...parts.map(({ id, body }) => other.op(tellPart(body), { id, at: 0 })),
			other.op(commitImport({ ...commit, files: [] })),
			other.op(withdrawImport(commit.batch)),
			other.op(setSite(site.id, { ...site, name: 'Otra' })),
		]);
		const ops = (
			await sql<{ seq: number; kind: string; scope: string }>`
			select seq, kind, scope from ops where org = ${owner.org} order by seq`.execute(db)
		).rows;
		const audits = (await db.selectFrom('audits').selectAll().execute()).map((row) => [
			row.scope,
			{ person: row.person, site: row.site, isPublished: row.published_seq !== null },
		]) as [string, { person: string; site: string; isPublished: boolean }][];
		const known = new Map(audits);
		expect(known.size).toBe(2);
		expect(ops.filter(({ kind }) => kind.startsWith('import.'))).toHaveLength(parts.length + 2);
		const anyViewer: fc.Arbitrary<Viewer> = fc.record({
			person: fc.constantFrom('nobody', owner.person, ...checkers.map(({ person }) => person)),
			role: fc.constantFrom('owner', 'lead', 'auditor'),
			sites: fc.oneof(
				fc.constant('all' as const),
				fc.subarray([site.id, place.site.id, 'nowhere']),
			),
		});
		await fc.assert(
			fc.asyncProperty(anyViewer, async (viewer) => {
				const caller = { ...owner, person: viewer.person, viewer };
				const found = await sql<{ seq: number }>`select seq from ops
					where org = ${owner.org} and ${visible(at.engine, caller)} order by seq`.execute(db);
				const may = ops.filter((op) => maySee(viewer, op, (scope) => known.get(scope)));
				expect(found.rows.map(({ seq }) => seq)).toEqual(may.map(({ seq }) => seq));
			}),
			{ numRuns: 60 },
		);
	});
});
