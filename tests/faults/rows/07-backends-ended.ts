// Row 7: PostgreSQL ends the server's connections under its hands, again and again.
import pg from 'pg';
import { startPostgres } from '../../support/postgres.ts';
import { chanceOf } from '../chance.ts';
import { House } from '../house.ts';
import { logIn, mustHold } from '../ledger.ts';
import type { Row } from '../row.ts';

export const row: Row = {
	number: 7,
	name: 'PostgreSQL backends terminated, statements timed out',
	run: async (seed) => {
		const chance = chanceOf(seed);
		const postgres = await startPostgres();
		const url = await postgres.newDatabase();
		const house = await House.open(url);
		const keeper = new pg.Client({ connectionString: url });
		await keeper.connect();
		try {
			const phones = [await house.phone(seed), await house.phone(seed + 1)];
			let fired = 0;
			for (let round = 0; round < 25; round += 1) {
				for (const phone of phones) await phone.walks(2);
				const rounds = phones.map((phone) => phone.pumps());
				for (let blow = 0; blow < 4; blow += 1) {
					await new Promise((done) => setTimeout(done, chance.next() * 12));
					fired += await strike(keeper, chance.next() < 0.5 ? 'terminate' : 'cancel');
				}
				await Promise.all(rounds);
				const log = await logIn({ url }, house.org);
				for (const phone of phones) mustHold(log, (await phone.told()).acked, 'I1: acknowledged');
			}
			for (const phone of [...phones, ...phones]) await phone.settles();
			const log = await logIn({ url }, house.org);
			for (const phone of phones) mustHold(log, (await phone.told()).all, 'I1: told');
			return { fired, ops: log.length };
		} finally {
			await keeper.end();
			await house.close();
			await postgres.stop();
		}
	},
};

/** Strikes every backend that is at work for the server; gives how many there were. */
async function strike(keeper: pg.Client, how: 'terminate' | 'cancel'): Promise<number> {
	const found = await keeper.query(
		`select pg_${how}_backend(pid) from pg_stat_activity
			where datname = current_database() and pid <> pg_backend_pid()
				and (state <> 'idle' or $1)`,
		[how === 'terminate'],
	);
	return found.rowCount ?? 0;
}
