// Row 2: the server committed, and its answer never arrives: told again, and still there once.
import { opsCount } from '#lib/local/log.ts';
import { chanceOf } from '../chance.ts';
import { House, type LinePhone } from '../house.ts';
import { logIn, mustHold } from '../ledger.ts';
import type { Row } from '../row.ts';

/** What a sabotage may do to a phone before it speaks. */
export type Meddling = (phone: LinePhone) => void;

export const row: Row = {
	number: 2,
	name: 'answers lost after the commit',
	run: (seed) => answersLost(seed),
};

/** Two phones of one business tell and hear while answers fall; both must end with the whole log. */
export async function answersLost(seed: number, meddle: Meddling = () => undefined) {
	const chance = chanceOf(seed);
	const house = await House.open();
	try {
		const phones = [await house.phone(seed), await house.phone(seed + 1)] as const;
		for (const phone of phones) {
			meddle(phone);
			await phone.walks(2);
		}
		house.line.next = () =>
			chance.next() < 0.5
				? { kind: 'cut', side: 'answer', after: chance.below(160) }
				: { kind: 'none' };
		for (let turn = 0; turn < 32; turn += 1) {
			const phone = phones[turn % 2] ?? phones[0];
			await phone.pumps();
			if (turn % 8 < 2) await phone.walks(1);
			mustHold(await logIn(house.site, house.org), (await phone.told()).acked, 'I11: safe');
		}
		house.line.next = () => ({ kind: 'none' });
		for (const phone of [...phones, ...phones]) await phone.settles();
		const log = await logIn(house.site, house.org);
		let told = 0;
		for (const phone of phones) {
			const { all } = await phone.told();
			mustHold(log, all, 'I1: told');
			told += all.length;
			const held = await phone.phone.run(opsCount);
			if (held !== log.length) throw new Error(`I3: holds ${held} of ${log.length}`);
		}
		// The server's own two words: the business and its owner.
		if (log.length !== told + 2) throw new Error(`I1: told ${told}, in the log ${log.length - 2}`);
		return { fired: house.line.fired, ops: log.length };
	} finally {
		await house.close();
	}
}
