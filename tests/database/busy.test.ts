// A database that goes away for a moment: every door says so, and nothing is called broken that is not.
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase } from '#lib/server/database/database.ts';
import { ana, House, orgOf } from '../access/house.ts';
import { startPostgres, type Postgres } from '../support/postgres.ts';

let postgres: Postgres;
beforeAll(async () => {
	postgres = await startPostgres();
});
afterAll(() => postgres.stop());

test('while connections are cut, a door answers or asks for patience, and never says that it broke', async () => {
	const url = await postgres.newDatabase();
	const house = await House.opened(url);
	const owner = await house.setUp(ana);
	const killer = await openDatabase({ url });
	let isAsking = true;
	const killing = (async () => {
		while (isAsking) {
			await sql`select pg_terminate_backend(pid) from pg_stat_activity
				where datname = current_database() and pid <> pg_backend_pid()`
				.execute(killer.db)
				.catch(() => undefined);
			await new Promise((done) => setTimeout(done, 5));
		}
	})();
	const seen = new Set<number>();
	for (let round = 0; round < 500 && (round < 60 || !seen.has(503)); round += 1) {
		const path = `GET /api/orgs/${orgOf(owner)}/people`;
		const said = await Promise.all([1, 2, 3].map(() => house.ask(path, { token: owner.token })));
		for (const { status, body, headers } of said) {
			seen.add(status);
			if (status === 200) continue;
			expect(body).toMatchObject({ problem: 'busy' });
			expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
		}
	}
	isAsking = false;
	await killing;
	expect([...seen].sort()).toEqual([200, 503]);
	await killer.close();
	await house.closed();
});
