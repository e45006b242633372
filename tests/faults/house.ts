// A business on a real server process, and phones that speak to it over real sockets.
import 'fake-indexeddb/auto';
import { request as ask } from 'node:http';
import type { Fact } from '#lib/domain/fact.ts';
import type { Here } from '#lib/domain/here.ts';
import { enrol } from '#lib/local/enrol.ts';
import { Phone } from '#lib/local/phone.ts';
import { record } from '#lib/local/record.ts';
import type { EnterAnswer } from '#lib/protocol/door.ts';
import { pump } from '#lib/sync/pump.ts';
import { overFetch } from '#lib/sync/transport.ts';
import { aPlace, aWalk, idsFrom } from '../support/builders.ts';
import { currentBuild } from '../support/build.ts';
import { Site } from '../support/site.ts';
import { Line } from './line.ts';

const owner = { username: 'elena', password: 'correcto caballo 7' };

/** The clock of this machine, and names that come again with the seed. */
export const worldOf = (seed: number): Here => ({ now: () => Date.now(), newId: idsFrom(seed) });

export class House {
	readonly site: Site;
	readonly line: Line;
	org = '';
	/** Given with the set-up to the first phone. */
	#first: EnterAnswer | null = null;
	#count = 0;
	readonly #phones: LinePhone[] = [];

	private constructor(site: Site, line: Line) {
		this.site = site;
		this.line = line;
	}

	/** A set-up business; its phones reach it over the line. */
	static async open(databaseUrl?: string): Promise<House> {
		const site = await Site.of(await currentBuild(), databaseUrl);
		const house = new House(site, await Line.to(Number(new URL(site.origin).port)));
		const business = { business: 'La Fonda', region: 'MX', name: 'Elena', ...owner };
		house.#first = await post<EnterAnswer>(site.origin, '/api/set-up', {
			token: site.setUpToken,
			...business,
		});
		house.org = house.#first.memberships[0]?.org ?? '';
		return house;
	}

	/** A phone of the owner's, by its own token. */
	async phone(seed: number): Promise<LinePhone> {
		const entered =
			this.#first ??
			(await post<EnterAnswer>(this.site.origin, '/api/session', { ...owner, org: this.org }));
		this.#first = null;
		this.#count += 1;
		const phone = new LinePhone(`fault-${process.pid}-${seed}-${this.#count}`, this.line, seed);
		await phone.enrol(entered);
		this.#phones.push(phone);
		return phone;
	}

	async close(): Promise<void> {
		for (const phone of this.#phones) await phone.phone.db.delete();
		await this.line.close();
		await this.site.close();
	}
}

export class LinePhone {
	readonly phone: Phone;
	readonly here: Here;
	token = '';
	/** How its requests leave; a sabotage puts itself in between. */
	way: (request: Request) => Promise<Response> = onItsOwn;
	readonly #line: Line;

	constructor(name: string, line: Line, seed: number) {
		this.phone = new Phone(name);
		this.here = worldOf(seed);
		this.#line = line;
	}

	async enrol({ person, memberships, device }: EnterAnswer): Promise<void> {
		const [member] = memberships;
		if (!member || !device) throw new Error('nobody entered');
		this.token = device.token;
		await enrol(this.phone, {
			...{ org: device.org, orgName: member.business, person: person.id, name: person.name },
			...{ role: member.role, sites: member.sites, token: device.token, device: device.id },
		});
	}

	tell = (facts: readonly Fact[]) => record(this.phone, facts, this.here);

	/** A place and some whole walks through it. */
	async walks(count: number): Promise<void> {
		const { site, facts } = aPlace(this.here);
		await this.tell(facts);
		for (let walk = 0; walk < count; walk += 1) await this.tell(aWalk(site, this.here).facts);
	}

	/** One round of the real pump; gives the state it ends in. */
	async pumps(signal?: AbortSignal): Promise<string> {
		const transport = overFetch({ fetch: this.way, origin: this.#line.origin });
		const round = { phones: [this.phone], transport, here: this.here, app: 'faults' };
		const [pumped] = await pump(signal ? { ...round, signal } : round);
		return pumped?.standing.state ?? 'gone';
	}

	/** Rounds until all is safe; throws after `most`. */
	async settles(most = 40): Promise<number> {
		for (let round = 1; round <= most; round += 1) {
			if ((await this.pumps()) === 'safe') return round;
			await new Promise((done) => setTimeout(done, 50));
		}
		throw new Error(`not safe after ${most} rounds: ${await this.pumps()}`);
	}

	/** Ids of what it told, and of what a server called safe. */
	async told(): Promise<{ all: string[]; acked: string[] }> {
		const rows = await this.phone.run((db) => db.ops.toArray());
		const own = rows.filter((row) => row.person === undefined);
		const acked = own.filter(({ state }) => state === 'acked');
		return { all: own.map(({ id }) => id), acked: acked.map(({ id }) => id) };
	}
}

/** Each request on a connection of its own, so that a mishap strikes just one. */
export const onItsOwn = async (request: Request): Promise<Response> => {
	const body = Buffer.from(await request.arrayBuffer());
	return new Promise((done, failed) => {
		const sent = ask(
			request.url,
			{
				method: request.method,
				agent: false,
				headers: { ...Object.fromEntries(request.headers), 'content-length': body.length },
				signal: request.signal,
			},
			(reply) => {
				const parts: Buffer[] = [];
				reply.on('data', (part: Buffer) => parts.push(part));
				reply.on('aborted', () => failed(new Error('cut off')));
				reply.on('error', failed);
				reply.on('end', () => {
					const headers = new Headers(reply.headers as Record<string, string>);
					const status = reply.statusCode ?? 0;
					const isBare = status === 204 || status === 304;
					done(new Response(isBare ? null : Buffer.concat(parts), { status, headers }));
				});
			},
		);
		sent.on('error', failed);
		sent.end(body);
	});
};

async function post<T>(origin: string, path: string, body: unknown): Promise<T> {
	const response = await fetch(`${origin}${path}`, {
		method: 'POST',
		headers: { 'content-type': 'application/json', origin },
		body: JSON.stringify(body),
	});
	const told = (await response.json()) as T & { problem?: string };
	if (!response.ok) throw new Error(`${path}: ${response.status} ${told.problem}`);
	return told;
}
