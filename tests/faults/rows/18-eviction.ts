// Row 18: the browser throws everything away. What was sent comes back whole; what was not is told of,
// from what the phone had last said was waiting.
import { opsCount } from '#lib/local/log.ts';
import { answerItem } from '#lib/domain/walk/answer-facts.ts';
import type { Walk } from '#lib/domain/walk/walk.ts';
import { magic } from '#lib/protocol/sync.ts';
import { ana } from '../../access/house.ts';
import { pointOf, startOf } from '../../support/builders.ts';
import { chanceOf } from '../chance.ts';
import { Town } from '../near.ts';
import type { Row } from '../row.ts';

export const row: Row = {
	number: 18,
	name: 'full eviction, with and without unsent work',
	run: async (seed) => {
		const town = await Town.of(chanceOf(seed));
		try {
			const phone = await town.phone();
			const site = await phone.prepares();
			const start = startOf(site, phone.here);
			const walk = { id: start.ent, site: site.id, kind: 'house' } as Walk;
			await phone.tell(start, answerItem(pointOf(walk, 'floor'), { kind: 'fail' }));
			await phone.settles();
			const before = await phone.phone.run(opsCount);

			// Without unsent work nobody is told of a loss, and the new database holds the same.
			await phone.phone.db.delete();
			town.phones.length = 0;
			const guest = await town.house.signsIn(ana, { org: town.org });
			if (guest.unsent.length > 0) throw new Error('a loss is told that never was');
			const again = await town.phone();
			again.guest.token = guest.token;
			await again.settles();
			const after = await again.phone.run(opsCount);
			if (after < before) throw new Error(`I3: ${after} of ${before} came back`);

			// With it, the last word of the lost phone says how much.
			const answers = [1, 2, 3].map(() => answerItem(pointOf(walk, 'soap'), { kind: 'pass' }));
			await again.tell(...answers);
			await town.house.ask(`POST /api/orgs/${town.org}/sync/push`, {
				token: again.guest.device?.token,
				body: {
					...{ p: 1, magic, epoch: null, dev: again.here.newId(), app: 'faults', now: 0, ops: [] },
					pend: { ops: 3, photos: 2, oldest: null },
				},
			});
			await again.phone.db.delete();
			town.phones.length = 0;
			const { unsent } = await town.house.signsIn(ana, { org: town.org });
			if (!unsent.some(({ ops, photos }) => ops === 3 && photos === 2))
				throw new Error(`a loss is not told: ${JSON.stringify(unsent)}`);
			return { fired: 2, ops: after };
		} finally {
			await town.close();
		}
	},
};
