// What leaves the phone: everything of the sites and days asked for, and nothing that is not one's own.
import { expect, test } from 'vitest';
import { aPlace, aWalk, startOf, tplOf, world } from '../../../tests/support/builders.ts';
import { aPhone } from '../../../tests/support/phone.ts';
import type { WalkSummary } from '#lib/domain/walk/summary.ts';
import { mergeMonths } from './archives.ts';
import { exportable, wholeWalks } from './exportable.ts';
import { itemSeen } from './item-history.ts';
import { keepAccount } from './link.ts';
import { record } from './record.ts';
import { siteToTake, walkToTake } from './take-away.ts';

const account = { org: 'o', orgName: 'O', person: 'eva', name: 'Eva', token: null, device: 'd' };

/** A finished house walk, an open one, and a month of which only the summary came. */
async function aPhoneWithHistory() {
	const here = world();
	const phone = aPhone();
	const { site, facts } = aPlace(here);
	await record(phone, facts, here);
	const done = aWalk(site, here);
	await record(phone, done.facts, here);
	const open = startOf(site, here);
	await record(phone, [open], here);
	const area = { id: 'hall', name: 'Salón', tpl: tplOf.hall, outcomes: 'p4n' };
	const old: WalkSummary = {
		walk: 'old',
		site: site.id,
		kind: 'house',
		shift: 'day',
		day: '2026-08-03',
		walkedAt: Date.UTC(2026, 7, 3, 16),
		finishedAt: null,
		areas: [area],
	};
	await phone.run((db) =>
		db.transaction('rw', db.tables, () =>
			mergeMonths(db, [{ site: site.id, month: '2026-08', walks: [old] }]),
		),
	);
	return { phone, site: site.id, done: done.id, open: open.ent };
}

test('walks held whole and walks known by summary are both told, none twice', async () => {
	const { phone, site, done, open } = await aPhoneWithHistory();
	const all = await phone.run(exportable({ sites: [site], since: '' }));
	expect(all.held.map(({ walk }) => walk)).toEqual([done, open]);
	expect(all.summaries.map(({ walk }) => walk)).toEqual(['old']);
	expect(all.answers).toBe(5 + 5 + 3);
	expect(all.hasServer).toBe(false);
	const later = await phone.run(exportable({ sites: [site], since: '2026-09-01' }));
	expect([later.held.length, later.summaries.length]).toEqual([2, 0]);
	const nowhere = await phone.run(exportable({ sites: [], since: '' }));
	expect([nowhere.held.length, nowhere.summaries.length]).toEqual([0, 0]);
});

test('a walk comes whole, with who answered where somebody has a name', async () => {
	const { phone, done } = await aPhoneWithHistory();
	const alone = await phone.run(wholeWalks([done]));
	expect(alone.walks[0]?.rows).toHaveLength(5);
	expect(alone.names.size).toBe(0);
	await phone.run((db) => keepAccount(db, { ...account, role: 'owner', sites: 'all' }));
	const { names } = await phone.run(wholeWalks([done]));
	expect([...names.values()]).toEqual(Array(5).fill('Eva'));
});

test('an auditor takes nothing of the house along, whatever lies on the phone', async () => {
	const { phone, site, done } = await aPhoneWithHistory();
	expect(await phone.run(siteToTake(done))).toBe('La Fonda');
	await phone.run((db) => keepAccount(db, { ...account, role: 'auditor', sites: 'all' }));
	const taken = await phone.run(exportable({ sites: [site], since: '' }));
	expect([taken.held.length, taken.summaries.length, taken.isAuditor]).toEqual([0, 0, true]);
	expect(await phone.run(siteToTake(done))).toBeNull();
	expect(await phone.run(walkToTake(done))).toBeNull();
	const seen = await phone.run(itemSeen({ site, area: 'hall', item: 'floor' }));
	expect([seen.house, seen.spots, seen.evidence]).toEqual([null, null, []]);
});

test('an item’s history has the walks of summaries too, and says how many are not here', async () => {
	const { phone, site, done } = await aPhoneWithHistory();
	const seen = await phone.run(itemSeen({ site, area: 'hall', item: 'floor' }));
	expect(seen.house?.looks.map(({ walk, sight }) => [walk, sight])).toEqual([
		['old', 'good'],
		[done, 'bad'],
	]);
	expect(seen.unheld).toBe(1);
});

test('the number of a version is told only once it can no longer change', async () => {
	const { phone, done } = await aPhoneWithHistory();
	const numbersOf = async () => [...((await phone.run(walkToTake(done)))?.numbers.values() ?? [])];
	expect(await numbersOf()).toEqual([1, 1]);
	await phone.run((db) => keepAccount(db, { ...account, role: 'owner', sites: 'all' }));
	expect(await numbersOf()).toEqual([]);
});
