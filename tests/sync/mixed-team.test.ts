// An owner and two leads of whom each sees something else tap anything, on lines that lose, double and
// lie: all ends equal, and everybody holds what they may see and nothing else.
import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { afterAll, beforeAll, test } from 'vitest';
import type { Site } from '#lib/domain/site/site.ts';
import { aPlace } from '../support/builders.ts';
import { expectInvariants } from '../support/invariants.ts';
import { chanceFrom, mishaps } from '../support/line.ts';
import { anyTaps, factsOf, type Tap } from '../support/phone.ts';
import { Town, type SyncPhone } from '../support/town.ts';

const seed = Number(process.env.TODO_HABLA_SEED) || Math.floor(Math.random() * 0x7fffffff) + 1;
const path = process.env.TODO_HABLA_PATH;
const runs = {
	seed,
	...(path ? { path } : {}),
	numRuns: Number(process.env.TODO_HABLA_RUNS) || 15,
	endOnFailure: true,
};

let town: Town;
beforeAll(async () => {
	town = await Town.open(seed);
});
afterAll(() => town.close());

const anyDay = fc.array(
	fc.record({
		who: fc.integer({ min: 0, max: 2 }),
		taps: anyTaps(6),
		syncs: fc.boolean(),
		later: fc.integer({ min: 0, max: 8 * 3_600_000 }),
	}),
	{ minLength: 2, maxLength: 12 },
);

const ownersAlone = ['site.set', 'checklist.assign', 'checklist.publish'];

async function taps(phone: SyncPhone, site: Site, what: readonly Tap[]): Promise<void> {
	for (const tap of what) {
		const facts = await factsOf(phone.phone, site, tap, phone.here);
		const isOwner = phone.person === phone.business.owner;
		const mine = facts.filter(({ kind }) => isOwner || !ownersAlone.includes(kind));
		if (mine.length > 0) await phone.tells(mine);
	}
}

/** Everybody begins alike: what was over before a phone came is not told to it whole. */
async function aTeam(luck: number): Promise<{ site: Site; phones: SyncPhone[] }> {
	const business = await town.business(luck);
	const rosa = await business.ownersPhone(luck);
	const { site, facts } = aPlace(rosa.here);
	await rosa.tells(facts);
	await rosa.settles();
	await business.hires('ana', 'lead');
	await business.hires('luis', 'lead', [site.id]);
	const ana = await business.phone('ana', { role: 'lead' }, { seed: luck + 1, skew: 90_000 });
	const sites = [site.id];
	const luis = await business.phone('luis', { role: 'lead', sites }, { seed: luck + 2 });
	const phones = [rosa, ana, luis];
	const chance = chanceFrom(luck);
	for (const { line } of phones) line.faults = { chance, share: 0.3, kinds: mishaps };
	for (let round = 0; round < 3; round += 1) await Promise.all(phones.map((one) => one.syncs()));
	for (const phone of phones) await phone.settles();
	return { site, phones };
}

test(`a day of a mixed team ends equal (seed ${seed})`, { timeout: 240_000 }, async () => {
	await fc.assert(
		fc.asyncProperty(anyDay, fc.integer({ min: 1, max: 1e9 }), async (day, luck) => {
			const { site, phones } = await aTeam(luck);
			for (const { who, taps: what, syncs, later } of day) {
				const phone = phones[who];
				if (phone) await taps(phone, site, what);
				town.clock.advance(later);
				if (syncs) await Promise.all(phones.slice(0, who + 1).map((one) => one.syncs()));
			}
			for (const { line } of phones) line.faults = null;
			const business = phones[0]?.business;
			await business?.settles();
			if (business) await expectInvariants(business);
			for (const { phone } of phones) await phone.db.delete();
		}),
		runs,
	);
});
