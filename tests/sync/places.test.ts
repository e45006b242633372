// Who may see what changes while phones are offline: what opened comes, what closed goes, and nothing that
// was not sent is ever lost.
import 'fake-indexeddb/auto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Site } from '#lib/domain/site/site.ts';
import { answerItem, noteItem } from '#lib/domain/walk/answer-facts.ts';
import { finishWalk, startWalk } from '#lib/domain/walk/walk-facts.ts';
import type { Walk } from '#lib/domain/walk/walk.ts';
import { accountOf } from '#lib/local/link.ts';
import { refused } from '#lib/local/outbox.ts';
import { aPlace, aWalk, pointOf, startOf, walkAreas } from '../support/builders.ts';
import { expectInvariants, rowsOn } from '../support/invariants.ts';
import { fail, pass } from '../support/marks.ts';
import { Town, type Business, type SyncPhone } from '../support/town.ts';

let town: Town;
let business: Business;
let rosa: SyncPhone;
let north: Site;
let south: Site;
beforeAll(async () => {
	town = await Town.open(5);
});
afterAll(() => town.close());
beforeEach(async () => {
	business = await town.business();
	rosa = await business.ownersPhone(1);
	const places = [aPlace(rosa.here), aPlace(rosa.here)];
	for (const { site, facts } of places) {
		await rosa.tells(facts);
		await rosa.tells(aWalk(site, rosa.here).facts);
	}
	[north, south] = places.map(({ site }) => site) as [Site, Site];
	await rosa.settles();
});

const sitesOf = async (phone: SyncPhone) =>
	new Set(
		(await rowsOn(phone)).flatMap(({ scope }) => (scope.startsWith('site:') ? scope.slice(5) : [])),
	);

async function aLead(sites: string[], seed = 2): Promise<SyncPhone> {
	await business.hires('ana', 'lead', sites);
	const ana = await business.phone('ana', { role: 'lead', sites }, { seed });
	await ana.settles();
	return ana;
}

describe('a lead', () => {
	test('who gets another site is brought its working set and its months', async () => {
		const ana = await aLead([north.id]);
		expect(await sitesOf(ana)).toEqual(new Set([north.id]));
		await business.moves('ana', 'lead', [north.id, south.id]);
		await business.settles();
		expect((await ana.phone.run(accountOf))?.sites).toEqual([north.id, south.id]);
		expect(await sitesOf(ana)).toEqual(new Set([north.id, south.id]));
		expect(await ana.phone.run((db) => db.summaries.count())).toBe(2);
		await expectInvariants(business);
	});

	test('who gets all sites reads everything again', async () => {
		const ana = await aLead([north.id]);
		await ana.tells(startOf(north, ana.here));
		await business.moves('ana', 'lead', 'all');
		await business.settles();
		expect(await sitesOf(ana)).toEqual(new Set([north.id, south.id]));
		await expectInvariants(business);
	});

	test('who loses a site keeps nothing of it but what was not sent, and that ends in the tray', async () => {
		const ana = await aLead([north.id, south.id]);
		const start = startOf(south, ana.here);
		await ana.tells(start);
		await ana.settles();
		const walk = { id: start.ent, site: south.id };
		ana.line.isDown = true;
		const [late] = await ana.tells(answerItem(pointOf(walk, 'floor'), fail));
		await business.moves('ana', 'lead', [north.id]);
		await ana.syncs();
		expect(await ana.phone.run((db) => db.ops.get(late ?? ''))).toMatchObject({ state: 'pending' });
		ana.line.isDown = false;
		await business.settles();
		const left = (await rowsOn(ana)).filter(({ scope }) => scope === `site:${south.id}`);
		expect(left.map(({ id }) => id)).toEqual([late]);
		expect(await ana.phone.run((db) => db.summaries.count())).toBe(1);
		expect(await ana.phone.run(refused)).toMatchObject([{ op: { id: late }, why: 'not-yours' }]);
		expect((await ana.standing()).state).toBe('review');
		await expectInvariants(business);
	});

	test('who becomes an auditor holds no house answer any more', async () => {
		const ana = await aLead([north.id]);
		await ana.tells(aWalk(north, ana.here).facts);
		await ana.settles();
		await business.moves('ana', 'auditor', [north.id]);
		await business.settles();
		const kinds = new Set((await rowsOn(ana)).map(({ kind }) => kind));
		expect(kinds).not.toContain('answer.set');
		expect(kinds).toContain('checklist.assign');
		expect(await ana.phone.run((db) => db.summaries.count())).toBe(0);
		await business.moves('ana', 'lead', [north.id]);
		await business.settles();
		expect(await ana.phone.run((db) => db.summaries.count())).toBe(1);
		await expectInvariants(business);
	});

	test('who left keeps what was not sent, and is told', async () => {
		const ana = await aLead([north.id]);
		await ana.tells(startOf(north, ana.here));
		await business.fires('ana');
		await ana.syncs();
		expect(await ana.standing()).toMatchObject({ state: 'revoked', parked: 1 });
		const kept = await town.server.db.selectFrom('quarantine').selectAll().execute();
		expect(kept.filter(({ org }) => org === business.org)).toMatchObject([{ code: 'revoked' }]);
	});
});

describe('a spot check', () => {
	async function aCheck() {
		const ana = await aLead([north.id]);
		await business.hires('eva', 'auditor', [north.id]);
		const sight = { role: 'auditor' as const, sites: [north.id] };
		const eva = await business.phone('eva', sight, { seed: 3 });
		await eva.settles();
		const start = startWalk(north, walkAreas, eva.here, 'spot');
		const walk = { id: start.ent, site: north.id, kind: 'spot' } as Walk;
		const point = { ...pointOf(walk, 'floor'), kind: 'spot' as const };
		await eva.tells([start, answerItem(point, fail), noteItem(point, 'canario')]);
		return { ana, eva, walk, point };
	}

	test('is its auditor’s alone until it is finished, then the site’s too', async () => {
		const { ana, eva, walk } = await aCheck();
		const heard: string[] = [];
		ana.line.heard = (text) => heard.push(text);
		await business.settles();
		expect(heard.join()).not.toContain('canario');
		expect(await ana.phone.run((db) => db.walks.get(walk.id))).toBeUndefined();
		await eva.tells(finishWalk(walk, 1));
		await business.settles();
		expect(await ana.phone.run((db) => db.walks.get(walk.id))).toMatchObject({ isPublished: true });
		expect(heard.join()).toContain('canario');
		expect(await ana.phone.run((db) => db.wanted.count())).toBe(0);
		await expectInvariants(business);
	});

	test('takes no answer after its seal', async () => {
		const { eva, walk, point } = await aCheck();
		await eva.tells(finishWalk(walk, 1));
		await eva.settles();
		const [late] = await eva.tells(answerItem(point, pass));
		await eva.settles();
		expect(await eva.phone.run(refused)).toMatchObject([{ op: { id: late }, why: 'sealed' }]);
		expect((await eva.phone.run((db) => db.answers.toArray()))[0]?.said.heads).toMatchObject([
			{ value: fail },
		]);
	});

	test('never shows the auditor what the house answered', async () => {
		const { ana, eva } = await aCheck();
		const heard: string[] = [];
		eva.line.heard = (text) => heard.push(text);
		const start = startOf(north, ana.here);
		const walk = { id: start.ent, site: north.id };
		await ana.tells([start, noteItem(pointOf(walk, 'soap'), 'de la casa')]);
		await business.settles();
		expect(heard.join()).not.toContain('de la casa');
		const kinds = (await rowsOn(eva)).filter(({ scope }) => scope === `site:${north.id}`);
		expect(new Set(kinds.map(({ kind }) => kind))).toEqual(
			new Set(['site.set', 'checklist.assign']),
		);
	});
});
