// The owner looks after the team: places, phones, invitations, forgotten passwords.
import { expect, test } from 'vitest';
import { recoverThroughKeeper } from '#lib/server/access/recovery.ts';
import { deviceCaller } from '#lib/server/doors/caller.ts';
import { inAHouse } from './engines.ts';
import { ana, eva, luis, orgOf, type Guest, type House } from './house.ts';

const chrome =
	'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Mobile Safari/537.36';

const asks = (house: House, owner: Guest, name: string, body?: object) => {
	const [method, path] = name.split(' ');
	const { cookie } = owner;
	return house.ask(`${method} /api/orgs/${orgOf(owner)}${path}`, { cookie, body });
};

const live = (house: House, { token }: Guest) =>
	deviceCaller(house.server.db, `Bearer ${token}`, house.server.here.now());

inAHouse((at) => {
	test('the owner sees who belongs, on which phones, and who is invited', async () => {
		const { house } = at;
		const owner = await house.setUp(ana);
		const open = await house.invites(owner, { role: 'auditor', sites: ['s1'], uses: 3 });
		const { token } = await house.invites(owner);
		const joined = await house.ask('POST /api/join', {
			body: { token, ...luis },
			userAgent: chrome,
		});
		expect(joined.status).toBe(200);
		await house.server.db
			.updateTable('devices')
			.set({ pending_ops: 4, app: '1.2.3', dev: 'd1' })
			.where('label', '=', 'Chrome · Android')
			.execute();
		const { status, body } = await asks(house, owner, 'GET /team');
		expect(status).toBe(200);
		const luisRow = { name: 'Luis', username: 'luis.m', role: 'lead', sites: 'all' };
		const phone = { label: 'Chrome · Android', app: '1.2.3', pendingOps: 4, holes: 0 };
		expect(body).toMatchObject({
			members: [
				{ name: 'Ana Ruiz', username: 'ana', role: 'owner', devices: [{ revokedAt: null }] },
				{ ...luisRow, devices: [phone] },
			],
			invitations: [
				{
					id: open.id,
					kind: 'join',
					role: 'auditor',
					sites: ['s1'],
					usesLeft: 3,
					createdBy: owner.person.id,
				},
			],
		});
		expect(JSON.stringify(body)).not.toContain('token');
	});

	test('numbers that a phone gave and that never arrived are holes', async () => {
		const { house } = at;
		const owner = await house.setUp(ana);
		const { db, here } = house.server;
		await db.updateTable('devices').set({ dev: 'd1' }).execute();
		const row = await db.selectFrom('ops').selectAll().limit(1).executeTakeFirstOrThrow();
		for (const [index, n] of [1, 2, 5].entries())
			await db
				.insertInto('ops')
				.values({ ...row, seq: 100 + index, op_id: here.newId(), dev: 'd1', n })
				.execute();
		const aside = {
			org: orgOf(owner),
			person: 'p',
			device: 'x',
			at_srv: 0,
			st: 'rejected',
		} as const;
		const none = {
			seen: null,
			resolved_at: null,
			resolved_by: null,
			resolution: null,
			reason: null,
		};
		await db
			.insertInto('quarantine')
			.values({
				...aside,
				...none,
				id: 'q',
				op_id: 'o',
				dev: 'd1',
				n: 3,
				code: 'handler',
				text: '',
				raw: '',
			})
			.execute();
		const { body } = await asks(house, owner, 'GET /team');
		expect(body).toMatchObject({ members: [{ devices: [{ holes: 1 }] }] });
	});

	test('a place is changed at once, told in the log, and a new name is told to phones', async () => {
		const { house } = at;
		const owner = await house.setUp(ana);
		const lead = await house.joins(await house.invites(owner), luis);
		const versionOf = async () =>
			(await house.server.db.selectFrom('orgs').selectAll().executeTakeFirstOrThrow())
				.people_version;
		const before = await versionOf();
		const path = `PATCH /members/${lead.person.id}`;
		await asks(house, owner, path, { role: 'auditor', sites: ['s1'], name: 'Luis M.' });
		expect((await live(house, lead))?.viewer).toEqual({
			...{ person: lead.person.id, role: 'auditor', sites: ['s1'] },
		});
		expect(await versionOf()).toBe(before + 1);
		const ops = await house.server.db
			.selectFrom('ops')
			.select('body')
			.where('kind', '=', 'member.set')
			.where('ent', '=', lead.person.id)
			.orderBy('seq', 'desc')
			.execute();
		expect(ops.map(({ body }) => JSON.parse(body ?? '') as unknown)).toEqual([
			{ role: 'auditor', sites: ['s1'] },
			{ role: 'lead', sites: 'all' },
		]);
		await asks(house, owner, path, { role: 'auditor', sites: ['s1'] });
		const told = await house.server.db.selectFrom('ops').select('seq').execute();
		expect(told).toHaveLength(2 + 2);
		const bad = await asks(house, owner, path, { role: 'boss', sites: 'all' });
		expect(bad).toMatchObject({ status: 400, body: { problem: 'unreadable' } });
	});

	test('who is removed has no session, no working phone and no open invitation; what they held waits', async () => {
		const { house } = at;
		const owner = await house.setUp(ana);
		const second = await house.joins(await house.invites(owner, { role: 'owner' }), luis);
		const opened = await house.invites(second);
		expect((await asks(house, owner, `DELETE /members/${second.person.id}`)).status).toBe(200);
		const after = await asks(house, second, 'GET /team');
		expect(after).toMatchObject({ status: 401, body: { problem: 'not-signed-in' } });
		expect((await live(house, second))?.isRevoked).toBe(true);
		house.ahead += 31 * 86_400_000;
		expect(await live(house, second)).toBeNull();
		const seen = await house.ask(`GET /api/join?token=${opened.token}`);
		expect(seen.body.problem).toBe('invitation-revoked');
		expect((await house.signsIn(luis)).memberships).toEqual([]);
		const back = await house.joins(await house.invites(owner), luis);
		expect(back.memberships).toMatchObject([{ role: 'lead' }]);
	});

	test('somebody must be left who can let people in', async () => {
		const { house } = at;
		const owner = await house.setUp(ana);
		const self = `/members/${owner.person.id}`;
		const lead = { role: 'lead', sites: 'all' };
		for (const said of [
			await asks(house, owner, `DELETE ${self}`),
			await asks(house, owner, `PATCH ${self}`, lead),
		])
			expect(said).toMatchObject({ status: 409, body: { problem: 'last-owner' } });
		const second = await house.joins(await house.invites(owner, { role: 'owner' }), luis);
		const both = await Promise.all([
			asks(house, owner, `PATCH /members/${second.person.id}`, lead),
			asks(house, second, `PATCH ${self}`, lead),
		]);
		const [done, refused] = both.map(({ status }) => status).sort();
		expect(done).toBe(200);
		// Too late to be the last owner, or to be an owner at all.
		expect([403, 409]).toContain(refused);
		const owners = await house.server.db
			.selectFrom('members')
			.select('person')
			.where('role', '=', 'owner')
			.execute();
		expect(owners).toHaveLength(1);
	});

	test('a lost phone is revoked by itself', async () => {
		const { house } = at;
		const owner = await house.setUp(ana);
		const lead = await house.joins(await house.invites(owner), luis);
		const other = await house.signsIn(luis);
		const gone = await asks(house, owner, `DELETE /devices/${lead.device?.id}`);
		expect(gone.status).toBe(200);
		expect((await live(house, lead))?.isRevoked).toBe(true);
		expect((await live(house, other))?.isRevoked).toBe(false);
		for (const name of ['DELETE /devices/nothing', 'DELETE /invitations/nothing'])
			expect(await asks(house, owner, name)).toMatchObject({ status: 404 });
		for (const method of ['DELETE', 'PATCH'])
			expect(
				await asks(house, owner, `${method} /members/nobody`, { role: 'lead', sites: 'all' }),
			).toMatchObject({ status: 404, body: { problem: 'not-found' } });
	});

	test('a forgotten password is set anew through the owner, once; phones go on', async () => {
		const { house } = at;
		const owner = await house.setUp(ana);
		const lead = await house.joins(await house.invites(owner), luis);
		const said = await asks(house, owner, `POST /members/${lead.person.id}/recover`);
		const { token } = said.body as { token: string };
		const seen = await house.ask(`GET /api/join?token=${token}`);
		expect(seen.body).toMatchObject({ kind: 'recover', name: 'Luis', username: 'luis.m' });
		const weak = await house.ask('POST /api/join', { body: { token, password: 'luis.m1234' } });
		expect(weak).toMatchObject({ status: 422, body: { problem: 'weak-password' } });
		const body = { token, password: 'una frase nueva' };
		const back = await house.ask('POST /api/join', { body });
		expect(back.body).toMatchObject({
			person: { id: lead.person.id },
			device: { org: orgOf(owner) },
		});
		const again = await house.ask('POST /api/join', { body });
		expect(again.body.problem).toBe('invitation-used');
		expect(await house.server.auth.sessionOf(new Headers({ cookie: lead.cookie }))).toBeNull();
		expect(await house.server.auth.sessionOf(new Headers({ cookie: back.cookie }))).toBe(
			lead.person.id,
		);
		expect((await live(house, lead))?.isRevoked).toBe(false);
		const old = await house.ask('POST /api/session', { body: luis });
		expect(old.body.problem).toBe('wrong-password');
	});

	test('an owner cannot become somebody who also belongs to a business of others', async () => {
		const { house } = at;
		const owner = await house.setUp(ana);
		await house.setUp(luis, 'El Faro');
		const lead = await house.joins(await house.invites(owner), luis);
		const recover = `POST /members/${lead.person.id}/recover`;
		const said = await asks(house, owner, recover);
		expect(said).toMatchObject({ status: 409, body: { problem: 'belongs-elsewhere' } });
		const newcomer = await house.joins(await house.invites(owner), eva);
		const made = await asks(house, owner, `POST /members/${newcomer.person.id}/recover`);
		const faro = await house.signsIn(luis, {
			org: orgOf(await house.setUp({ ...luis }, 'Tercero')),
		});
		await house.joins(await house.invites(faro), eva);
		const body = { token: made.body.token, password: 'una frase nueva' };
		const late = await house.ask('POST /api/join', { body });
		expect(late.body.problem).toBe('belongs-elsewhere');
	});

	test('the keeper helps when no owner can', async () => {
		const { house } = at;
		await house.setUp(ana);
		const { token } = await recoverThroughKeeper(house.server, 'Ana');
		const body = { token, password: 'una frase nueva' };
		const back = await house.ask('POST /api/join', { body });
		expect(back.body).toMatchObject({
			person: { username: 'ana' },
			memberships: [{ role: 'owner' }],
		});
		await expect(recoverThroughKeeper(house.server, 'nobody')).rejects.toThrow('not-found');
	});
});
