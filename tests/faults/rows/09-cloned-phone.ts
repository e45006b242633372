// Row 9: a phone's database is copied, and both go on counting from the same number.
import type { Phone } from '#lib/local/phone.ts';
import { chanceOf } from '../chance.ts';
import { NearPhone, Town } from '../near.ts';
import type { Row } from '../row.ts';
import { anyTapOn } from '../taps.ts';

export const row: Row = {
	number: 9,
	name: 'a cloned phone',
	run: async (seed) => {
		const chance = chanceOf(seed);
		const town = await Town.of(chance);
		try {
			const one = await town.phone();
			const site = await one.prepares();
			for (let tap = 0; tap < 8; tap += 1) await anyTapOn(one, site, chance);
			await one.settles();
			const two = await cloneOf(town, one, seed);
			for (let tap = 0; tap < 20; tap += 1)
				for (const phone of [one, two]) await anyTapOn(phone, site, chance);
			const waiting = await two.phone.run((db) => db.ops.where('outbox').above(0).count());
			await town.settles([one, two]);
			await town.settles([one, two]);
			const ops = await town.holds([one, two]);
			const devs = await Promise.all(
				[one, two].map(({ phone }) => phone.run((db) => db.meta.get('install'))),
			);
			if (JSON.stringify(devs[0]) === JSON.stringify(devs[1]))
				throw new Error('I5: still one install');
			return { fired: waiting, ops };
		} finally {
			await town.close();
		}
	},
};

/** Every row of every table, under another name. */
async function cloneOf(town: Town, of: NearPhone, seed: number): Promise<NearPhone> {
	const clone = new NearPhone(town, of.guest, seed + 31, 0, `clone-${process.pid}-${seed}`);
	town.phones.push(clone);
	const source: Phone = of.phone;
	await clone.phone.open();
	for (const table of source.db.tables) {
		const rows = (await source.run((db) => db.table(table.name).toArray())) as object[];
		await clone.phone.run((db) => db.table(table.name).bulkPut(rows));
	}
	return clone;
}
