// What the server says to operations that come, and what it keeps: on SQLite and on PostgreSQL alike.
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { answerItem, noteItem } from '#lib/domain/walk/answer-facts.ts';
import { addPhoto } from '#lib/domain/walk/photo.ts';
import { finishWalk, startWalk } from '#lib/domain/walk/walk-facts.ts';
import type { Walk } from '#lib/domain/walk/walk.ts';
import { verify } from '#lib/server/sync/verify.ts';
import { ana, eva, luis, orgOf, type Guest, type House } from '../access/house.ts';
import { inAHouse } from '../access/engines.ts';
import { aPicture, aPlace, aWalk, pointOf, startOf, walkAreas } from '../support/builders.ts';
import { heard, pushed, Tale, verdicts } from './tale.ts';

inAHouse((at) => {
	/** A business with its place and one whole walk in the log. */
	async function aBusiness() {
		const { house } = at;
		const owner = await house.setUp(ana);
		const tale = new Tale(1);
		const { site, facts } = aPlace(tale.here);
		const walk = aWalk(site, tale.here);
		const ops = tale.ops([...facts, ...walk.facts]);
		expect((await verdicts(house, owner, ops)).map(({ st }) => st)).toEqual(ops.map(() => 'ok'));
		return { house, owner, tale, site, ops, walk: { id: walk.id, site: site.id } as Walk };
	}
	const isWhole = async (house: House, owner: Guest) =>
		expect(await verify(house.server.db, orgOf(owner))).toEqual([]);

	test('what is told twice is there once, and the second time hears the same place', async () => {
		const { house, owner, ops } = await aBusiness();
		const again = await verdicts(house, owner, ops);
		expect(again.every(({ st }) => st === 'dup')).toBe(true);
		const rows = await heard(house, owner);
		expect(rows).toHaveLength(ops.length + 2);
		expect(rows.map(({ seq }) => seq)).toEqual(rows.map((_, index) => index + 1));
		await isWhole(house, owner);
	});

	test('one bad operation never holds back the others, and is kept as it came', async () => {
		const { house, owner, tale, walk, ops } = await aBusiness();
		const good = tale.op(answerItem(pointOf(walk, 'soap'), { kind: 'fail' }));
		const told = [
			{ ...tale.op(noteItem(pointOf(walk, 'soap'), 'x')), body: { text: 5 } },
			{ ...tale.op(noteItem(pointOf(walk, 'soap'), 'y')), kind: 'party.plan' },
			{ ...good, id: ops[0]?.id },
			{ ...tale.op(noteItem(pointOf(walk, 'soap'), 'z')), n: ops[0]?.n },
			JSON.parse(`{"id":"${tale.here.newId()}","__proto__":{"a":1}}`) as object,
			good,
		];
		const said = await verdicts(house, owner, told);
		expect(said.map((one) => ('code' in one ? one.code : one.st))).toEqual([
			...['unreadable', 'parked', 'id-reuse', 'clone', 'unreadable', 'ok'],
		]);
		const { waiting } = (await house.ask(`GET /api/orgs/${orgOf(owner)}/review`, owner))
			.body as unknown as { waiting: { code: string }[] };
		expect(waiting.map(({ code }) => code).sort()).toEqual([
			...['clone', 'id-reuse', 'unknown', 'unreadable', 'unreadable'],
		]);
		await isWhole(house, owner);
	});

	test('an answer that its item does not offer is refused, an unknown list is waited for', async () => {
		const { house, owner, tale, walk } = await aBusiness();
		const point = pointOf(walk, 'floor');
		const said = await verdicts(house, owner, [
			tale.op(answerItem(point, { kind: 'na' })),
			tale.op(answerItem({ ...point, tpl: '0'.repeat(64) }, { kind: 'pass' })),
		]);
		expect(said).toMatchObject([
			{ st: 'rejected', code: 'not-offered' },
			{ st: 'parked', why: 'unknown' },
		]);
	});

	test('an answer after the end is taken, and the walk’s summary follows', async () => {
		const { house, owner, tale, walk } = await aBusiness();
		const late = tale.op(answerItem(pointOf(walk, 'soap'), { kind: 'fail' }));
		expect(await verdicts(house, owner, [late])).toMatchObject([{ st: 'ok' }]);
		const row = await house.server.db
			.selectFrom('walk_summaries')
			.select('summary')
			.where('walk', '=', walk.id)
			.executeTakeFirstOrThrow();
		expect(JSON.parse(row.summary ?? '')).toMatchObject({
			areas: [{ outcomes: 'f3n' }, { outcomes: 'f1' }],
		});
	});

	test('each role tells only what is theirs, and hears only what they may see', async () => {
		const { house, owner, site } = await aBusiness();
		const lead = await house.joins(await house.invites(owner, { sites: [site.id] }), luis);
		const auditor = await house.joins(await house.invites(owner, { role: 'auditor' }), eva);
		const tale = new Tale(2);
		const check = startWalk(site, walkAreas, tale.here, 'spot');
		const spot = { id: check.ent, site: site.id, kind: 'spot' } as Walk;
		const point = { ...pointOf(spot, 'floor'), kind: 'spot' as const };
		expect(
			await verdicts(house, lead, [tale.op(startOf(site, tale.here)), tale.op(check)]),
		).toMatchObject([{ st: 'ok' }, { st: 'rejected', code: 'not-allowed' }]);
		const own = new Tale(3);
		const told = own.ops([check, answerItem(point, { kind: 'fail' })]);
		expect(
			await verdicts(house, auditor, [...told, own.op(startOf(site, own.here))]),
		).toMatchObject([{ st: 'ok' }, { st: 'ok' }, { st: 'rejected', code: 'not-allowed' }]);

		const kinds = (await heard(house, auditor)).map(({ op }) => op);
		expect(kinds.filter(({ scope }) => scope.startsWith('site:')).map(({ kind }) => kind)).toEqual([
			...['site.set', 'checklist.assign', 'checklist.assign'],
		]);
		expect((await heard(house, lead)).some(({ op }) => op.scope.startsWith('audit:'))).toBe(false);
		const sealed = await verdicts(house, auditor, [
			...own.ops(finishWalk(spot, 1)),
			own.op(answerItem(point, { kind: 'pass' })),
		]);
		expect(sealed).toMatchObject([{ st: 'ok' }, { st: 'ok' }, { code: 'sealed' }]);
		const seen = await heard(house, lead);
		expect(seen.filter(({ op }) => op.scope.startsWith('audit:'))).toHaveLength(4);
		expect(seen.some(({ op }) => op.kind === 'spot-check.publish')).toBe(true);
		expect(
			(await heard(house, auditor)).some(
				({ op }) => op.kind === 'answer.set' && op.scope.startsWith('site:'),
			),
		).toBe(false);
		await isWhole(house, owner);
	});

	test('a revoked phone delivers into quarantine; an owner lets it in as its own person', async () => {
		const { house, owner, site } = await aBusiness();
		const lead = await house.joins(await house.invites(owner), luis);
		const team = `/api/orgs/${orgOf(owner)}`;
		await house.ask(`DELETE ${team}/devices/${lead.device?.id}`, { cookie: owner.cookie });
		const op = new Tale(5).op(startOf(site, new Tale(6).here));
		expect(await verdicts(house, lead, [op])).toMatchObject([{ st: 'parked', why: 'revoked' }]);
		const { body } = await house.ask(`GET ${team}/review`, { cookie: owner.cookie });
		const [row] = (body as unknown as { waiting: { id: string; name: string }[] }).waiting;
		expect(row).toMatchObject({ name: luis.name, code: 'revoked', kind: 'walk.start' });
		const decide = { cookie: owner.cookie, body: { decision: 'admit' } };
		expect((await house.ask(`POST ${team}/review/${row?.id}`, decide)).status).toBe(200);
		const rows = await heard(house, owner);
		expect(rows.find((one) => one.op.id === op.id)?.person).toBe(lead.person.id);
		expect((await house.ask(`POST ${team}/review/${row?.id}`, decide)).status).toBe(404);
		await isWhole(house, owner);
	});

	test('what is put aside keeps its reason, and stays refused when it comes again', async () => {
		const { house, owner, tale, walk } = await aBusiness();
		const bad = tale.op(answerItem(pointOf(walk, 'floor'), { kind: 'na' }));
		await verdicts(house, owner, [bad]);
		const team = `/api/orgs/${orgOf(owner)}`;
		const { body } = await house.ask(`GET ${team}/review`, { cookie: owner.cookie });
		const [row] = (body as unknown as { waiting: { id: string }[] }).waiting;
		const decide = { cookie: owner.cookie, body: { decision: 'archive', reason: 'Prueba.' } };
		expect((await house.ask(`POST ${team}/review/${row?.id}`, decide)).status).toBe(200);
		expect(await verdicts(house, owner, [bad])).toMatchObject([{ code: 'not-offered' }]);
	});

	test('what is erased is gone from the log and its row, and the chain still holds', async () => {
		const { house, owner, tale, walk } = await aBusiness();
		const note = tale.op(noteItem(pointOf(walk, 'soap'), 'la señora del 5'));
		const photo = tale.op(
			addPhoto(pointOf(walk, 'soap'), tale.here.newId(), 'before', aPicture('a'.repeat(64), 9)),
		);
		await verdicts(house, owner, [note, photo]);
		const path = `POST /api/orgs/${orgOf(owner)}/redact`;
		for (const { id } of [note, photo])
			expect((await house.ask(path, { cookie: owner.cookie, body: { op: id } })).status).toBe(200);
		const rows = await heard(house, owner);
		expect(JSON.stringify(rows)).not.toContain('la señora');
		expect(rows.find(({ op }) => op.id === photo.id)?.op.body).toBeNull();
		expect(rows.filter(({ op }) => op.kind === 'redact')).toHaveLength(2);
		await isWhole(house, owner);
	});

	test('the log refuses to be changed or shortened, whoever asks', async () => {
		const { house } = await aBusiness();
		const { db } = house.server;
		await expect(sql`update ops set person = 'x'`.execute(db)).rejects.toThrow(/append-only/);
		await expect(sql`update ops set body = '{}' where seq = 1`.execute(db)).rejects.toThrow();
		await expect(sql`delete from ops where seq = 1`.execute(db)).rejects.toThrow(/append-only/);
	});

	test('a phone from another log is told so, and nothing of it is taken', async () => {
		const { house, owner, tale, site } = await aBusiness();
		const { body } = await pushed(house, owner, [tale.op(startOf(site, tale.here))], {
			epoch: 'another',
		});
		expect(body).toMatchObject({ fork: true });
		const path = `GET /api/orgs/${orgOf(owner)}/sync/pull?cur=`;
		const epoch = String(body.epoch);
		const said = await house.ask(`${path}${epoch}.99.${'0'.repeat(64)}`, { token: owner.token });
		expect(said.body).toMatchObject({ fork: true });
	});

	test('a body that is no push gets a sentence, and bytes of an old application are kept', async () => {
		const { house, owner } = await aBusiness();
		const org = `/api/orgs/${orgOf(owner)}`;
		const said = await house.ask(`POST ${org}/sync/push`, { token: owner.token, raw: 'nope' });
		expect(said).toMatchObject({ status: 400, body: { problem: 'unreadable' } });
		const large = 'x'.repeat(400_000);
		expect(
			(await house.ask(`POST ${org}/sync/push`, { token: owner.token, raw: large })).status,
		).toBe(413);
		expect(await pushed(house, owner, [], { p: 0 })).toMatchObject({ status: 426 });
		const kept = await house.ask(`POST ${org}/sync/push-raw`, {
			token: owner.token,
			raw: '{"p":0}',
		});
		expect(kept.status).toBe(200);
		const { body } = await house.ask(`GET ${org}/review`, { cookie: owner.cookie });
		expect(body).toMatchObject({ waiting: [{ code: 'old-app', raw: '{"p":0}' }] });
	});
});
