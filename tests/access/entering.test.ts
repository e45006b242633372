// People come in: a business is set up, others join it, everybody signs in again later.
import { expect, test } from 'vitest';
import { setSite } from '#lib/domain/site/site.ts';
import { firstSetUpLink, setUpLink } from '#lib/server/access/set-up.ts';
import { inLog, tellAsServer } from '#lib/server/sync/tell.ts';
import { inAHouse } from './engines.ts';
import { ana, eva, luis, orgOf, secretOf } from './house.ts';

const hour = 3_600_000;

inAHouse((at) => {
	test('the first start prints a link, once, and it makes one business with one owner', async () => {
		const { house } = at;
		const link = await firstSetUpLink(house.server);
		expect(link).toMatch(/^https:\/\/todo\.example\/set-up#[\w-]{43}$/);
		expect(await firstSetUpLink(house.server)).toBeNull();
		const token = secretOf(link ?? '');
		const seen = await house.ask(`GET /api/join?token=${token}`);
		expect(seen).toMatchObject({ status: 200, body: { kind: 'set-up' } });
		const body = { token, business: ' La Esquina ', region: 'MX', ...ana };
		const said = await house.ask('POST /api/set-up', { body });
		expect(said.status).toBe(200);
		expect(said.body).toMatchObject({
			magic: 'th',
			person: { name: 'Ana Ruiz', username: 'ana' },
			memberships: [{ business: 'La Esquina', name: 'Ana Ruiz', role: 'owner', sites: 'all' }],
			unsent: [],
		});
		const again = await house.ask('POST /api/set-up', { body: { ...body, ...luis } });
		expect(again).toMatchObject({ status: 410, body: { problem: 'invitation-used' } });
		expect(await house.server.auth.personNamed('luis.m')).toBeNull();
		expect(await firstSetUpLink(house.server)).toBeNull();
	});

	test('a phone goes on under the name of its own organization, unless that is taken', async () => {
		const { house } = at;
		const org = house.server.here.newId();
		const dev = house.server.here.newId();
		const owner = await house.setUp(ana, 'La Esquina', { adopt: { org, dev } });
		expect(orgOf(owner)).toBe(org);
		const token = secretOf(await setUpLink(house.server));
		const body = { token, business: 'Otra', region: 'MX', adopt: { org, dev }, ...luis };
		const said = await house.ask('POST /api/set-up', { body });
		expect(said).toMatchObject({ status: 409, body: { problem: 'already-set-up' } });
		expect(await house.server.auth.personNamed('luis.m')).toBeNull();
		const clean = await house.ask('POST /api/set-up', { body: { ...body, adopt: undefined } });
		expect(clean.status).toBe(200);
	});

	test('the log tells who belongs, in the words of the server', async () => {
		const { house } = at;
		const owner = await house.setUp(ana);
		await house.joins(await house.invites(owner, { role: 'auditor', sites: ['s1'] }), eva);
		const ops = await house.server.db
			.selectFrom('ops')
			.select(['seq', 'kind', 'scope', 'ent', 'person', 'body'])
			.orderBy('seq')
			.execute();
		const { id } = owner.person;
		expect(
			ops.map(({ body, ...op }) => ({ ...op, body: JSON.parse(body ?? '') as unknown })),
		).toEqual([
			{
				...{ seq: 1, kind: 'org.set', scope: 'org', ent: orgOf(owner), person: id },
				body: { name: 'La Esquina', region: 'MX' },
			},
			{
				...{ seq: 2, kind: 'member.set', scope: 'org', ent: id, person: id },
				body: { role: 'owner', sites: 'all' },
			},
			{
				...{ seq: 3, kind: 'member.set', scope: 'org', ent: expect.any(String), person: id },
				body: { role: 'auditor', sites: ['s1'] },
			},
		]);
	});

	test('an invitation is seen, then taken, by its link or by its typed code', async () => {
		const { house } = at;
		const owner = await house.setUp(ana);
		const invitation = await house.invites(owner, { uses: 2, hours: 1 });
		expect(invitation.link).toBe(`https://todo.example/join#${invitation.token}`);
		expect(invitation.code).toMatch(/^[B-Z2-9]{4}-[B-Z2-9]{4}$/);
		const seen = await house.ask(`GET /api/join?token=${invitation.token}`);
		const offer = { kind: 'join', business: 'La Esquina', role: 'lead', sites: 'all' };
		expect(seen.body).toMatchObject({ ...offer, usesLeft: 2, expires: invitation.expires });
		const typed = ` ${invitation.code.toLowerCase().replace('-', ' – ')}`;
		const byCode = await house.ask(`GET /api/join?code=${encodeURIComponent(typed)}`);
		expect(byCode.body).toMatchObject(offer);
		const joined = await house.ask('POST /api/join', { body: { code: typed, ...luis } });
		expect(joined.body).toMatchObject({
			memberships: [{ org: orgOf(owner), role: 'lead', name: 'Luis' }],
		});
		await house.joins(invitation, eva);
		const late = await house.ask(`GET /api/join?token=${invitation.token}`);
		expect(late).toMatchObject({ status: 410, body: { problem: 'invitation-used' } });
	});

	test('an invitation names the sites it is for, as far as the server has heard of them', async () => {
		const { house } = at;
		const owner = await house.setUp(ana);
		const details = { name: 'Centro', sector: 'restaurant', region: 'MX', cut: 240 } as const;
		const centro = setSite('s1', { ...details, tz: 'America/Mexico_City', shifts: [] });
		await inLog(house.server, { org: orgOf(owner), person: owner.person.id }, (telling) =>
			tellAsServer(telling, [centro]),
		);
		const { token } = await house.invites(owner, { role: 'auditor', sites: ['s2', 's1'] });
		const seen = await house.ask(`GET /api/join?token=${token}`);
		expect(seen.body).toMatchObject({ role: 'auditor', sites: ['Centro'] });
	});

	test('an invitation that is over says why', async () => {
		const { house } = at;
		const owner = await house.setUp(ana);
		const org = orgOf(owner);
		const taken = async (secret: object) =>
			(await house.ask('POST /api/join', { body: { ...secret, ...luis } })).body.problem;
		const revoked = await house.invites(owner);
		const { cookie } = owner;
		await house.ask(`DELETE /api/orgs/${org}/invitations/${revoked.id}`, { cookie });
		const { token } = await house.invites(owner, { hours: 2 });
		house.ahead += 2 * hour;
		expect(await taken({ token: revoked.token })).toBe('invitation-revoked');
		expect(await taken({ code: revoked.code })).toBe('invitation-revoked');
		expect(await taken({ token })).toBe('invitation-expired');
		expect(await taken({ token: 'x'.repeat(43) })).toBe('invitation-unknown');
		expect(await taken({ code: 'BCDF-GHJK' })).toBe('invitation-unknown');
		expect(await taken({})).toBe('unreadable');
		expect(await house.server.auth.personNamed('luis.m')).toBeNull();
	});

	test('two people at once cannot share the last use of an invitation', async () => {
		const { house } = at;
		const owner = await house.setUp(ana);
		const { token } = await house.invites(owner);
		const said = await Promise.all(
			[luis, eva].map((person) => house.ask('POST /api/join', { body: { token, ...person } })),
		);
		expect(said.map(({ status }) => status).sort()).toEqual([200, 410]);
	});

	test('a person known here joins another business with their own account', async () => {
		const { house } = at;
		const first = await house.setUp(ana);
		const second = await house.setUp(luis, 'El Faro');
		const { token } = await house.invites(second);
		const guess = { token, ...ana, password: 'no es la suya' };
		const wrong = await house.ask('POST /api/join', { body: guess });
		expect(wrong).toMatchObject({ status: 409, body: { problem: 'name-taken' } });
		const joined = await house.ask('POST /api/join', { body: { token, ...ana, username: ' ANA' } });
		expect(joined.body).toMatchObject({
			person: { id: first.person.id },
			memberships: [{ business: 'La Esquina' }, { business: 'El Faro', role: 'lead' }],
			device: { org: orgOf(second) },
		});
		const again = await house.invites(second);
		const twice = await house.ask('POST /api/join', { body: { ...again, ...ana } });
		expect(twice).toMatchObject({ status: 409, body: { problem: 'already-member' } });
		const seen = await house.ask(`GET /api/join?token=${again.token}`);
		expect(seen.body).toMatchObject({ usesLeft: 1 });
	});

	test('signing in gives a token where the business is clear, and asks where it is not', async () => {
		const { house } = at;
		const first = await house.setUp(ana);
		const alone = await house.signsIn(ana);
		expect(alone.device?.org).toBe(orgOf(first));
		expect(alone.token).not.toBe(first.token);
		const second = await house.setUp(luis, 'El Faro');
		await house.joins(await house.invites(second), ana);
		expect((await house.signsIn(ana)).device).toBeNull();
		const chosen = await house.signsIn(ana, { org: orgOf(second) });
		expect(chosen.device?.org).toBe(orgOf(second));
		const { username, password } = luis;
		const body = { username, password, org: orgOf(first) };
		const foreign = await house.ask('POST /api/session', { body });
		expect(foreign).toMatchObject({ status: 404, body: { problem: 'not-found' } });
	});

	test('a wrong password and a stranger’s name are told alike', async () => {
		const { house } = at;
		await house.setUp(ana);
		for (const username of [
			'ana',
			'nobody',
			'no such name',
			'',
			"a'; drop table ops; --",
			'a\0b',
		]) {
			const body = { username, password: 'no es esta' };
			const said = await house.ask('POST /api/session', { body });
			expect(said, username).toMatchObject({ status: 401, body: { problem: 'wrong-password' } });
		}
		const long = { username: 'ana', password: 'x'.repeat(5000) };
		const said = await house.ask('POST /api/session', { body: long });
		expect(said).toMatchObject({ status: 401, body: { problem: 'wrong-password' } });
	});

	test('signing out ends the session and leaves the phone its token', async () => {
		const { house } = at;
		const owner = await house.setUp(ana);
		const team = `GET /api/orgs/${orgOf(owner)}/team`;
		expect((await house.ask(team, owner)).status).toBe(200);
		const out = await house.ask('DELETE /api/session', owner);
		expect(out.cookies[0]).toContain('Max-Age=0');
		const after = await house.ask(team, owner);
		expect(after).toMatchObject({ status: 401, body: { problem: 'not-signed-in' } });
		const row = await house.server.db.selectFrom('devices').selectAll().executeTakeFirstOrThrow();
		expect(row.revoked_at).toBeNull();
	});

	test('whoever knows their password may take another; other sessions end, phones go on', async () => {
		const { house } = at;
		const owner = await house.setUp(ana);
		const team = `GET /api/orgs/${orgOf(owner)}/team`;
		const change = (told: object) =>
			house.ask('PATCH /api/session', { body: { username: 'ana', ...told } });
		const next = 'otras tres palabras';
		const wrong = await change({ password: 'no es esta', next });
		expect(wrong).toMatchObject({ status: 401, body: { problem: 'wrong-password' } });
		const weak = await change({ password: ana.password, next: 'ana12345' });
		expect(weak).toMatchObject({ body: { problem: 'weak-password' } });
		expect((await house.ask(team, owner)).status).toBe(200);
		const changed = await change({ password: ana.password, next });
		expect(changed.status).toBe(200);
		expect((await house.ask(team, owner)).status).toBe(401);
		expect((await house.ask(team, { cookie: changed.cookies[0]?.split(';')[0] })).status).toBe(200);
		const old = await house.ask('POST /api/session', { body: ana });
		expect(old).toMatchObject({ status: 401, body: { problem: 'wrong-password' } });
		const people = `GET /api/orgs/${orgOf(owner)}/people`;
		expect((await house.ask(people, { token: owner.token })).status).toBe(200);
	});

	test('a phone that was emptied is told what it had not sent, and one signed in again is not', async () => {
		const { house } = at;
		const { db, here } = house.server;
		const dev = here.newId();
		await house.setUp(ana, 'La Esquina', { dev });
		await db
			.updateTable('devices')
			.set({ pending_ops: 12, pending_photos: 3, last_seen: 1_000 })
			.execute();
		const same = await house.signsIn(ana, { dev });
		expect(same.unsent).toEqual([]);
		await db.updateTable('devices').set({ label: 'Chrome · Android' }).execute();
		const other = await house.signsIn(ana, { dev: here.newId() });
		expect(other.unsent).toEqual([
			{
				...{ org: orgOf(same), device: 'Chrome · Android', ops: 12, photos: 3, lastSeen: 1_000 },
			},
		]);
		const rows = await db.selectFrom('devices').select('id').execute();
		expect(rows).toHaveLength(2);
	});
});
