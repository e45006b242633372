// Row 10: clocks ten years off, days off in the middle of a walk, and the hours that winter gives twice.
import { answerItem } from '#lib/domain/walk/answer-facts.ts';
import { finishWalk } from '#lib/domain/walk/walk-facts.ts';
import type { Walk } from '#lib/domain/walk/walk.ts';
import { pointOf, startOf } from '../../support/builders.ts';
import { chanceOf } from '../chance.ts';
import { Town } from '../near.ts';
import type { Row } from '../row.ts';

const day = 86_400_000;
const wrong = [-3650 * day, 3650 * day, -3 * day, 3 * day, 3_600_000, -3_600_000];

export const row: Row = {
	number: 10,
	name: 'clocks −10 y, +10 y, ±3 d in mid-walk, an hour of winter',
	run: async (seed) => {
		const chance = chanceOf(seed);
		const town = await Town.of(chance);
		try {
			const owner = await town.phone();
			const site = await owner.prepares();
			await owner.settles();
			const before = town.house.server.here.now();
			let fired = 0;
			for (const ahead of wrong) {
				const phone = await town.phone('owner', ahead);
				await phone.settles();
				const start = startOf(site, phone.here);
				const walk = { id: start.ent, site: site.id, kind: 'house' } as Walk;
				await phone.tell(start, answerItem(pointOf(walk, 'floor'), { kind: 'pass' }));
				phone.ahead += chance.one([-3 * day, 3 * day]);
				await phone.tell(
					answerItem(pointOf(walk, 'soap'), { kind: 'fail' }),
					...finishWalk(walk, 2),
				);
				fired += 2;
				await phone.settles();
			}
			await town.settles();
			await town.agrees();
			const walks = await owner.phone.run((db) => db.walks.toArray());
			const now = town.house.server.here.now();
			if (walks.length !== wrong.length) throw new Error(`I1: ${walks.length} walks`);
			for (const { walkedAt } of walks)
				if (walkedAt < before - 5000 || walkedAt > now + 5000)
					throw new Error(`a walk is dated ${new Date(walkedAt).toISOString()}`);
			return { fired, ops: await town.holds() };
		} finally {
			await town.close();
		}
	},
};
