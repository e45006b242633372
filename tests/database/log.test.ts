// The log and what was folded from it, on both databases: nothing changes it, and everything follows from it.
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { answerItem, noteItem } from '#lib/domain/walk/answer-facts.ts';
import { addPhoto, hidePhoto } from '#lib/domain/walk/photo.ts';
import { siteScope } from '#lib/domain/fact.ts';
import { finishWalk, reopenWalk, startWalk, voidWalk } from '#lib/domain/walk/walk-facts.ts';
import type { Walk } from '#lib/domain/walk/walk.ts';
import { openDatabase } from '#lib/server/database/database.ts';
import { canonicalJson } from '#lib/protocol/hash.ts';
import { newEpoch } from '#lib/server/sync/new-epoch.ts';
import { rebuildOutdated, rebuildProjections } from '#lib/server/sync/rebuild.ts';
import { verify } from '#lib/server/sync/verify.ts';
import { aPicture, aWalk, pointOf, walkAreas } from '../support/builders.ts';
import { Teller } from '../support/server.ts';
import { aBusiness, onBoth, type At } from './engines.ts';

const parsed = (text: unknown): unknown => (typeof text === 'string' ? JSON.parse(text) : null);

onBoth((at) => {
	const rowsOf = async ({ server }: At, table: 'projections' | 'walk_summaries' | 'audits') => {
		const found = await sql<Record<string, unknown>>`select * from ${sql.table(table)}`.execute(
			server.context.db,
		);
		// What is JSON inside may be written in another order.
		return found.rows
			.map((row) => ({ ...row, row: parsed(row.row), summary: parsed(row.summary) }))
			.map(canonicalJson)
			.sort();
	};

	test('nothing but erasing changes an operation, and nothing takes one away', async () => {
		const { owner } = await aBusiness(at);
		const { db } = at.server.context;
		const before = (await sql`select * from ops order by seq`.execute(db)).rows;
		for (const column of ['person', 'content', 'h', 'chain', 'kind', 'scope', 'op_id', 'walk'])
			await expect(
				sql`update ops set ${sql.ref(column)} = 'x' where seq = 3`.execute(db),
				column,
			).rejects.toThrow(/append-only/);
		await expect(sql`update ops set seq = 99 where seq = 3`.execute(db)).rejects.toThrow();
		await expect(sql`update ops set body = '{}' where seq = 3`.execute(db)).rejects.toThrow();
		await expect(sql`delete from ops where seq = 3`.execute(db)).rejects.toThrow(/append-only/);
		if (at.engine === 'postgres')
			await expect(sql`truncate ops`.execute(db)).rejects.toThrow(/append-only/);
		expect((await sql`select * from ops order by seq`.execute(db)).rows).toEqual(before);
		await sql`update ops set body = null where seq = 4`.execute(db);
		const chain = (await verify(db, owner.org)).filter((problem) => problem.includes('chain'));
		expect(chain).toEqual([]);
	});

	test('a second start brings nothing about, also when several servers start at once', async () => {
		await aBusiness(at);
		const before = await rowsOf(at, 'projections');
		const others = await Promise.all(Array.from({ length: 8 }, () => openDatabase(at.place)));
		expect(await rowsOf(at, 'projections')).toEqual(before);
		for (const other of others) await other.close();
	});

	test('rows thrown away are folded from the log again, exactly as they were', async () => {
		const { owner, teller, site, walk } = await aBusiness(at);
		const { server } = at;
		const auditor = await server.member(owner.org, { role: 'auditor', sites: [site.id] });
		const own = new Teller(2);
		const check = startWalk(site, walkAreas, own.here, 'spot');
		const spot = { id: check.ent, site: site.id, kind: 'spot' } as Walk;
		const point = { ...pointOf(spot, 'floor'), kind: 'spot' as const };
		await server.tell(auditor, own.ops([check, answerItem(point, { kind: 'fail' })]));
		await server.tell(auditor, own.ops(finishWalk(spot, 1)));
		const second = aWalk(site, teller.here);
		const photo = teller.here.newId();
		await server.tell(
			owner,
			teller.ops([
				...second.facts,
				noteItem(pointOf(walk, 'soap'), 'sin jabón'),
				addPhoto(pointOf(walk, 'soap'), photo, 'before', aPicture('a'.repeat(64), 9)),
				hidePhoto(siteScope(site.id), photo, 'removed'),
				voidWalk({ id: second.id, site: site.id, kind: 'house' } as Walk, 'prueba'),
				reopenWalk(walk),
			]),
		);
		const tables = ['projections', 'walk_summaries', 'audits'] as const;
		const before = await Promise.all(tables.map((table) => rowsOf(at, table)));
		expect(before.every((rows) => rows.length > 0)).toBe(true);
		await rebuildProjections(server.context, owner.org);
		expect(await Promise.all(tables.map((table) => rowsOf(at, table)))).toEqual(before);
		expect(await verify(server.context.db, owner.org)).toEqual([]);
	});

	test('rows of another version are folded anew at the start, once', async () => {
		const { owner } = await aBusiness(at);
		const { context } = at.server;
		await rebuildOutdated(context);
		const before = await rowsOf(at, 'projections');
		await sql`delete from projections where noun = 'answers'`.execute(context.db);
		await rebuildOutdated(context);
		expect(await rowsOf(at, 'projections')).not.toEqual(before);
		await sql`update settings set value = '0' where key = 'projections'`.execute(context.db);
		await rebuildOutdated(context);
		expect(await rowsOf(at, 'projections')).toEqual(before);
		expect(await verify(context.db, owner.org)).toEqual([]);
	});

	test('a row that was tampered with, or a missing one, is found', async () => {
		const { owner } = await aBusiness(at);
		const { db } = at.server.context;
		await sql`update projections set row = '{}' where noun = 'sites'`.execute(db);
		await sql`delete from projections where noun = 'walks'`.execute(db);
		const problems = await verify(db, owner.org);
		expect(problems.some((one) => one.startsWith('sites'))).toBe(true);
		expect(problems.some((one) => one.includes('is missing'))).toBe(true);
	});

	test('a log that was given a new name is another one to every phone', async () => {
		const { owner, teller, site } = await aBusiness(at);
		const { server } = at;
		const { last } = await server.hear(owner);
		const epoch = await newEpoch(server.context, owner.org);
		expect(epoch).not.toBe(last.epoch);
		const fact = startWalk(site, walkAreas, teller.here);
		const op = teller.op(fact);
		expect(await server.send(owner, [op], { epoch: last.epoch })).toMatchObject({ fork: true });
		await expect(server.hear(owner, { cur: last.next })).rejects.toThrow('forked');
		expect(await server.tell(owner, [op], { epoch })).toMatchObject([{ st: 'ok' }]);
	});
});
