// The same promises on both databases: SQLite, and a PostgreSQL that the test file starts itself.
import { afterAll, afterEach, beforeAll, beforeEach, describe } from 'vitest';
import { startPostgres, type Postgres } from '../support/postgres.ts';
import { House } from './house.ts';

/** Runs `tests` on both; each test finds a new and empty house in `at`. */
export function inAHouse(tests: (at: { house: House }) => void): void {
	let postgres: Postgres;
	beforeAll(async () => {
		postgres = await startPostgres();
	});
	afterAll(() => postgres.stop());

	describe.each(['sqlite', 'postgres'])('on %s', (engine) => {
		const at = {} as { house: House };
		beforeEach(async () => {
			at.house = await House.opened(
				engine === 'postgres' ? await postgres.newDatabase() : undefined,
			);
		});
		afterEach(() => at.house.closed());
		tests(at);
	});
}
