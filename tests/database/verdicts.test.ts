// Verdicts where operations meet: in one push, in one walk, on a list that comes later; on both databases.
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { siteScope } from '#lib/domain/fact.ts';
import { answerItem, noteItem } from '#lib/domain/walk/answer-facts.ts';
import { addPhoto, hidePhoto, markPhoto } from '#lib/domain/walk/photo.ts';
import { finishWalk, startWalk } from '#lib/domain/walk/walk-facts.ts';
import type { Walk } from '#lib/domain/walk/walk.ts';
import { redact } from '#lib/server/sync/redact.ts';
import { readmitParked } from '#lib/server/sync/readmit.ts';
import { admit, review } from '#lib/server/sync/review.ts';
import { verify } from '#lib/server/sync/verify.ts';
import {
	aChecklist,
	aPicture,
	pointOf,
	publishList,
	startOf,
	walkAreas,
} from '../support/builders.ts';
import { anItem, fail, pass } from '../support/marks.ts';
import { requestOf, Teller } from '../support/server.ts';
import { push } from '#lib/server/sync/push.ts';
import { aBusiness, onBoth, words } from './engines.ts';

onBoth((at) => {
	const isWhole = async (org: string) =>
		expect(await verify(at.server.context.db, org)).toEqual([]);

	test('what comes twice in one push is there once', async () => {
		const { owner, teller, site } = await aBusiness(at);
		const op = teller.op(startOf(site, teller.here));
		const same = { ...op };
		const other = { ...op, at: op.at + 1 };
		const clone = { ...teller.op(startOf(site, teller.here)), n: op.n };
		const answer = await at.server.send(owner, [op, same, other, clone]);
		expect(answer).toMatchObject({
			res: {
				runs: [
					[0, 1, expect.any(Number), 0],
					[1, 1, expect.any(Number), 1],
				],
				others: [
					[2, { code: 'id-reuse' }],
					[3, { code: 'clone' }],
				],
			},
		});
		await isWhole(owner.org);
	});

	test('a clone that takes a new name is taken in, and leaves the tray', async () => {
		const { owner, teller, site } = await aBusiness(at);
		const clone = { ...teller.op(startOf(site, teller.here)), n: 1 };
		expect(words(await at.server.tell(owner, [clone]))).toEqual(['clone']);
		const again = { ...clone, dev: teller.here.newId() };
		expect(words(await at.server.tell(owner, [again]))).toEqual(['ok']);
		const rows = await at.server.context.db.selectFrom('quarantine').selectAll().execute();
		expect(rows).toMatchObject([{ op_id: clone.id, resolution: 'admitted' }]);
	});

	test('several phones that push at once are each answered for their own', async () => {
		const { owner, site } = await aBusiness(at);
		const { server } = at;
		const phones = await Promise.all(
			Array.from({ length: 12 }, async (_, index) => {
				const teller = new Teller(100 + index);
				const start = startOf(site, teller.here);
				const walk = { id: start.ent, site: site.id } as Walk;
				const device = await server.device(owner.org, owner.person);
				const facts = [start, answerItem(pointOf(walk, 'soap'), index % 2 ? pass : fail)];
				return { caller: { ...owner, device }, ops: teller.ops(facts) };
			}),
		);
		const bad = { ...phones[0]?.ops[0], n: 0 } as never;
		const [said, refused] = await Promise.all([
			Promise.all(phones.map(({ caller, ops }) => server.tell(caller, ops))),
			server.send(owner, [bad]),
		]);
		expect(said.every((one) => words(one).join() === 'ok,ok')).toBe(true);
		expect(refused).toMatchObject({ res: { others: [[0, { code: 'unreadable' }]] } });
		const heard = await server.hear(owner);
		for (const [index, { ops }] of phones.entries())
			for (const [place, op] of ops.entries())
				expect(heard.rows.find((row) => row.op.id === op.id)?.seq).toBe(
					(said[index]?.[place] as { seq: number }).seq,
				);
		await isWhole(owner.org);
	});

	test('a push to a business that is not there does not harm those beside it', async () => {
		const { owner, teller, site } = await aBusiness(at);
		const op = teller.op(startOf(site, teller.here));
		const [mine, none] = await Promise.allSettled([
			at.server.tell(owner, [op]),
			at.server.tell({ ...owner, org: 'nowhere' }, [op]),
		]);
		expect(mine).toMatchObject({ status: 'fulfilled', value: [{ st: 'ok' }] });
		expect(none).toMatchObject({ status: 'rejected', reason: { code: 'not-found' } });
	});

	test('one operation that breaks the server is kept as it came, and holds nobody back', async () => {
		const { owner, teller, site, walk } = await aBusiness(at);
		const { db } = at.server.context;
		await poison(at.engine, db, `${walk.id}/restrooms/soap`);
		const ops = teller.ops([
			startOf(site, teller.here),
			answerItem(pointOf(walk, 'soap'), fail),
			answerItem(pointOf(walk, 'floor'), pass),
		]);
		const [said, beside] = await Promise.all([
			at.server.tell(owner, ops),
			at.server.tell(owner, new Teller(9).ops([startOf(site, new Teller(8).here)])),
		]);
		expect(words(said).sort()).toEqual(['handler', 'ok', 'ok']);
		expect(words(beside)).toEqual(['ok']);
		const kept = await db.selectFrom('quarantine').selectAll().execute();
		expect(kept).toMatchObject([{ op_id: ops[1]?.id, code: 'handler', st: 'rejected' }]);
		expect(JSON.parse(kept[0]?.raw ?? '')).toEqual(ops[1]);
		await isWhole(owner.org);
	});

	test('an answer by a list that nobody knows waits for it, and is taken in when it comes', async () => {
		const { owner, teller, site } = await aBusiness(at);
		const list = aChecklist('bar', [anItem('ice')]);
		const publishing = publishList(list);
		const { tpl } = publishing.body;
		const area = { id: 'bar', name: 'Barra', list: 'bar', tpl, exempt: [] };
		const start = startWalk(site, [area], teller.here);
		const point = { walk: start.ent, site: site.id, area: 'bar', item: 'ice', tpl };
		const walk = { id: start.ent, site: site.id } as Walk;
		const ops = teller.ops([start, answerItem(point, fail), ...finishWalk(walk, 1)]);
		expect(words(await at.server.tell(owner, ops))).toEqual(['ok', 'parked', 'ok', 'ok']);
		expect(words(await at.server.tell(owner, ops))).toEqual(['dup', 'parked', 'dup', 'dup']);
		await at.server.tell(owner, [teller.op(publishing)]);
		const { rows } = await at.server.hear(owner);
		expect(rows.find(({ op }) => op.id === ops[1]?.id)?.person).toBe(owner.person);
		expect(words(await at.server.tell(owner, ops))).toEqual(['dup', 'dup', 'dup', 'dup']);
		const summary = await at.server.context.db
			.selectFrom('walk_summaries')
			.select('summary')
			.where('walk', '=', start.ent)
			.executeTakeFirst();
		expect(JSON.parse(summary?.summary ?? '')).toMatchObject({ areas: [{ outcomes: 'f' }] });
		await isWhole(owner.org);
	});

	test('what an older server parked is taken in by one that knows it', async () => {
		const { owner, teller, walk } = await aBusiness(at);
		const note = teller.op(noteItem(pointOf(walk, 'soap'), 'sin jabón'));
		await at.server.tell(owner, [{ ...note, kind: 'party.plan' }]);
		const { db } = at.server.context;
		// As it would lie there if this build had not known notes.
		await db
			.updateTable('quarantine')
			.set({ raw: JSON.stringify(note) })
			.execute();
		await readmitParked(at.server.context);
		expect((await at.server.hear(owner)).rows.some(({ op }) => op.id === note.id)).toBe(true);
		await readmitParked(at.server.context);
		await isWhole(owner.org);
	});

	test('nobody can let in what this server does not understand: it goes on waiting', async () => {
		const { owner, teller, walk } = await aBusiness(at);
		const { context } = at.server;
		const op = { ...teller.op(noteItem(pointOf(walk, 'soap'), 'x')), kind: 'party.plan' };
		await at.server.tell(owner, [op]);
		const { waiting } = await review(context, owner.org);
		const deciding = { org: owner.org, person: owner.person, id: waiting[0]?.id ?? '' };
		await expect(admit(context, deciding)).rejects.toMatchObject({ code: 'unreadable' });
		expect((await review(context, owner.org)).waiting).toHaveLength(1);
	});

	test('two publishings of one list are both kept, and numbered as they came', async () => {
		const { owner, teller } = await aBusiness(at);
		const other = new Teller(3);
		const [one, two] = ['uno', 'dos'].map((id) => aChecklist('bar', [anItem(id)]));
		if (!one || !two) throw new Error('no lists');
		const first = await at.server.tell(owner, [teller.op(publishList(one))]);
		const again = await at.server.tell(owner, [other.op(publishList(one))]);
		const second = await at.server.tell(owner, [other.op(publishList(two))]);
		expect([first, again, second].map(words)).toEqual([['ok'], ['ok'], ['ok']]);
		const rows = await sql<{ row: string }>`select row from projections
			where noun = 'checklists' and key in (${publishList(one).body.tpl},
				${publishList(two).body.tpl})`.execute(at.server.context.db);
		const seqs = rows.rows.map(({ row }) => (JSON.parse(row) as { seq: number }).seq).sort();
		const seqOf = ([verdict]: typeof first) => (verdict as { seq: number }).seq;
		expect(seqs).toEqual([seqOf(first), seqOf(second)].sort());
	});

	test('what speaks of a thing of another place is not taken', async () => {
		const { owner, teller, site, walk } = await aBusiness(at);
		const { server } = at;
		const elsewhere = await server.member(owner.org, { role: 'lead', sites: ['elsewhere'] });
		const scope = siteScope('elsewhere');
		const point = { ...pointOf(walk, 'soap'), site: 'elsewhere' };
		const own = new Teller(4);
		const photo = teller.here.newId();
		await server.tell(owner, [
			teller.op(addPhoto(pointOf(walk, 'soap'), photo, 'before', aPicture('c'.repeat(64), 9))),
		]);
		const said = await server.tell(
			elsewhere,
			own.ops([
				answerItem(point, pass),
				...finishWalk({ ...walk, site: 'elsewhere' }, 1),
				hidePhoto(scope, photo, 'removed'),
				markPhoto(scope, photo, []),
				answerItem(pointOf(walk, 'soap'), pass),
				startOf({ ...site }, own.here),
			]),
		);
		expect(words(said)).toEqual(Array.from({ length: 7 }, () => 'not-yours'));
		await isWhole(owner.org);
	});

	test('a sealed check stays sealed though its note is erased', async () => {
		const { owner, site } = await aBusiness(at);
		const { server } = at;
		const auditor = await server.member(owner.org, { role: 'auditor', sites: [site.id] });
		const thief = await server.member(owner.org, { role: 'auditor', sites: 'all' });
		const own = new Teller(5);
		const check = startWalk(site, walkAreas, own.here, 'spot');
		const spot = { id: check.ent, site: site.id, kind: 'spot' } as Walk;
		const point = { ...pointOf(spot, 'floor'), kind: 'spot' as const };
		const note = own.op(noteItem(point, 'la señora del 5'));
		await server.tell(auditor, [own.op(check), note, ...own.ops(finishWalk(spot, 0))]);
		await redact(server.context, { org: owner.org, person: owner.person, op: note.id });
		const late = own.ops([answerItem(point, fail), noteItem(point, 'otra')]);
		const photo = own.op(addPhoto(point, own.here.newId(), 'before', aPicture('d'.repeat(64), 9)));
		expect(words(await server.tell(auditor, [...late, photo]))).toEqual([
			...['sealed', 'sealed', 'ok'],
		]);
		const stolen = new Teller(6).op(noteItem(point, 'mía'));
		expect(words(await server.tell(thief, [stolen]))).toEqual(['not-yours']);
		await isWhole(owner.org);
	});

	test('a walk is dated between what its phone had seen and its arrival', async () => {
		const { owner, site } = await aBusiness(at);
		const { server } = at;
		const now = server.context.here.now();
		const years = 10 * 365 * 86_400_000;
		const seen = (await server.hear(owner)).last.next?.seq ?? 0;
		const dated = async (seed: number, from: number, has: number) => {
			const teller = new Teller(seed, from);
			const op = teller.op(startOf(site, teller.here));
			const request = requestOf(now, [op]) as { ops: object };
			const ops = { ...request.ops, seen: { steps: [has] } };
			await push(server.context, owner, { ...request, ops });
			const { rows } = await server.hear(owner);
			return rows.find((row) => row.op.id === op.id)?.time ?? op.at;
		};
		const future = await dated(61, now + years, seen);
		const past = await dated(62, now - years, seen);
		for (const time of [future, past]) {
			expect(time).toBeGreaterThan(now - 60_000);
			expect(time).toBeLessThan(now + 60_000);
		}
		// A phone that has not pulled anything may have walked whenever it says.
		expect(await dated(63, now - years, 0)).toBeLessThan(now - years + 60_000);
		await isWhole(owner.org);
	});

	test('a phone’s word about what waits is kept, less what came with it', async () => {
		const { owner, teller, site } = await aBusiness(at);
		const ops = teller.ops([startOf(site, teller.here), startOf(site, teller.here)]);
		const pend = { ops: 5, photos: 3, oldest: 77 };
		await at.server.send(owner, ops, { pend, app: '9.9', now: 0 });
		const row = await at.server.context.db
			.selectFrom('devices')
			.selectAll()
			.where('id', '=', owner.device)
			.executeTakeFirst();
		expect(row).toMatchObject({
			...{ pending_ops: 3, pending_photos: 3, oldest_pending: 77, app: '9.9', dev: teller.dev },
		});
		expect(row?.off).toBe(row?.last_seen);
	});
});

/** Makes the database itself break on one row, as a bug of ours would. */
async function poison(engine: string, db: Parameters<typeof verify>[0], key: string) {
	if (engine === 'sqlite') {
		await sql
			.raw(
				`create trigger poison before insert on projections when new.key = '${key}'
					begin select raise(abort, 'poison'); end`,
			)
			.execute(db);
		return;
	}
	await sql
		.raw(
			`create function poison() returns trigger language plpgsql as
				$$ begin raise exception 'poison'; end $$`,
		)
		.execute(db);
	await sql
		.raw(
			`create trigger poison before insert on projections for each row
				when (new.key = '${key}') execute function poison()`,
		)
		.execute(db);
}
