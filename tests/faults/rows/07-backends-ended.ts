// Row 7: PostgreSQL ends the server's connections under its hands again and again, runs out of patience
// with its statements, and tells it that two transactions met.
import pg from 'pg';
import { startPostgres } from '../../support/postgres.ts';
import { chanceOf } from '../chance.ts';
import { House } from '../house.ts';
import { logIn, mustHold } from '../ledger.ts';
import type { Row } from '../row.ts';

export const row: Row = {
	number: 7,
	name: 'PostgreSQL backends terminated, statement timeouts, serialization errors',
	run: async (seed) => {
		const chance = chanceOf(seed);
		const postgres = await startPostgres();
		const url = await postgres.newDatabase();
		const house = await House.open(url);
		const keeper = new pg.Client({ connectionString: url });
		await keeper.connect();
		try {
			const phones = [await house.phone(seed), await house.phone(seed + 1)];
			await stumbles(keeper);
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
			const { clashes, timeouts } = await stumblesNoMore(keeper);
			for (const phone of [...phones, ...phones]) await phone.settles();
			const log = await logIn({ url }, house.org);
			for (const phone of phones) mustHold(log, (await phone.told()).all, 'I1: told');
			if (clashes === 0 || timeouts === 0) throw new Error('no clash, or no timeout');
			return {
				fired: fired + clashes + timeouts,
				ended: fired,
				clashes,
				timeouts,
				ops: log.length,
			};
		} finally {
			await keeper.end();
			await house.close();
			await postgres.stop();
		}
	},
};

const everyClash = 4;
const everyTimeout = 5;

/** Every so many pushes PostgreSQL says that transactions met, or a statement takes longer than it may. */
async function stumbles(keeper: pg.Client): Promise<void> {
	await keeper.query('create sequence stumbles');
	await keeper.query(`
		create function stumble() returns trigger language plpgsql as $$
			declare turn bigint := nextval('stumbles');
			begin
				if turn % ${everyClash} = 0 then
					raise exception using errcode = 'serialization_failure', message = 'two met';
				elsif turn % ${everyTimeout} = 0 then
					perform pg_sleep(30);
				end if;
				return null;
			end $$`);
	await keeper.query(
		'create trigger stumble before insert on ops for each statement execute function stumble()',
	);
	await hasPatience(keeper, '400ms');
}

/** For all connections that are made from here on; those that stand are ended. */
async function hasPatience(keeper: pg.Client, limit: string): Promise<void> {
	const { rows } = await keeper.query<{ name: string }>('select current_database() as name');
	await keeper.query(`alter database "${rows[0]?.name}" set statement_timeout = '${limit}'`);
	await strike(keeper, 'terminate');
}

/** Gives how often it was one and how often the other. */
async function stumblesNoMore(keeper: pg.Client): Promise<{ clashes: number; timeouts: number }> {
	const found = await keeper.query<{ turns: string }>('select last_value as turns from stumbles');
	await keeper.query('drop trigger stumble on ops');
	await hasPatience(keeper, '0');
	const turns = Number(found.rows[0]?.turns ?? 0);
	const clashes = Math.floor(turns / everyClash);
	const both = Math.floor(turns / (everyClash * everyTimeout));
	return { clashes, timeouts: Math.floor(turns / everyTimeout) - both };
}

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
