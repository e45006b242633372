// Adversaries by name: what a line, a clock and other people can do to somebody's work.
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { answerItem } from '#lib/domain/walk/answer-facts.ts';
import { isDisputed } from '#lib/domain/walk/answer.ts';
import { fixItem } from '#lib/domain/walk/answer-facts.ts';
import type { Walk } from '#lib/domain/walk/walk.ts';
import { opsOfEnts } from '#lib/local/log.ts';
import { newEpoch } from '#lib/server/sync/epoch.ts';
import { pointOf, startOf } from '../support/builders.ts';
import { chanceOf } from '../faults/chance.ts';
import { Town, noLosses, type NearPhone } from '../faults/near.ts';

let town: Town;
let ana: NearPhone;
let luis: NearPhone;
let walk: Walk;

beforeEach(async () => {
	town = await Town.of(chanceOf(3));
	ana = await town.phone();
	const site = await ana.prepares();
	const start = startOf(site, ana.here);
	walk = { id: start.ent, site: site.id, kind: 'house' } as Walk;
	await ana.tell(start);
	await ana.settles();
	luis = await town.phone('lead');
	await luis.settles();
});
afterEach(() => town.close());

const floorOf = ({ phone }: NearPhone) =>
	phone.run((db) => db.answers.get(`${walk.id}/hall/floor`));
const fails = () => answerItem(pointOf(walk, 'floor'), { kind: 'fail' });
const passes = () => answerItem(pointOf(walk, 'floor'), { kind: 'pass' });

test('an answer given in the basement reaches the server once, though its first reply is lost', async () => {
	await luis.tell(fails());
	town.losses = { ...noLosses, drop: 1 };
	expect(await luis.pumps()).toBe('offline');
	town.losses = { drop: 0, twice: 1, late: 0 };
	expect(await luis.pumps()).toBe('safe');
	town.losses = noLosses;
	await ana.settles();
	expect((await floorOf(ana))?.said.heads).toMatchObject([{ value: { kind: 'fail' } }]);
	expect(await town.holds()).toBeGreaterThan(0);
});

test('a word on screen is never ahead: what no server has acknowledged is not safe', async () => {
	await luis.tell(fails());
	town.losses = { ...noLosses, drop: 1 };
	await luis.pumps();
	const waiting = await luis.phone.run((db) => db.ops.where('outbox').above(0).count());
	expect(waiting).toBe(1);
});

test('two people answer one item differently: both are shown, and an answer to both settles it', async () => {
	await ana.tell(passes());
	await luis.tell(fails());
	await town.settles();
	for (const phone of [ana, luis]) expect(isDisputed(await floorOf(phone))).toBe(true);
	await luis.tell(fails());
	await town.settles();
	for (const phone of [ana, luis]) {
		expect((await floorOf(phone))?.said.heads).toHaveLength(1);
		expect(isDisputed(await floorOf(phone))).toBe(false);
	}
	await town.agrees([ana, luis]);
});

test('each answer stands under the person who gave it', async () => {
	await ana.tell(passes());
	await luis.tell(fails());
	await town.settles();
	const rows = await ana.phone.run((db) => opsOfEnts(db, new Set([`${walk.id}/hall/floor`])));
	const people = rows.map(({ person }) => person ?? ana.guest.person.id).sort();
	expect(people).toEqual([ana.guest.person.id, luis.guest.person.id].sort());
});

test('two people fix one finding: it is fixed once for everybody, and both are known', async () => {
	await ana.tell(fails());
	await town.settles();
	await ana.tell(fixItem(pointOf(walk, 'floor'), 20));
	await luis.tell(fixItem(pointOf(walk, 'floor'), 30));
	await town.settles();
	for (const phone of [ana, luis]) expect((await floorOf(phone))?.fixes).toHaveLength(2);
	await town.agrees([ana, luis]);
});

test('a server that was restored under phones that are ahead gets everything again', async () => {
	await ana.tell(passes());
	await luis.tell(fails());
	await town.settles();
	await newEpoch(town.house.server, town.org);
	await luis.tell(passes());
	await town.settles();
	expect(await town.holds([ana, luis])).toBeGreaterThan(0);
	await town.agrees([ana, luis]);
});
