// Phones and a server in one process, over a line that loses, doubles, delays and shuffles what is said:
// everything but the line is real. Clocks are the test's.
import 'fake-indexeddb/auto';
import type { Fact } from '#lib/domain/fact.ts';
import type { Here } from '#lib/domain/here.ts';
import type { Site } from '#lib/domain/site/site.ts';
import { enrol } from '#lib/local/enrol.ts';
import { Phone } from '#lib/local/phone.ts';
import { rebuild } from '#lib/local/project.ts';
import { record } from '#lib/local/record.ts';
import type { EnterAnswer } from '#lib/protocol/door.ts';
import { canonicalJson } from '#lib/protocol/hash.ts';
import { unpackOps } from '#lib/protocol/pack.ts';
import { parsePush } from '#lib/protocol/sync.ts';
import { answer } from '#lib/server/doors/answer.ts';
import { verify } from '#lib/server/sync/verify.ts';
import { pump, type Locks } from '#lib/sync/pump.ts';
import { overFetch } from '#lib/sync/transport.ts';
import { House, ana, eva, luis, orgOf, origin, type Guest } from '../access/house.ts';
import { aPlace, idsFrom } from '../support/builders.ts';
import { tablesOf } from '../support/phone.ts';
import type { Chance } from './chance.ts';

/** Shares of requests and answers that meet each mishap. */
export type Losses = { drop: number; twice: number; late: number };
export const noLosses: Losses = { drop: 0, twice: 0, late: 0 };

let made = 0;

export class Town {
	readonly house: House;
	readonly owner: Guest;
	readonly phones: NearPhone[] = [];
	losses = noLosses;
	fired = 0;
	readonly #chance: Chance;
	#held: Request[] = [];

	private constructor(house: House, owner: Guest, chance: Chance) {
		this.house = house;
		this.owner = owner;
		this.#chance = chance;
	}

	static async of(chance: Chance): Promise<Town> {
		const house = await House.opened();
		return new Town(house, await house.setUp(ana), chance);
	}

	get org(): string {
		return orgOf(this.owner);
	}

	/** A phone of the owner's, or of somebody who joins now; `ahead` is how wrong its clock is, in ms. */
	async phone(who: 'owner' | 'lead' | 'auditor' = 'owner', ahead = 0): Promise<NearPhone> {
		const { house, owner } = this;
		const guest =
			who === 'owner'
				? this.phones.length === 0
					? owner
					: await house.signsIn(ana, { org: this.org })
				: await this.#joined(who);
		const phone = new NearPhone(this, guest, this.#chance.below(1e9), ahead);
		await phone.enrol();
		this.phones.push(phone);
		return phone;
	}

	async #joined(role: 'lead' | 'auditor'): Promise<Guest> {
		const person = role === 'lead' ? luis : eva;
		made += 1;
		const own = { ...person, username: `${person.username}${made}` };
		return this.house.joins(await this.house.invites(this.owner, { role }), own);
	}

	/** What happens to one request on its way. */
	way = async (request: Request): Promise<Response> => {
		const { drop, twice, late } = this.losses;
		const [there, back, double, held] = Array.from({ length: 4 }, () => this.#chance.next());
		if ((there ?? 1) < drop) return this.#fell();
		if ((held ?? 1) < late) {
			// It arrives when nobody waits for it any more, after later ones.
			this.#held.push(request.clone());
			return this.#fell();
		}
		if ((double ?? 1) < twice) {
			this.fired += 1;
			await answer(this.house.server, request.clone());
		}
		const response = await answer(this.house.server, request);
		while (this.#held.length > 0 && this.#chance.next() < 0.5) {
			const late = this.#held.splice(this.#chance.below(this.#held.length), 1)[0];
			if (late) await answer(this.house.server, late);
		}
		return (back ?? 1) < drop ? this.#fell() : response;
	};

	#fell(): never {
		this.fired += 1;
		throw new TypeError('the line fell');
	}

	/** Everybody in turn, without losses, until all is safe. */
	async settles(phones: readonly NearPhone[] = this.phones): Promise<void> {
		this.losses = noLosses;
		for (let round = 0; round < 3; round += 1) for (const phone of phones) await phone.settles();
	}

	/** I1 to I5 of everything that these phones told; throws with the first that does not hold. */
	async holds(phones: readonly NearPhone[] = this.phones): Promise<number> {
		const problems = await verify(this.house.server.db, this.org);
		if (problems.length > 0) throw new Error(`I2, I4: ${problems[0]}`);
		const log = await this.house.server.db
			.selectFrom('ops')
			.select(['op_id', 'person'])
			.where('org', '=', this.org)
			.execute();
		const kept = await this.house.server.db
			.selectFrom('quarantine')
			.select(['op_id', 'person', 'raw'])
			.where('org', '=', this.org)
			.execute();
		const inside = kept.flatMap(({ raw, person }) =>
			idsIn(raw).map((id) => ({ op_id: id, person })),
		);
		const personOf = new Map([...inside, ...kept, ...log].map((row) => [row.op_id, row.person]));
		for (const phone of phones) {
			const own = await phone.own();
			const lost = own.filter((id) => !personOf.has(id));
			if (lost.length > 0) throw new Error(`I1: ${lost.length} told and not in the log`);
			const foreign = own.filter((id) => personOf.get(id) !== phone.guest.person.id);
			if (foreign.length > 0) throw new Error(`I9: ${foreign.length} under another person`);
			await phone.isFolded();
		}
		if (new Set(log.map(({ op_id }) => op_id)).size !== log.length) throw new Error('I1: twice');
		return log.length;
	}

	/** I3: phones that see the same say the same. */
	async agrees(phones: readonly NearPhone[] = this.phones): Promise<void> {
		const [first, ...others] = await Promise.all(phones.map(({ phone }) => tablesOf(phone)));
		for (const other of others) mustEqual(other, first ?? {});
	}

	async close(): Promise<void> {
		for (const { phone } of this.phones) await phone.db.delete();
		await this.house.closed();
	}
}

function mustEqual(tables: Record<string, unknown[]>, should: Record<string, unknown[]>): void {
	for (const [table, rows] of Object.entries(tables)) {
		const [is, other] = [canonicalJson(rows), canonicalJson(should[table] ?? [])];
		if (is !== other) throw new Error(`I3: ${table} differ: ${is}\nand ${other}`);
	}
}

/** Operations inside a whole push that was kept as bytes. */
function idsIn(raw: string): string[] {
	const request = raw.startsWith('{"p"') ? parsePush(JSON.parse(raw)) : null;
	return request ? unpackOps(request.ops).map(({ op }) => op.id) : [];
}

export class NearPhone {
	readonly phone: Phone;
	readonly guest: Guest;
	readonly here: Here;
	/** How wrong its clock is, in ms. */
	ahead: number;
	locks: Locks | undefined;
	readonly #town: Town;

	constructor(town: Town, guest: Guest, seed: number, ahead: number, name?: string) {
		made += 1;
		this.phone = new Phone(name ?? `near-${process.pid}-${made}`);
		this.guest = guest;
		this.ahead = ahead;
		this.#town = town;
		this.here = {
			now: () => town.house.server.here.now() + this.ahead,
			newId: idsFrom(seed),
		};
	}

	async enrol({ person, memberships, device }: EnterAnswer = this.guest): Promise<void> {
		const member = memberships.find(({ org }) => org === device?.org);
		if (!member || !device) throw new Error('nobody entered');
		await enrol(this.phone, {
			...{ org: device.org, orgName: member.business, person: person.id, name: person.name },
			...{ role: member.role, sites: member.sites, token: device.token, device: device.id },
		});
	}

	tell = (...facts: Fact[]) => record(this.phone, facts, this.here);

	async prepares(): Promise<Site> {
		const { site, facts } = aPlace(this.here);
		await this.tell(...facts);
		return site;
	}

	async pumps(): Promise<string> {
		const transport = overFetch({ fetch: this.#town.way, origin });
		const { phone, here, locks } = this;
		const pumping = {
			phones: [phone],
			transport,
			here,
			app: 'faults',
			...(locks ? { locks } : {}),
		};
		return (await pump(pumping))[0]?.standing.state ?? 'gone';
	}

	async settles(most = 20): Promise<void> {
		for (let round = 0; round < most; round += 1)
			if (['safe', 'review', 'revoked'].includes(await this.pumps())) return;
		throw new Error(`I10: not settled after ${most} rounds: ${await this.pumps()}`);
	}

	/** Names of what this database told, whatever became of it. */
	async own(): Promise<string[]> {
		const rows = await this.phone.run((db) => db.ops.toArray());
		return rows.filter(({ person }) => person === undefined).map(({ id }) => id);
	}

	/** I2: its tables are what its log folds to. */
	async isFolded(): Promise<void> {
		const before = JSON.stringify(await tablesOf(this.phone));
		await this.phone.run(rebuild);
		if (before !== JSON.stringify(await tablesOf(this.phone))) throw new Error('I2: not its fold');
	}
}
