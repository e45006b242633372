// Guessing does not pay: wrong codes and passwords are counted in the database.
import { expect, test } from 'vitest';
import { inAHouse } from './engines.ts';
import { ana, luis, type House } from './house.ts';

const minute = 60_000;

const guessCode = (house: House, address: string, code = 'BCDF-GHJK') =>
	house.ask(`GET /api/join?code=${code}`, { address });

const guessPassword = (house: House, address: string, username = 'ana') =>
	house.ask('POST /api/session', { body: { username, password: 'no es esta' }, address });

const problems = (said: { body: Record<string, unknown> }[]) =>
	said.map(({ body }) => body.problem);

inAHouse((at) => {
	test('after ten wrong codes an address must wait, also when the server was started anew', async () => {
		const { house } = at;
		const owner = await house.setUp(ana);
		const { code, token } = await house.invites(owner);
		const wrong = await Promise.all(
			Array.from({ length: 12 }, () => guessCode(house, '203.0.113.5')),
		);
		expect(problems(wrong).filter((problem) => problem === 'too-many')).toHaveLength(2);
		await house.restart();
		const held = await guessCode(house, '203.0.113.5', code);
		expect(held).toMatchObject({ status: 429, body: { problem: 'too-many' } });
		expect(held.body.facts).toEqual({ minutes: 15 });
		expect(Number(held.headers.get('retry-after'))).toBe(held.body.retry);
		expect((await guessCode(house, '203.0.113.6', code)).status).toBe(200);
		expect(
			(await house.ask(`GET /api/join?token=${token}`, { address: '203.0.113.5' })).status,
		).toBe(200);
		house.ahead += 15 * minute;
		expect((await guessCode(house, '203.0.113.5', code)).status).toBe(200);
	});

	test('right codes are not counted, and one line of IPv6 is one address', async () => {
		const { house } = at;
		const owner = await house.setUp(ana);
		const { code } = await house.invites(owner);
		for (let time = 0; time < 12; time += 1)
			expect((await guessCode(house, '203.0.113.5', code)).status).toBe(200);
		const many = Array.from({ length: 11 }, (_, n) => guessCode(house, `2001:db8:1:2:${n}::1`));
		expect(problems(await Promise.all(many))).toContain('too-many');
		expect((await guessCode(house, '2001:db8:1:3::1')).body.problem).toBe('invitation-unknown');
	});

	test('codes tried from everywhere at once are held back for everybody', async () => {
		const { house } = at;
		const tries = Array.from({ length: 300 }, (_, n) => guessCode(house, `198.51.100.${n}`));
		await Promise.all(tries);
		expect((await guessCode(house, '203.0.113.9')).body.problem).toBe('too-many');
		house.ahead += 60 * minute;
		expect((await guessCode(house, '203.0.113.9')).body.problem).toBe('invitation-unknown');
	});

	test('after ten wrong passwords a username must wait, wherever they come from', async () => {
		const { house } = at;
		await house.setUp(ana);
		for (let time = 0; time < 10; time += 1)
			expect((await guessPassword(house, `198.51.100.${time}`)).body.problem).toBe(
				'wrong-password',
			);
		await house.restart();
		const { username, password } = ana;
		const right = await house.ask('POST /api/session', { body: { username, password } });
		expect(right).toMatchObject({ status: 429, body: { problem: 'too-many' } });
		house.ahead += 15 * minute;
		expect((await house.signsIn(ana)).person.username).toBe('ana');
	});

	test('a password is not guessed by way of an invitation either', async () => {
		const { house } = at;
		const owner = await house.setUp(ana);
		const { token } = await house.invites(owner);
		const body = { token, ...ana, password: 'no es la suya' };
		const said = [];
		for (let time = 0; time < 11; time += 1) said.push(await house.ask('POST /api/join', { body }));
		expect(problems(said)).toEqual([...Array<string>(10).fill('name-taken'), 'too-many']);
	});

	test('what is counted names nobody', async () => {
		const { house } = at;
		await house.setUp(ana);
		await guessPassword(house, '203.0.113.77', luis.username);
		await guessCode(house, '203.0.113.77');
		const rows = await house.server.db.selectFrom('attempts').select('key').execute();
		expect(rows.length).toBeGreaterThanOrEqual(3);
		for (const { key } of rows) expect(key).toMatch(/^[a-z-]+ [0-9a-f]{64}$/);
	});
});
