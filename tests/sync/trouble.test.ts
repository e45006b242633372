// What servers, other tabs and copies of a phone can do to somebody's work: none of it is lost, none of it
// is there twice, and the screen never says more than is true.
import 'fake-indexeddb/auto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Site } from '#lib/domain/site/site.ts';
import { answerItem, noteItem } from '#lib/domain/walk/answer-facts.ts';
import type { OpRow } from '#lib/local/database.ts';
import { leave } from '#lib/local/enrol.ts';
import { accountOf, linkOf } from '#lib/local/link.ts';
import { refused } from '#lib/local/outbox.ts';
import type { Locks } from '#lib/sync/pump.ts';
import { aPlace, aWalk, pointOf, startOf } from '../support/builders.ts';
import { expectInvariants, expectOnce, logAt, rowsOn } from '../support/invariants.ts';
import { fail, pass } from '../support/marks.ts';
import { Town, type Business, type SyncPhone } from '../support/town.ts';

let town: Town;
let business: Business;
let rosa: SyncPhone;
let ana: SyncPhone;
let site: Site;
beforeAll(async () => {
	town = await Town.open(7);
});
afterAll(() => town.close());
beforeEach(async () => {
	business = await town.business();
	rosa = await business.ownersPhone(1);
	const place = aPlace(rosa.here);
	site = place.site;
	await rosa.tells(place.facts);
	await rosa.settles();
	await business.hires('ana', 'lead');
	ana = await business.phone('ana', { role: 'lead' }, { seed: 2 });
	await ana.settles();
});

async function aPoint(phone: SyncPhone) {
	const start = startOf(site, phone.here);
	await phone.tells(start);
	return pointOf({ id: start.ent, site: site.id }, 'floor');
}

describe('a server that was put back to an old backup', () => {
	test('gets again what it had lost, from those who told it', async () => {
		await town.backsUp();
		await rosa.tells(aWalk(site, rosa.here).facts);
		await ana.tells(aWalk(site, ana.here).facts);
		await business.settles();
		await town.goesBack();
		await business.settles();
		await expectInvariants(business);
		expect((await logAt(business)).filter(({ kind }) => kind === 'walk.start')).toHaveLength(2);
	});

	test('and went on until it reached the old numbers, likewise', async () => {
		await town.backsUp();
		await rosa.tells(aWalk(site, rosa.here).facts);
		await ana.tells(aWalk(site, ana.here).facts);
		await business.settles();
		await town.goesBack();
		const eva = await business.phone('ana', { role: 'lead' }, { seed: 5 });
		for (let walks = 0; walks < 4; walks += 1) await eva.tells(aWalk(site, eva.here).facts);
		await eva.settles();
		await business.settles();
		await expectInvariants(business);
	});

	test.each([
		['falls short of it', 2],
		['has gone past it', 16],
	])('had accepted what no pull has shown yet, and %s: that comes again too', async (_, since) => {
		await town.backsUp();
		ana.line.faults = null;
		await ana.tells(aWalk(site, ana.here).facts);
		// The push is answered, the pull is not.
		ana.line.planned.push(null, 'lost', 'lost');
		await ana.syncs();
		expect((await ana.standing()).ops).toBe(0);
		await town.goesBack();
		const facts = [aWalk(site, rosa.here), aWalk(site, rosa.here)].flatMap((walk) => walk.facts);
		await rosa.tells(facts.slice(0, since));
		await rosa.settles();
		await business.settles();
		await expectInvariants(business);
		expect((await rowsOn(rosa)).filter(({ person }) => person === 'ana')).toHaveLength(8);
	});

	test('is no reason to send what somebody else told', async () => {
		await rosa.tells(aWalk(site, rosa.here).facts);
		await business.settles();
		const before = await logAt(business);
		await town.server.db
			.updateTable('orgs')
			.set({ epoch: town.newId() })
			.where('id', '=', business.org)
			.execute();
		await business.settles();
		expect(await logAt(business)).toEqual(before);
		await expectInvariants(business);
	});
});

describe('a phone that was copied', () => {
	test('and its copy both get through, each under numbers of its own', async () => {
		const point = await aPoint(ana);
		await ana.settles();
		const copy = await business.phone('ana', { role: 'lead' }, { seed: 77 });
		const tables = await ana.phone.run(async (db) =>
			Promise.all(db.tables.map(async (table) => [table.name, await table.toArray()] as const)),
		);
		await copy.phone.run(async (db) => {
			for (const [name, rows] of tables) {
				await db.table(name).clear();
				await db.table(name).bulkPut(rows);
			}
		});
		await ana.tells([answerItem(point, fail), noteItem(point, 'una')]);
		await copy.tells([answerItem(point, pass), noteItem(point, 'otra')]);
		await business.settles();
		await copy.tells(noteItem(point, 'y una más'));
		await business.settles();
		await expectInvariants(business);
		const [row] = await rosa.phone.run((db) => db.answers.toArray());
		expect(row?.said.heads).toHaveLength(2);
		expect(row?.note.heads.map(({ value }) => value)).toEqual(['y una más']);
	});
});

describe('two tabs', () => {
	test('that send at once send nothing twice', async () => {
		for (let walks = 0; walks < 40; walks += 1) await ana.tells(aWalk(site, ana.here).facts);
		await Promise.all([ana.syncs(), ana.syncs(), ana.syncs()]);
		await business.settles();
		await expectInvariants(business);
	});

	test('of which one holds the lock and is frozen: the other goes on when it may', async () => {
		await ana.tells(aWalk(site, ana.here).facts);
		const taken: Locks = async () => false;
		expect(await ana.syncs(taken)).toMatchObject({ isBusy: true, standing: { ops: 8 } });
		expect(await ana.syncs()).toMatchObject({ isBusy: false, standing: { state: 'safe' } });
	});
});

describe('a server that does not want', () => {
	const answers = (phone: SyncPhone, status: number, problem: string, retry?: number) => {
		const { fetch } = phone.line;
		let left = 1;
		Object.assign(phone.line, {
			fetch: async (request: Request) => {
				if (!request.url.includes('/sync/push') || (left -= 1) < 0) return fetch(request);
				const body = { p: 1, magic: 'th', now: town.clock.now(), problem, retry };
				return new Response(JSON.stringify(body), { status });
			},
		});
	};

	test.each([
		['too much at once', 503, 'busy', 30],
		['somebody it does not know', 401, 'not-signed-in', undefined],
	])('says so: %s, and the queue is kept', async (_, status, problem, retry) => {
		await ana.tells(aWalk(site, ana.here).facts);
		answers(ana, status, problem, retry);
		const pumped = await ana.syncs();
		expect(pumped.standing.ops).toBe(8);
		expect(pumped.retry).toBe(retry ?? null);
		expect(pumped.standing.trouble?.code).toBe(problem);
	});

	test('parts that are too large are halved until they pass', async () => {
		for (let walks = 0; walks < 30; walks += 1) await ana.tells(aWalk(site, ana.here).facts);
		answers(ana, 413, 'too-large');
		await business.settles();
		await expectInvariants(business);
	});

	test('an application that is too old hands its work over as it is', async () => {
		await ana.tells(aWalk(site, ana.here).facts);
		answers(ana, 426, 'update');
		const { standing } = await ana.syncs();
		expect(standing).toMatchObject({ state: 'update', ops: 0, parked: 8 });
		await expectOnce(business);
		const parked = await ana.phone.run(refused);
		expect(new Set(parked.map(({ why }) => why))).toEqual(new Set(['old-app']));
		// The next one is not too old any more.
		await business.settles();
		await business.settles();
		expect((await logAt(business)).filter(({ person }) => person === 'ana')).toHaveLength(8);
	});
});

test('anything but our server is «offline»: portals and broken proxies change nothing', async () => {
	await ana.tells(aWalk(site, ana.here).facts);
	for (const mishap of ['portal', 'gateway', 'cut', 'lost'] as const) {
		ana.line.planned.push(mishap);
		const { standing } = await ana.syncs();
		expect(standing).toMatchObject({ state: 'offline', ops: 8, trouble: { code: 'offline' } });
	}
	await business.settles();
	await expectInvariants(business);
});

test('signing out without a network destroys nothing: what waits goes up later, then the token goes', async () => {
	ana.line.isDown = true;
	await ana.tells(aWalk(site, ana.here).facts);
	await leave(ana.phone);
	expect((await ana.syncs()).standing).toMatchObject({ ops: 8 });
	expect((await ana.phone.run(accountOf))?.token).not.toBeNull();
	ana.line.isDown = false;
	await ana.settles();
	expect(await ana.phone.run(accountOf)).toMatchObject({ token: null });
	expect((await ana.standing()).state).toBe('signed-out');
	await expectOnce(business);
});

test('a revoked phone delivers into quarantine, and is told', async () => {
	await ana.tells(aWalk(site, ana.here).facts);
	await business.revokes(ana);
	const { standing } = await ana.syncs();
	expect(standing).toMatchObject({ state: 'revoked', ops: 0, parked: 8 });
	await expectOnce(business);
});

test('an operation names what its phone had seen, and the offset to the server', async () => {
	ana.skew = 3_600_000;
	await ana.syncs();
	const [id] = await ana.tells(startOf(site, ana.here));
	const [row, link] = await ana.phone.run((db) => Promise.all([db.ops.get(id ?? ''), linkOf(db)]));
	expect((row as OpRow).seen).toBe(link.cursor?.seq);
	expect(Math.abs((row as OpRow).off + 3_600_000)).toBeLessThan(2_000);
});
