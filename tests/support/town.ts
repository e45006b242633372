// A town: one real server in this process, businesses in it, and phones on lines of their own. Time is
// told by the test alone.
import 'fake-indexeddb/auto';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Fact } from '#lib/domain/fact.ts';
import type { Here } from '#lib/domain/here.ts';
import type { Role, Sites } from '#lib/domain/team/member.ts';
import { enrol } from '#lib/local/enrol.ts';
import { Phone } from '#lib/local/phone.ts';
import { record } from '#lib/local/record.ts';
import { standingNow, type Standing } from '#lib/local/standing.ts';
import { giveToken, revokeDevice } from '#lib/server/access/devices.ts';
import { addMember, changeMember, removeMember } from '#lib/server/access/members.ts';
import { answer } from '#lib/server/doors/answer.ts';
import { here as realHere, type ServerHere } from '#lib/server/here.ts';
import { logTo } from '#lib/server/log.ts';
import { openServer, type Server } from '#lib/server/server.ts';
import { inLog, makeOrg, type Telling } from '#lib/server/sync/tell.ts';
import { pump, type Locks, type Pumped } from '#lib/sync/pump.ts';
import { overFetch, type Transport } from '#lib/sync/transport.ts';
import { idsFrom } from './builders.ts';
import { Line } from './line.ts';
import { aName } from './phone.ts';

const origin = 'https://todo.example';
/** Where a disk costs nothing, if there is such a place. */
const fastest = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/** The true hour, ms; it moves a little whenever somebody looks. */
export class Clock {
	at: number;
	constructor(at = Date.UTC(2026, 10, 2, 15)) {
		this.at = at;
	}
	readonly now = (): number => (this.at += 7);
	advance(ms: number): void {
		this.at += ms;
	}
}

export class Town {
	server: Server;
	readonly clock: Clock;
	readonly folder: string;
	readonly lines: string[] = [];
	readonly newId: () => string;

	private constructor(folder: string, seed: number) {
		this.folder = folder;
		this.clock = new Clock();
		this.newId = idsFrom(seed);
		this.server = undefined as unknown as Server;
	}

	static async open(seed = 1): Promise<Town> {
		const town = new Town(await mkdtemp(join(fastest, 'todo-habla-town-')), seed);
		await town.start();
		return town;
	}

	get here(): ServerHere {
		const { newSecret, newCode } = realHere;
		return { now: this.clock.now, newId: this.newId, newSecret, newCode };
	}

	async start(): Promise<void> {
		const config = {
			...{ dataFolder: this.folder, databaseUrl: undefined, origin, linkOrigin: origin },
			...{ photoQuotaMb: 100, secret: 'a secret for tests only, long enough' },
		};
		const log = logTo((line) => this.lines.push(line), this.clock.now);
		this.server = await openServer(config, { here: this.here, log });
	}

	async restart(): Promise<void> {
		await this.server.close();
		await this.start();
	}

	/** A backup of the database, made while nobody writes. */
	async backsUp(): Promise<void> {
		await this.server.close();
		await copyFile(this.#file, `${this.#file}.backup`);
		await this.start();
	}

	/** The keeper puts the backup back by hand, and knows nothing of epochs. */
	async goesBack(): Promise<void> {
		await this.server.close();
		for (const rest of ['-wal', '-shm']) await rm(`${this.#file}${rest}`, { force: true });
		await copyFile(`${this.#file}.backup`, this.#file);
		await this.start();
	}

	get #file(): string {
		return join(this.folder, 'todo-habla.db');
	}

	async close(): Promise<void> {
		await this.server.close();
		await rm(this.folder, { recursive: true, force: true });
	}

	readonly carry = (request: Request): Promise<Response> => answer(this.server, request);

	async business(seed = 1): Promise<Business> {
		const org = this.newId();
		const owner = `owner${seed}`;
		const told = { id: org, person: owner, name: 'La Fonda', region: 'MX' };
		await makeOrg(this.server, told, (telling) =>
			addMember(telling, owner, { role: 'owner', sites: 'all', name: 'Rosa' }),
		);
		return new Business(this, org, owner);
	}
}

export type PhoneWorld = { seed: number; skew?: number };

export class Business {
	readonly town: Town;
	readonly org: string;
	readonly owner: string;
	readonly phones: SyncPhone[] = [];

	constructor(town: Town, org: string, owner: string) {
		this.town = town;
		this.org = org;
		this.owner = owner;
	}

	hires(person: string, role: Role, sites: Sites = 'all'): Promise<void> {
		return this.#tell((telling) => addMember(telling, person, { role, sites, name: person }));
	}

	moves(person: string, role: Role, sites: Sites): Promise<void> {
		return this.#tell((telling) => changeMember(telling, person, { role, sites }));
	}

	fires(person: string): Promise<void> {
		return this.#tell((telling) => removeMember(telling, person));
	}

	revokes(phone: SyncPhone): Promise<void> {
		return revokeDevice(this.town.server, this.org, phone.device);
	}

	#tell(work: (telling: Telling) => Promise<void>): Promise<void> {
		return inLog(this.town.server, { org: this.org, person: this.owner }, work);
	}

	/** A new database on some phone, speaking for this person. */
	async phone(
		person: string,
		{ role, sites = 'all' }: { role: Role; sites?: Sites },
		{ seed, skew = 0 }: PhoneWorld,
	): Promise<SyncPhone> {
		const phone = new SyncPhone(this, person, { seed, skew });
		await phone.enters({ role, sites });
		this.phones.push(phone);
		return phone;
	}

	/** Everybody syncs until nobody has anything new to say. */
	async settles(phones: readonly SyncPhone[] = this.phones): Promise<void> {
		for (let round = 0; round < 6; round += 1) {
			const before = await this.head();
			for (const phone of phones) await phone.settles();
			if (round > 0 && (await this.head()) === before) return;
		}
		throw new Error('the phones never came to rest');
	}

	async head(): Promise<number> {
		const { db } = this.town.server;
		const rows = db.selectFrom('orgs').select('head_seq').where('id', '=', this.org);
		return (await rows.executeTakeFirstOrThrow()).head_seq;
	}

	ownersPhone(seed: number): Promise<SyncPhone> {
		return this.phone(this.owner, { role: 'owner' }, { seed });
	}
}

export class SyncPhone {
	readonly business: Business;
	readonly person: string;
	readonly phone: Phone;
	readonly line: Line;
	readonly transport: Transport;
	readonly here: Here;
	/** ms by which its clock is ahead. */
	skew: number;
	device = '';
	/** Who was told to have told what, for I9. */
	readonly told: string[] = [];

	constructor(business: Business, person: string, { seed, skew = 0 }: PhoneWorld, name = aName()) {
		this.business = business;
		this.person = person;
		this.skew = skew;
		this.phone = new Phone(name, {}, 5000);
		this.line = new Line(business.town.carry);
		this.transport = overFetch({ fetch: (request) => this.line.fetch(request), origin });
		const newId = idsFrom(seed * 7919 + 13);
		this.here = { now: () => business.town.clock.now() + this.skew, newId };
	}

	async enters({ role, sites }: { role: Role; sites: Sites }): Promise<void> {
		const { org, town } = this.business;
		const holder = { org, person: this.person, label: 'Chrome', dev: undefined };
		const { id, token } = await giveToken(town.server, holder);
		this.device = id;
		await enrol(this.phone, {
			...{ org, orgName: 'La Fonda', person: this.person, name: this.person },
			...{ role, sites, token, device: id },
		});
	}

	async tells(facts: Fact | readonly Fact[]): Promise<string[]> {
		const ops = await record(this.phone, 'kind' in facts ? [facts] : facts, this.here);
		const ids = ops.map(({ id }) => id);
		this.told.push(...ids);
		return ids;
	}

	/** One round; what went wrong on the way is in the standing. */
	async syncs(locks?: Locks): Promise<Pumped> {
		const { phone, transport, here } = this;
		let fault: unknown;
		const [pumped] = await pump({
			...{ phones: [phone], transport, here, app: '0.0.0' },
			...(locks ? { locks } : {}),
			onFault: (_, error) => (fault = error),
		});
		if (!pumped) throw new Error('a round broke', { cause: fault });
		return pumped;
	}

	/** Rounds until nothing waits and everything was heard; gives how many it took. */
	async settles(most = 40): Promise<number> {
		for (let round = 1; round <= most; round += 1) {
			const { standing } = await this.syncs();
			if (standing.trouble === null && standing.ops + standing.photos === 0) return round;
		}
		throw new Error(`${this.person} did not come to rest in ${most} rounds`);
	}

	standing(): Promise<Standing> {
		return this.phone.run(standingNow);
	}
}
