// Row 24: ten phones in one walk, the same items, two weeks without a network: nothing is overwritten,
// every disagreement is shown.
import { answerItem } from '#lib/domain/walk/answer-facts.ts';
import { isDisputed, type Answer } from '#lib/domain/walk/answer.ts';
import type { Walk } from '#lib/domain/walk/walk.ts';
import { pointOf, startOf } from '../../support/builders.ts';
import { chanceOf, type Chance } from '../chance.ts';
import { Town, type NearPhone } from '../near.ts';
import type { Row } from '../row.ts';

const phonesCount = 10;
const asked = ['floor', 'soap', 'light'] as const;
const possible: Record<(typeof asked)[number], Answer[]> = {
	floor: [{ kind: 'pass' }, { kind: 'fail' }],
	soap: [{ kind: 'pass' }, { kind: 'fail' }],
	light: [
		{ kind: 'scale', level: 1 },
		{ kind: 'scale', level: 4 },
	],
};

export const row: Row = {
	number: 24,
	name: 'ten phones, one walk, two weeks offline',
	run: async (seed) => {
		const chance = chanceOf(seed);
		const town = await Town.of(chance);
		try {
			const owner = await town.phone();
			const site = await owner.prepares();
			const start = startOf(site, owner.here);
			const walk = { id: start.ent, site: site.id, kind: 'house' } as Walk;
			await owner.tell(start);
			await owner.settles();
			const phones = [owner];
			while (phones.length < phonesCount) phones.push(await town.phone('lead'));
			for (const phone of phones) await phone.settles();
			const last: Said = new Map();
			for (const phone of phones) await answers(phone, walk, chance, last);
			await town.settles(phones);
			for (const phone of phones) await shows(phone, walk, last);
			return { fired: phonesCount * asked.length, ops: await town.holds(phones) };
		} finally {
			await town.close();
		}
	},
};

type Said = Map<string, Set<string>>;

/** Somebody answers every item, some of them again and again; the last word goes into `last`. */
async function answers(phone: NearPhone, walk: Walk, chance: Chance, last: Said): Promise<void> {
	phone.ahead = chance.below(14 * 86_400_000);
	for (const item of asked) {
		const words = Array.from({ length: 1 + chance.below(3) }, () => chance.one(possible[item]));
		for (const word of words) await phone.tell(answerItem(pointOf(walk, item), word));
		last.set(item, (last.get(item) ?? new Set()).add(JSON.stringify(words.at(-1))));
	}
	phone.ahead = 0;
}

async function shows({ phone }: NearPhone, walk: Walk, last: Said): Promise<void> {
	for (const item of asked) {
		const ent = `${walk.id}/${pointOf(walk, item).area}/${item}`;
		const answered = await phone.run((db) => db.answers.get(ent));
		const heads = answered?.said.heads.length;
		if (heads !== phonesCount) throw new Error(`I3: ${heads} of ${phonesCount} answers stand`);
		if (isDisputed(answered) !== (last.get(item)?.size ?? 0) > 1)
			throw new Error('a disagreement is not as the model says');
	}
}
