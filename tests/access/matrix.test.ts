// Every door × who stands before it × whose business: what the table of domain/team/access.ts allows
// gets in, everything else is told why not, in our own words.
import { globSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { may } from '#lib/domain/team/access.ts';
import { roles, type Role } from '#lib/domain/team/member.ts';
import { magic } from '#lib/protocol/sync.ts';
import type { DoorName } from '#lib/server/doors/door.ts';
import { doors } from '#lib/server/doors/doors.ts';
import { statusOf } from '#lib/server/problem.ts';
import { startPostgres, type Postgres } from '../support/postgres.ts';
import { House, ana, eva, luis, orgOf, type Guest } from './house.ts';

type Row = { by: 'anybody' } | { by: 'session' | 'token'; roles: Role[]; evenRevoked?: true };

const everyone: Row = { by: 'anybody' };
const all = ['owner', 'lead', 'auditor'] satisfies Role[];
const phones: Row = { by: 'token', roles: all };
const deliveries: Row = { by: 'token', roles: all, evenRevoked: true };
const owners: Row = { by: 'session', roles: ['owner'] };

/** Who may stand before which door, written down once more, by hand. */
// prettier-ignore
const rows: Record<DoorName, Row> = {
	'GET /api/health': everyone,
	'POST /api/set-up': everyone,
	'GET /api/join': everyone, 'POST /api/join': everyone,
	'POST /api/session': everyone, 'PATCH /api/session': everyone, 'DELETE /api/session': everyone,
	'POST /api/orgs/[org]/sync/push': deliveries,
	'POST /api/orgs/[org]/sync/push-raw': deliveries,
	'GET /api/orgs/[org]/sync/pull': phones,
	'GET /api/orgs/[org]/sync/hint': phones,
	'GET /api/orgs/[org]/sync/walks/[walkId]': phones,
	'GET /api/orgs/[org]/people': phones,
	'POST /api/orgs/[org]/photos/have': deliveries,
	'PUT /api/orgs/[org]/photos/[sha]': deliveries,
	'GET /api/orgs/[org]/photos/[sha]': phones,
	'GET /api/orgs/[org]/photos': { by: 'token', roles: ['owner', 'lead'] },
	'GET /api/orgs/[org]/team': owners,
	'POST /api/orgs/[org]/invitations': owners,
	'DELETE /api/orgs/[org]/invitations/[id]': owners,
	'PATCH /api/orgs/[org]/members/[person]': owners,
	'DELETE /api/orgs/[org]/members/[person]': owners,
	'POST /api/orgs/[org]/members/[person]/recover': owners,
	'DELETE /api/orgs/[org]/devices/[id]': owners,
	'GET /api/orgs/[org]/review': owners,
	'POST /api/orgs/[org]/review/[id]': owners,
	'POST /api/orgs/[org]/redact': owners,
};

const names = Object.keys(doors) as DoorName[];
const nothing = '00000000-0000-4000-8000-000000000000';

describe('the list of doors', () => {
	test('every door has a row, and every row a door', () => {
		expect(names.sort()).toEqual(Object.keys(rows).sort());
	});

	test('every file of routes/api is of doors, and every door has its file', () => {
		const files = globSync('src/routes/api/**/+server.ts').map((file) => {
			const path = file.replace(/^src\/routes/, '').replace(/\/\+server\.ts$/, '');
			const methods = [...readFileSync(file, 'utf8').matchAll(/through as ([A-Z]+)/g)];
			return methods.map(([, method]) => `${method} ${path}`);
		});
		expect(files.flat().sort()).toEqual([...names].sort());
	});

	test.each(names)('%s asks what the table of access says', (name) => {
		const [door, row] = [doors[name], rows[name]];
		if (row?.by === 'anybody') return expect(door?.who).toBe('anyone');
		const who = row?.by === 'session' ? 'session' : row?.evenRevoked ? 'revocable' : 'device';
		expect(door?.who).toBe(who);
		const act = door && 'act' in door ? door.act : undefined;
		expect(roles.filter((role) => act && may(role, act))).toEqual(row?.roles);
	});
});

const callers = ['nobody', 'owner', 'lead', 'auditor', 'revoked', 'long revoked'] as const;
type CallerName = (typeof callers)[number];
const places = ['own', 'other', 'unknown'] as const;

describe.each(['sqlite', 'postgres'])('on %s', (engine) => {
	let postgres: Postgres | undefined;
	let house: House;
	let other: Guest;
	const guests = new Map<CallerName, Guest>();

	beforeAll(async () => {
		if (engine === 'postgres') postgres = await startPostgres();
		house = await House.opened(await postgres?.newDatabase());
		const owner = await house.setUp(ana);
		guests.set('owner', owner);
		guests.set('lead', await house.joins(await house.invites(owner), luis));
		const sites = ['s1'];
		guests.set(
			'auditor',
			await house.joins(await house.invites(owner, { role: 'auditor', sites }), eva),
		);
		for (const [name, ago] of [
			['revoked', 0],
			['long revoked', 31 * 86_400_000],
		] as const)
			guests.set(name, await removed(owner, name.replace(' ', '_'), ago));
		const stranger = { name: 'Otra', username: 'otra', password: 'nada que ver aqui' };
		other = await house.setUp(stranger, 'El Faro');
	});
	afterAll(async () => {
		await house.closed();
		await postgres?.stop();
	});

	async function removed(owner: Guest, username: string, ago: number): Promise<Guest> {
		const person = { name: username, username, password: 'se fue hace tiempo' };
		const guest = await house.joins(await house.invites(owner), person);
		const path = `/api/orgs/${orgOf(owner)}/members/${guest.person.id}`;
		await house.ask(`DELETE ${path}`, { cookie: owner.cookie });
		const rows = house.server.db.updateTable('devices');
		await rows
			.set((eb) => ({ revoked_at: eb('revoked_at', '-', ago) }))
			.where('person', '=', guest.person.id)
			.execute();
		return guest;
	}

	const cases = names.flatMap((name) =>
		callers.flatMap((caller) =>
			(name.includes('[org]') ? places : (['own'] as const)).map((place) => ({
				name,
				caller,
				place,
			})),
		),
	);

	test.each(cases)('$name: $caller, $place business', async ({ name, caller, place }) => {
		const own = orgOf(guests.get('owner') as Guest);
		const org = place === 'own' ? own : place === 'other' ? orgOf(other) : nothing;
		const path = name
			.replace('[org]', org)
			.replace('[sha]', '0'.repeat(64))
			.replace(/\[\w+\]/, nothing);
		const guest = guests.get(caller);
		const door = doors[name];
		if (!door) throw new Error('no such door');
		// The door itself answers, too: what is watched is only whether somebody got that far.
		const within = vi.spyOn(door, 'answer');
		const stop = new AbortController();
		const said = await house.ask(path, {
			...(/^(GET|DELETE) /.test(name) ? {} : { raw: '{}' }),
			...{ token: guest?.token, signal: stop.signal },
			// Signing out works, too: the session is needed at the next door.
			cookie: name === 'DELETE /api/session' ? undefined : guest?.cookie,
		});
		stop.abort();
		expect(within.mock.calls.length > 0).toBe(mayEnter(rows[name] as Row, caller, place));
		if (within.mock.calls.length === 0) {
			expect([401, 403, 404]).toContain(said.status);
			expect(said.body).toMatchObject({ magic, problem: expect.any(String) });
		}
		if (said.body.problem) expect(statusOf).toHaveProperty(String(said.body.problem), said.status);
		expect(said.status).not.toBe(500);
		within.mockRestore();
	});

	test('a token opens no online screen, and a cookie no door of phones', async () => {
		for (const name of names.filter((one) => rows[one]?.by !== 'anybody')) {
			const { cookie, token, device } = guests.get('owner') as Guest;
			const path = name.replace('[org]', device?.org ?? '').replace(/\[\w+\]/, nothing);
			const wrong = rows[name]?.by === 'session' ? { token } : { cookie };
			expect(await house.ask(path, wrong), name).toMatchObject({
				...{ status: 401, body: { problem: 'not-signed-in' } },
			});
		}
	});

	test('nothing that lets somebody in is ever in the log', () => {
		const secrets = [...guests.values(), other].flatMap(({ token, cookie }) => [token, cookie]);
		expect(house.lines.length).toBeGreaterThan(0);
		for (const line of house.lines)
			for (const secret of secrets) expect(line).not.toContain(secret);
	});
});

function mayEnter(row: Row, caller: CallerName, place: (typeof places)[number]): boolean {
	if (row.by === 'anybody') return true;
	if (place !== 'own' || caller === 'nobody' || caller === 'long revoked') return false;
	if (caller === 'revoked') return row.by === 'token' && row.evenRevoked === true;
	return row.roles.includes(caller);
}
