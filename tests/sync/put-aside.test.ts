// What an owner put aside stays aside for whoever told it; a part of an import is named by its content, and
// somebody who may can still bring the same file.
import 'fake-indexeddb/auto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { bringHistory } from '#lib/local/bring.ts';
import { refused } from '#lib/local/outbox.ts';
import { archive, review } from '#lib/server/sync/review.ts';
import { aPlace } from '../support/builders.ts';
import { aHistory, inspectionsOn } from '../support/history.ts';
import { Town, type Business, type SyncPhone } from '../support/town.ts';

let town: Town;
let business: Business;
let rosa: SyncPhone;
beforeAll(async () => {
	town = await Town.open(11);
});
afterAll(() => town.close());
beforeEach(async () => {
	business = await town.business();
	rosa = await business.ownersPhone(1);
	await rosa.tells(aPlace(rosa.here).facts);
	await rosa.settles();
});

const brings = (phone: SyncPhone) =>
	bringHistory(phone.phone, aHistory(400, business.org), ['a.csv'], phone.here);

/** Somebody brings a history without a line, and owns nothing any more when it is back. */
async function evaComesTooLate(): Promise<SyncPhone> {
	await business.hires('eva', 'owner', 'all');
	const eva = await business.phone('eva', { role: 'owner', sites: 'all' }, { seed: 24 });
	await eva.settles();
	await brings(eva);
	await business.moves('eva', 'lead', 'all');
	await eva.settles();
	const { waiting } = await review(town.server, business.org);
	expect(waiting.length).toBeGreaterThan(1);
	for (const { id } of waiting)
		await archive(town.server, { org: business.org, id, person: business.owner }, 'no');
	return eva;
}

test('an owner may bring the file whose parts were put aside when somebody else told them', async () => {
	await evaComesTooLate();
	expect(await brings(rosa)).toBe('brought');
	await business.settles();
	expect(await inspectionsOn(rosa.phone)).toBe(400);
	expect(await rosa.phone.run(refused)).toEqual([]);
});

test('whoever told it cannot have it in by telling it once more', async () => {
	const eva = await evaComesTooLate();
	await eva.settles();
	await business.settles();
	expect(await inspectionsOn(rosa.phone)).toBe(0);
	expect((await review(town.server, business.org)).waiting).toEqual([]);
});
