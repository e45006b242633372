// What docs/security.md promises of the doors: whose requests are heard, what is kept, what is logged.
import { expect, test } from 'vitest';
import { setUpLink } from '#lib/server/access/set-up.ts';
import { hashOfSecret } from '#lib/server/doors/caller.ts';
import { inAHouse } from './engines.ts';
import { ana, eva, luis, orgOf, origin, secretOf } from './house.ts';

inAHouse((at) => {
	test('the cookie of a session cannot be read by a script, nor travel from other pages or unencrypted', async () => {
		const { house } = at;
		await house.setUp(ana);
		const { username, password } = ana;
		const said = await house.ask('POST /api/session', { body: { username, password } });
		expect(said.cookies).toHaveLength(1);
		const flags = (said.cookies[0] ?? '').split('; ').slice(1);
		expect(flags.sort()).toEqual([
			...['HttpOnly', 'Max-Age=34560000', 'Path=/', 'SameSite=Lax', 'Secure'],
		]);
		expect(said.headers.get('cache-control')).toBe('no-store');
	});

	test('a session lives ninety days unused, slides with use, and is over when it was ended', async () => {
		const { house } = at;
		const { auth, db } = house.server;
		const { cookie } = await house.setUp(ana);
		const headers = new Headers({ cookie });
		const sessions = () =>
			db
				.withTables<{ auth_sessions: { expiresAt: string | Date } }>()
				.selectFrom('auth_sessions')
				.select('expiresAt');
		const expires = async () =>
			new Date((await sessions().executeTakeFirstOrThrow()).expiresAt).getTime();
		const day = 86_400_000;
		const now = house.server.here.now();
		expect((await expires()) - now).toBeGreaterThan(89 * day);
		const inDays = async (days: number) => {
			const hour = new Date(now + days * day);
			await db
				.withTables<{ auth_sessions: { expiresAt: unknown } }>()
				.updateTable('auth_sessions')
				.set({ expiresAt: hour.toISOString() })
				.execute();
		};
		await inDays(5);
		expect(await auth.sessionOf(headers)).not.toBeNull();
		expect((await expires()) - now).toBeGreaterThan(89 * day);
		await inDays(-1);
		expect(await auth.sessionOf(headers)).toBeNull();
		const forged = new Headers({ cookie: cookie.replace(/%3D$/, 'A%3D') });
		expect(await auth.sessionOf(forged)).toBeNull();
	});

	test('only our own pages may use a cookie to change things', async () => {
		const { house } = at;
		const owner = await house.setUp(ana);
		const { cookie } = owner;
		const body = { role: 'owner', sites: 'all', hours: 1, uses: 1 };
		const invite = `POST /api/orgs/${orgOf(owner)}/invitations`;
		for (const from of ['https://evil.example', 'null', null, 'http://todo.example']) {
			const said = await house.ask(invite, { body, cookie, from });
			expect(said).toMatchObject({ status: 403, body: { problem: 'other-origin' } });
		}
		const ofSession = ['PATCH /api/session', 'DELETE /api/session'];
		for (const name of ['POST /api/session', 'POST /api/join', ...ofSession]) {
			const said = await house.ask(name, { raw: '{}', cookie, from: 'https://evil.example' });
			expect(said).toMatchObject({ status: 403, body: { problem: 'other-origin' } });
		}
		expect((await house.ask(invite, { body, cookie, from: origin })).status).toBe(200);
	});

	test('what is no JSON, or far too long, gets a sentence and changes nothing', async () => {
		const { house } = at;
		const owner = await house.setUp(ana);
		const { cookie } = owner;
		const invite = `POST /api/orgs/${orgOf(owner)}/invitations`;
		const doors = ['POST /api/set-up', 'POST /api/join', 'POST /api/session', 'PATCH /api/session'];
		for (const name of [...doors, invite]) {
			for (const raw of ['', 'hello', '{"a":', 'null', '[]', '<html></html>']) {
				const said = await house.ask(name, { raw, cookie });
				expect(said, `${name} ${raw}`).toMatchObject({
					status: 400,
					body: { problem: 'unreadable' },
				});
			}
			const long = await house.ask(name, { raw: `"${'x'.repeat(70_000)}"`, cookie });
			expect(long).toMatchObject({ status: 413, body: { problem: 'too-large' } });
		}
		const { body } = await house.ask(`GET /api/orgs/${orgOf(owner)}/team`, { cookie });
		expect(body).toMatchObject({ invitations: [] });
	});

	test('no secret lies in the database as it was given out', async () => {
		const { house } = at;
		const owner = await house.setUp(ana);
		const { token, code } = await house.invites(owner);
		const { db } = house.server;
		const invitations = await db.selectFrom('invitations').selectAll().execute();
		const devices = await db.selectFrom('devices').selectAll().execute();
		const accounts = await db
			.withTables<{ auth_accounts: { password: string } }>()
			.selectFrom('auth_accounts')
			.selectAll()
			.execute();
		const kept = JSON.stringify([invitations, devices, accounts]);
		for (const secret of [token, code, code.replace('-', ''), owner.token, ana.password])
			expect(kept).not.toContain(secret);
		expect(kept).toContain(hashOfSecret(owner.token));
		expect(accounts[0]?.password).toMatch(/^[0-9a-f]{32}:[0-9a-f]{128}$/);
	});

	test('the log names no token, code, password or cookie, whatever goes well or wrong', async () => {
		const { house } = at;
		const link = await setUpLink(house.server);
		const owner = await house.setUp(ana);
		const { cookie } = owner;
		const invitation = await house.invites(owner);
		const lead = await house.joins(invitation, luis);
		const path = `/api/orgs/${orgOf(owner)}/members/${lead.person.id}`;
		const recovery = await house.ask(`POST ${path}/recover`, { cookie });
		const body = { token: recovery.body.token, password: 'una frase nueva' };
		await house.ask('POST /api/join', { body });
		await house.ask('POST /api/session', { body: { ...luis, password: 'casi la suya' } });
		await house.ask('POST /api/join', { raw: `{"password":"${eva.password}` });
		await house.ask(`DELETE ${path}`, { cookie });
		const told = house.lines.length;
		await house.server.close();
		const broken = await Promise.all([
			house.ask('POST /api/session', { body: eva }),
			house.ask('POST /api/join', { body: { code: 'BCDF-GHJK', ...eva } }),
			house.ask(`GET /api/join?token=${'t'.repeat(43)}`),
			house.ask(`GET /api/orgs/${orgOf(owner)}/team`, { cookie }),
			house.ask(`GET /api/orgs/${orgOf(owner)}/sync/pull`, { token: owner.token }),
		]);
		for (const { status, body: said } of broken) {
			expect(status).toBeGreaterThanOrEqual(500);
			expect(JSON.stringify(said)).not.toMatch(/database|sqlite|pool|stack/i);
		}
		await house.restart(true);
		expect(house.lines.length).toBeGreaterThan(told);
		const secrets = [
			...[secretOf(link), owner.token, lead.token, owner.cookie, lead.cookie],
			...[invitation.token, invitation.code, String(body.token), 'BCDF', 't'.repeat(43)],
			...[ana.password, luis.password, eva.password, body.password, 'casi la suya'],
		];
		for (const line of house.lines)
			for (const secret of secrets) expect(line).not.toContain(secret);
	});
});
