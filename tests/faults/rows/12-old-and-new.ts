// Row 12: a phone that was away with five hundred operations and an old list; a newer phone before an
// older server, which takes up what it did not understand once it does.
import { answerItem } from '#lib/domain/walk/answer-facts.ts';
import type { Walk } from '#lib/domain/walk/walk.ts';
import { items, lists, pointOf, publishList, startOf } from '../../support/builders.ts';
import { chanceOf } from '../chance.ts';
import { Town } from '../near.ts';
import type { Row } from '../row.ts';

export const row: Row = {
	number: 12,
	name: 'an old phone with 500 operations; a newer phone, an older server',
	run: async (seed) => {
		const town = await Town.of(chanceOf(seed));
		try {
			const old = await town.phone();
			const site = await old.prepares();
			await old.settles();
			const owner = await town.phone();
			await owner.settles();
			await owner.tell(publishList({ ...lists.hall, intro: { es: 'Edición nueva.' } }));
			await owner.settles();
			let told = 0;
			while (told < 500) {
				const start = startOf(site, old.here);
				const walk = { id: start.ent, site: site.id, kind: 'house' } as Walk;
				const answers = items
					.filter((item) => item !== 'plant' && item !== 'smell' && item !== 'light')
					.map((item) => answerItem(pointOf(walk, item), { kind: 'pass' }));
				told += (await old.tell(start, ...answers)).length;
			}
			const [newer] = await old.tell(publishList(lists.restrooms));
			await old.phone.run((db) =>
				db.ops
					.where('id')
					.equals(newer?.id ?? '')
					.modify({ kind: 'lantern.light', body: { lit: true } }),
			);
			await old.settles();
			const parked = await old.phone.run((db) => db.ops.where('why').above('').toArray());
			if (parked.length !== 1 || parked[0]?.state !== 'parked')
				throw new Error(`I1: ${parked.length} refused, one should wait for a newer server`);
			await town.house.restart();
			await town.settles();
			return { fired: told + 1, ops: await town.holds() };
		} finally {
			await town.close();
		}
	},
};
