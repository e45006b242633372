// The smallest path: what one phone told stands on another, by way of the server.
import 'fake-indexeddb/auto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { aPlace, aWalk } from '../support/builders.ts';
import { tablesOf } from '../support/phone.ts';
import { Town } from '../support/town.ts';

let town: Town;
beforeAll(async () => {
	town = await Town.open();
});
afterAll(() => town.close());

test('what one phone told stands on another', async () => {
	const business = await town.business();
	const rosa = await business.ownersPhone(1);
	const { site, facts } = aPlace(rosa.here);
	await rosa.tells(facts);
	await rosa.tells(aWalk(site, rosa.here).facts);
	expect((await rosa.standing()).state).toBe('waiting');
	await rosa.settles();
	expect((await rosa.standing()).state).toBe('safe');
	await business.hires('ana', 'lead', [site.id]);
	const ana = await business.phone('ana', { role: 'lead', sites: [site.id] }, { seed: 2 });
	await ana.settles();
	await rosa.settles();
	expect(await tablesOf(ana.phone)).toEqual(await tablesOf(rosa.phone));
	expect((await tablesOf(ana.phone)).summaries).toHaveLength(1);
});
