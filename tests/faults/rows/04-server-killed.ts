// Row 4: the server dies in the middle of pushes, forty times on each database.
import { chanceOf, type Chance } from '../chance.ts';
import { House } from '../house.ts';
import { logIn, mustHold } from '../ledger.ts';
import type { Row } from '../row.ts';
import { startPostgres } from '../../support/postgres.ts';

const kills = Number(process.env.TODO_HABLA_KILLS) || 40;

export const row: Row = {
	number: 4,
	name: `the server is killed ${kills} times on each database`,
	run: async (seed) => {
		const chance = chanceOf(seed);
		const onSqlite = await killed(seed, chance);
		const postgres = await startPostgres({ isDurable: true });
		try {
			const onPostgres = await killed(seed + 7, chance, await postgres.newDatabase());
			const fired = onSqlite.caught + onPostgres.caught;
			return { fired, ops: onSqlite.ops + onPostgres.ops, kills: 2 * kills };
		} finally {
			await postgres.stop();
		}
	},
};

/** `caught` counts the kills that struck while a request was under way. */
async function killed(seed: number, chance: Chance, url?: string) {
	const house = await House.open(url);
	const place = url ? { url } : house.site;
	try {
		const ana = await house.phone(seed);
		await ana.walks(1);
		let caught = 0;
		for (let kill = 0; kill < kills; kill += 1) {
			await ana.walks(2 + chance.below(6));
			let isDone = false;
			const round = ana.pumps().then(() => (isDone = true));
			await new Promise((done) => setTimeout(done, chance.next() * 60));
			if (!isDone) caught += 1;
			await house.site.kill();
			await round;
			const { acked } = await ana.told();
			mustHold(await logIn(place, house.org), acked, 'I1: acknowledged before the kill');
			await house.site.start();
			house.line.lead(Number(new URL(house.site.origin).port));
		}
		await ana.settles();
		const { all } = await ana.told();
		const log = await logIn(place, house.org);
		mustHold(log, all, 'I1: told');
		return { caught, ops: log.length };
	} finally {
		await house.close();
	}
}
