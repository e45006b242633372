// Row 3: what comes back is cut short, sliced, garbage, a portal's page, a redirect, nothing, a 502.
import { opsCount } from '#lib/local/log.ts';
import { chanceOf } from '../chance.ts';
import { House } from '../house.ts';
import { logIn, mustHold } from '../ledger.ts';
import { foreign, type Mishap } from '../line.ts';
import type { Row } from '../row.ts';

export const row: Row = {
	number: 3,
	name: 'false, cut and sliced answers',
	run: async (seed) => {
		const chance = chanceOf(seed);
		const house = await House.open();
		try {
			const ana = await house.phone(seed);
			const luis = await house.phone(seed + 1);
			await ana.walks(6);
			const strange = Object.values(foreign);
			house.line.next = (): Mishap => {
				if (chance.next() < 0.4) return { kind: 'none' };
				return chance.one<() => Mishap>([
					() => ({ kind: 'answer', with: chance.one(strange) }),
					() => ({ kind: 'answer', with: chance.one(strange) }),
					() => ({ kind: 'cut', side: 'answer', after: chance.below(900) }),
					() => ({ kind: 'cut', side: 'request', after: chance.below(3000) }),
					() => ({ kind: 'slice', size: 1 + chance.below(40) }),
					() => ({ kind: 'refuse' }),
				])();
			};
			for (let round = 0; round < 25; round += 1) {
				await Promise.all([ana.pumps(), luis.pumps()]);
				const { acked } = await ana.told();
				mustHold(await logIn(house.site, house.org), acked, 'I11: called safe');
				if (round % 5 === 4) await ana.walks(1);
			}
			house.line.next = () => ({ kind: 'none' });
			await ana.settles();
			await luis.settles();
			const { all } = await ana.told();
			const log = await logIn(house.site, house.org);
			mustHold(log, all, 'I1: told');
			const heard = await luis.phone.run(opsCount);
			if (heard !== log.length) throw new Error(`I3: Luis holds ${heard} of ${log.length}`);
			return { fired: house.line.fired, ops: log.length };
		} finally {
			await house.close();
		}
	},
};
