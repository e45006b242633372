// A phone that was alone joins a business: adopts what it holds, or keeps it apart and hands it in.
import 'fake-indexeddb/auto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { adoptable, databaseNameOf, enrol } from '#lib/local/enrol.ts';
import { handable, handIn } from '#lib/local/hand-in.ts';
import { allMonths } from '#lib/local/months.ts';
import { Phone } from '#lib/local/phone.ts';
import { besidePhoto } from '#lib/local/photo-box.ts';
import { isPin, opens, pinOf } from '#lib/local/pin.ts';
import { record } from '#lib/local/record.ts';
import { openRegistry } from '#lib/local/registry.ts';
import { addPhoto } from '#lib/domain/walk/photo.ts';
import { bytesHash } from '#lib/protocol/digest.ts';
import { setUpLink } from '#lib/server/access/set-up.ts';
import { pump } from '#lib/sync/pump.ts';
import { lookUpInvitation, setUp, signIn, type EnterAnswer } from '#lib/sync/door.ts';
import { overFetch } from '#lib/sync/transport.ts';
import { aPicture, aPlace, aWalk, pointOf, someBytes, world } from '../support/builders.ts';
import { expectInvariants, logAt } from '../support/invariants.ts';
import { aName, aPhone } from '../support/phone.ts';
import { Town, type Business, type SyncPhone } from '../support/town.ts';

let town: Town;
beforeAll(async () => {
	town = await Town.open(9);
});
afterAll(() => town.close());
beforeEach(() => {
	town.clock.at = Date.UTC(2026, 10, 2, 15);
});

const origin = 'https://todo.example';
/** A page of ours says where it comes from. */
const page = () =>
	overFetch({
		origin,
		fetch: (request) => {
			const headers = new Headers(request.headers);
			headers.set('origin', origin);
			return town.carry(new Request(request, { headers }));
		},
	});
const here = () => ({ ...world(4), now: town.clock.now });
const rosa = { name: 'Rosa', username: 'rosa', password: 'tres palabras sueltas' };

function entering({ person, memberships, device }: EnterAnswer) {
	const [member] = memberships;
	if (!member || !device) throw new Error('nobody entered');
	const { business: orgName, role, sites } = member;
	const { org, token, id } = device;
	return { org, orgName, person: person.id, name: person.name, role, sites, token, device: id };
}

test('the owner adopts what the phone holds: everything goes up under its own names', async () => {
	const phone = aPhone();
	const world = here();
	const { site, facts } = aPlace(world);
	const told = await record(phone, [...facts, ...aWalk(site, world).facts], world);
	const adopt = await phone.run(adoptable);
	const token = (await setUpLink(town.server)).split('#')[1] ?? '';
	const form = { token, business: 'La Fonda', region: 'MX', ...rosa };
	const answer = await setUp(page(), { ...form, ...(adopt ? { adopt } : {}) });
	if ('stop' in answer) throw new Error(JSON.stringify(answer.stop));
	const account = entering(answer.ok);
	expect(account.org).toBe(adopt?.org);
	await enrol(phone, account);
	const [pumped] = await pump({ phones: [phone], transport: page(), here: world, app: '0' });
	expect(pumped?.standing).toMatchObject({ state: 'safe', ops: 0 });
	const log = await town.server.db
		.selectFrom('ops')
		.selectAll()
		.where('org', '=', account.org)
		.execute();
	expect(log.map(({ op_id }) => op_id)).toEqual(expect.arrayContaining(told.map(({ id }) => id)));
	const again = await signIn(page(), { username: 'rosa', password: rosa.password });
	expect('ok' in again && again.ok.memberships).toMatchObject([{ business: 'La Fonda' }]);
	await expect(enrol(phone, { ...account, person: 'other' })).rejects.toMatchObject({
		name: 'LocalProblem',
	});
});

test('a wrong code is answered by name, and nothing is lost', async () => {
	expect(await lookUpInvitation(page(), { code: 'ABCD EFGH' })).toMatchObject({
		stop: { kind: 'problem', code: 'invitation-unknown' },
	});
});

describe('walks told before joining', () => {
	async function aJoiner() {
		const business: Business = await town.business();
		const owner = await business.ownersPhone(1);
		const { site, facts } = aPlace(owner.here);
		await owner.tells(facts);
		await owner.settles();
		await business.hires('ana', 'lead');
		const ana = await business.phone('ana', { role: 'lead' }, { seed: 2 });
		await ana.settles();
		const alone = aPhone();
		const before = { ...world(40), now: () => town.clock.now() - 5 * 86_400_000 };
		const own = aPlace(before);
		const walk = aWalk(own.site, before);
		await record(alone, [...own.facts, ...walk.facts], before);
		const bytes = someBytes(5);
		const sha = bytesHash(new Uint8Array(bytes));
		const point = pointOf({ id: walk.id, site: own.site.id }, 'floor');
		const add = addPhoto(point, before.newId(), 'before', aPicture(sha, bytes.byteLength));
		const blob = { sha, mime: 'image/jpeg', bytes, thumb: null };
		await record(alone, [add], before, besidePhoto(blob, ''));
		return { business, owner, ana, alone, site, walk, sha };
	}

	test('stay apart until they are handed in, then stand as this person’s, at their own hours, once', async () => {
		const { business, owner, ana, alone, site, sha } = await aJoiner();
		expect(await handable(alone, ana.phone)).toMatchObject([{ isHandedIn: false }]);
		const handed = await handIn(alone, ana.phone, site.id, { here: ana.here });
		expect(handed).toEqual({ walks: 1, ops: 9, photos: 1 });
		expect(await handIn(alone, ana.phone, site.id, { here: ana.here })).toEqual({
			...{ walks: 1, ops: 0, photos: 0 },
		});
		expect(await handable(alone, ana.phone)).toMatchObject([{ isHandedIn: true }]);
		expect(await ana.phone.run((db) => db.blobs.get(sha))).toMatchObject({ waiting: 1 });
		await ana.syncs();
		await owner.settles();
		const [mine] = await alone.run((db) => db.walks.toArray());
		const [theirs] = await owner.phone.run((db) => db.walks.toArray());
		expect(theirs).toMatchObject({ site: site.id, day: mine?.day, walkedAt: mine?.walkedAt });
		expect(theirs?.id).not.toBe(mine?.id);
		const log = await logAt(business);
		expect(new Set(log.filter(({ walk }) => walk !== null).map(({ person }) => person))).toEqual(
			new Set(['ana']),
		);
		const [months, own] = await Promise.all(
			[owner.phone, alone].map((phone) => phone.run((db) => allMonths(db.summaries))),
		);
		const outcomes = (rows: typeof months) =>
			rows?.flatMap(({ walks }) => walks.flatMap(({ areas }) => areas.map((one) => one.outcomes)));
		expect(outcomes(months)).toEqual(outcomes(own));
	});

	test('which somebody else handed in before are not told again, and use up no numbers', async () => {
		const { owner, ana, alone, site } = await aJoiner();
		await handIn(alone, ana.phone, site.id, { here: ana.here });
		await ana.settles();
		await owner.settles();
		const install = () => owner.phone.run((db) => db.meta.get('install'));
		const before = await install();
		expect(await handIn(alone, owner.phone, site.id, { here: owner.here })).toMatchObject({
			ops: 0,
		});
		expect(await install()).toEqual(before);
	});

	test('are not touched by being handed in, and cannot be handed to nobody', async () => {
		const { alone, site } = await aJoiner();
		const before = await alone.run((db) => db.ops.toArray());
		await expect(handIn(alone, aPhone(), site.id, { here: here() })).rejects.toMatchObject({
			name: 'LocalProblem',
		});
		expect(await alone.run((db) => db.ops.toArray())).toEqual(before);
	});
});

test('after a change of shift each answer carries its own person, whoever is looking', async () => {
	const business = await town.business();
	const owner = await business.ownersPhone(1);
	const { site, facts } = aPlace(owner.here);
	await owner.tells(facts);
	await owner.settles();
	const shift: SyncPhone[] = [];
	for (const [seed, person] of ['ana', 'luis'].entries()) {
		await business.hires(person, 'lead');
		shift.push(await business.phone(person, { role: 'lead' }, { seed: seed + 2 }));
	}
	const [ana, luis] = shift as [SyncPhone, SyncPhone];
	await Promise.all(shift.map((phone) => phone.settles()));
	await ana.tells(aWalk(site, ana.here).facts);
	await luis.tells(aWalk(site, luis.here).facts);
	// Luis holds the phone now; one pump drains both databases.
	const { transport, here: now } = luis;
	const both = { phones: [luis.phone, ana.phone], transport, here: now, app: '0' };
	expect(await pump(both)).toMatchObject([
		{ standing: { state: 'safe' } },
		{ standing: { state: 'safe' } },
	]);
	await business.settles();
	await expectInvariants(business);
});

describe('the people on a phone', () => {
	test('are remembered with the one used last first, and forgotten one by one', async () => {
		const registry = openRegistry(aName());
		const row = (name: string) => ({
			...{ name, org: 'o', orgName: 'La Fonda', person: name, personName: name },
			role: 'lead' as const,
		});
		await registry.keep(row('ana'), 1);
		await registry.keep(row('luis'), 2);
		await registry.setPin('ana', pinOf('1234', 'sal'));
		await registry.used('ana', 3);
		await registry.keep({ ...row('ana'), personName: 'Ana' }, 4);
		const [first, second] = await registry.list();
		expect(first).toMatchObject({ name: 'ana', personName: 'Ana', addedAt: 1, lastUsed: 4 });
		expect(first?.pin && opens(first.pin, '1234')).toBe(true);
		expect(first?.pin && opens(first.pin, '4321')).toBe(false);
		expect(second?.name).toBe('luis');
		await registry.setPin('ana', null);
		await registry.forget('luis');
		expect((await registry.list()).map(({ name, pin }) => [name, pin])).toEqual([
			['ana', undefined],
		]);
		registry.close();
	});

	test('have a PIN of four to eight digits, and databases that are never mistaken', () => {
		expect(['1234', '12345678', '123', 'abcd', '123456789'].map(isPin)).toEqual([
			...[true, true, false, false, false],
		]);
		expect(databaseNameOf('0f3c9d1e-aaaa', 'Xk29sLq0PzAa11bb')).toBe(
			'todo-habla-0f3c9d1e-PzAa11bb',
		);
		expect(new Phone(databaseNameOf('a', 'b')).db.name).toBe('todo-habla-a-b');
	});
});
