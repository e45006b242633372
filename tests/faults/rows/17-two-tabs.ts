// Row 17, near: two tabs of one phone send at once whatever anybody can tap, and one of them freezes in the
// middle of a round; the same in a real browser stands beside it.
import { Phone } from '#lib/local/phone.ts';
import { pump, type Locks } from '#lib/sync/pump.ts';
import { overFetch } from '#lib/sync/transport.ts';
import { origin } from '../../access/house.ts';
import { chanceOf } from '../chance.ts';
import { Town } from '../near.ts';
import type { Row } from '../row.ts';
import { anyTapOn } from '../taps.ts';

export const row: Row = {
	number: 17,
	name: 'two tabs send at once; one freezes in mid-round',
	run: async (seed) => {
		const chance = chanceOf(seed);
		const town = await Town.of(chance);
		try {
			const tab = await town.phone();
			const site = await tab.prepares();
			const other = new Phone(tab.phone.db.name);
			const locks = oneAtATime();
			let fired = 0;
			for (let turn = 0; turn < 20; turn += 1) {
				for (let tap = 0; tap < 4; tap += 1) await anyTapOn(tab, site, chance);
				// With the browser's lock they take turns; without one both send the same.
				const both = [tab.phone, other].map((phone) =>
					pump({
						...{ phones: [phone], transport: overFetch({ fetch: town.way, origin }) },
						...{ here: tab.here, app: 'faults', ...(turn % 2 ? { locks } : {}) },
					}),
				);
				fired += (await Promise.all(both)).length;
			}
			await anyTapOn(tab, site, chance);
			fired += await frozen(town, other, tab.here);
			await town.settles();
			const ops = await town.holds();
			other.close();
			return { fired, ops };
		} finally {
			await town.close();
		}
	},
};

/** Its request left, and it never comes back to hear the answer; the next tab goes on without it. */
async function frozen(town: Town, phone: Phone, here: Parameters<typeof pump>[0]['here']) {
	const asleep = new AbortController();
	const way = async (request: Request): Promise<Response> => {
		await town.way(request);
		return new Promise((_, failed) => {
			asleep.signal.addEventListener('abort', () => failed(new Error('frozen')));
		});
	};
	const transport = overFetch({ fetch: way, origin });
	const round = pump({ phones: [phone], transport, here, app: 'faults', signal: asleep.signal });
	await new Promise((done) => setTimeout(done, 200));
	asleep.abort();
	await round;
	return 1;
}

/** As navigator.locks with ifAvailable. */
function oneAtATime(): Locks {
	const taken = new Set<string>();
	return async (name, work) => {
		if (taken.has(name)) return false;
		taken.add(name);
		try {
			await work();
		} finally {
			taken.delete(name);
		}
		return true;
	};
}
