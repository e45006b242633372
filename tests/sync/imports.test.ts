// A history that an owner brings: it comes to whoever answers for all sites, whole and once, and to
// nobody else.
import 'fake-indexeddb/auto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { withdrawImport } from '#lib/domain/import/imported.ts';
import { bringHistory } from '#lib/local/bring.ts';
import { importsNow } from '#lib/local/imports.ts';
import { refused, requeue } from '#lib/local/outbox.ts';
import { holesBy } from '#lib/server/access/holes.ts';
import { rebuildProjections } from '#lib/server/sync/rebuild.ts';
import { archive, review } from '#lib/server/sync/review.ts';
import { aPlace } from '../support/builders.ts';
import { aHistory, inspectionsOn } from '../support/history.ts';
import { expectInvariants } from '../support/invariants.ts';
import { chanceFrom, mishaps } from '../support/line.ts';
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

const packed = () => aHistory(20_000, business.org);
/** `told` are operations that are this person's alone: of parts, whoever was first told them. */
const brings = async (owner: SyncPhone, isFirst = true) => {
	expect(await bringHistory(owner.phone, packed(), ['a.csv'], owner.here)).toBe('brought');
	const waiting = await owner.phone.run((db) => db.ops.where('outbox').above(0).toArray());
	const own = waiting.filter(({ kind }) => isFirst || kind === 'import.commit');
	owner.told.push(...own.map(({ id }) => id));
};
async function another(name: string, role: 'owner' | 'lead' | 'auditor', sites: string[] | 'all') {
	await business.hires(name, role, sites);
	const seed = name.length + 20;
	return business.phone(name, { role, sites }, { seed });
}

test('it reaches a second owner once, and a lead of all sites, over a line that loses', async () => {
	const eva = await another('eva', 'owner', 'all');
	const luis = await another('luis', 'lead', 'all');
	for (const { line } of [rosa, eva])
		line.faults = { chance: chanceFrom(3), share: 0.3, kinds: mishaps };
	await brings(rosa);
	for (let round = 0; round < 4; round += 1) await Promise.all([rosa.syncs(), eva.syncs()]);
	for (const { line } of [rosa, eva]) line.faults = null;
	await business.settles();
	for (const { phone } of [rosa, eva, luis]) expect(await inspectionsOn(phone)).toBe(20_000);
	await expectInvariants(business);
});

test('neither an auditor nor a lead of some sites is told of it, until they answer for all', async () => {
	const [site] = await rosa.phone.run((db) => db.sites.toArray());
	const sites = [site?.id ?? ''];
	await brings(rosa);
	const vera = await another('vera', 'auditor', 'all');
	const ana = await another('ana', 'lead', sites);
	await business.settles();
	for (const { phone } of [vera, ana]) {
		expect(await phone.run((db) => db.imported.count())).toBe(0);
		expect(await phone.run((db) => db.imports.count())).toBe(0);
	}
	await business.moves('ana', 'lead', 'all');
	await business.settles();
	expect(await inspectionsOn(ana.phone)).toBe(20_000);
	await business.moves('ana', 'lead', sites);
	await business.settles();
	expect(await ana.phone.run((db) => db.imported.count())).toBe(0);
	await expectInvariants(business);
});

test('two owners who bring the same without a line end with one history', async () => {
	const eva = await another('eva', 'owner', 'all');
	await eva.settles();
	await brings(rosa);
	await brings(eva, false);
	await business.settles();
	for (const { phone } of [rosa, eva]) {
		expect(await inspectionsOn(phone)).toBe(20_000);
		expect(await phone.run(importsNow)).toHaveLength(1);
		expect(await phone.run(refused)).toEqual([]);
	}
	const devs = await eva.phone.run((db) => db.meta.get('install'));
	const dev = devs && 'dev' in devs ? devs.dev : '';
	expect((await holesBy(town.server.db, business.org, [dev])).get(dev) ?? 0).toBe(0);
	await expectInvariants(business);
});

test('taken back by one owner it is gone for the other, and the server folds the same', async () => {
	const eva = await another('eva', 'owner', 'all');
	await brings(rosa);
	await business.settles();
	await eva.tells(withdrawImport(packed().id));
	await business.settles();
	expect(await inspectionsOn(rosa.phone)).toBe(0);
	await rebuildProjections(town.server, business.org);
	await expectInvariants(business);
});

test('a lead who would bring one is refused', async () => {
	const luis = await another('luis', 'lead', 'all');
	await brings(luis);
	await luis.syncs();
	await luis.syncs();
	const tray = await luis.phone.run(refused);
	expect(new Set(tray.map(({ why }) => why))).toEqual(new Set(['not-allowed']));
	expect(await inspectionsOn(luis.phone)).toBe(0);
});

test('refused to a lead, it comes in whole when they own the business again', async () => {
	const eva = await another('eva', 'owner', 'all');
	await eva.settles();
	await brings(eva);
	await business.moves('eva', 'lead', 'all');
	await eva.settles();
	expect(await inspectionsOn(rosa.phone)).toBe(0);
	await business.moves('eva', 'owner', 'all');
	await business.settles();
	await brings(eva);
	await business.settles();
	for (const { phone } of [rosa, eva]) expect(await inspectionsOn(phone)).toBe(20_000);
});

describe('what an owner put aside', () => {
	const bringsSome = (phone: SyncPhone) =>
		bringHistory(phone.phone, aHistory(400, business.org), ['a.csv'], phone.here);

	/** Somebody brings a history without a line, and owns nothing any more when it is back. */
	async function evaComesTooLate(): Promise<SyncPhone> {
		await business.hires('eva', 'owner', 'all');
		const eva = await business.phone('eva', { role: 'owner', sites: 'all' }, { seed: 24 });
		await eva.settles();
		await bringsSome(eva);
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
		expect(await bringsSome(rosa)).toBe('brought');
		await business.settles();
		expect(await inspectionsOn(rosa.phone)).toBe(400);
		expect(await rosa.phone.run(refused)).toEqual([]);
	});

	test('whoever told it cannot have it in by telling it once more', async () => {
		const eva = await evaComesTooLate();
		const ids = (await eva.phone.run(refused)).map(({ op }) => op.id);
		expect(ids.length).toBeGreaterThan(1);
		await requeue(eva.phone, ids);
		await business.settles();
		expect((await eva.phone.run(refused)).map(({ op }) => op.id).sort()).toEqual(ids.sort());
		expect(await inspectionsOn(rosa.phone)).toBe(0);
		expect((await review(town.server, business.org)).waiting).toEqual([]);
	});

	test('who owns the business again may bring their file again', async () => {
		const eva = await evaComesTooLate();
		await business.moves('eva', 'owner', 'all');
		await eva.settles();
		expect(await bringsSome(eva)).toBe('brought');
		await business.settles();
		for (const { phone } of [rosa, eva]) expect(await inspectionsOn(phone)).toBe(400);
	});
});
