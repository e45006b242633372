// Row 1: three in ten of all requests and answers are dropped, doubled, delayed or overtaken.
import { chanceOf } from '../chance.ts';
import { Town } from '../near.ts';
import type { Row } from '../row.ts';
import { anyTapOn } from '../taps.ts';

export const row: Row = {
	number: 1,
	name: 'a line that loses three in ten',
	run: (seed) => lossyLine(seed),
};

/** Three phones of one person tap anything while the line loses; then all must hold and agree. */
export async function lossyLine(seed: number, turns = 60) {
	const chance = chanceOf(seed);
	const town = await Town.of(chance);
	try {
		const phones = [await town.phone(), await town.phone(), await town.phone()];
		const site = await phones[0]?.prepares();
		if (!site) throw new Error('no place');
		town.losses = { drop: 0.3, twice: 0.3, late: 0.3 };
		for (let turn = 0; turn < turns; turn += 1) {
			const phone = chance.one(phones);
			await anyTapOn(phone, site, chance);
			if (chance.next() < 0.6) await phone.pumps();
		}
		const { fired } = town;
		await town.settles();
		const ops = await town.holds();
		await town.agrees();
		return { fired, ops };
	} finally {
		await town.close();
	}
}
