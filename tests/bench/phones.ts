// `phones`: a thousand phones that push a few answers each, all the time, to one real server on its
// embedded database: once as one business, once as a hundred.
import { mkdir, readFile } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Fact } from '#lib/domain/fact.ts';
import { answerItem } from '#lib/domain/walk/answer-facts.ts';
import type { Answer } from '#lib/domain/walk/answer.ts';
import type { Walk } from '#lib/domain/walk/walk.ts';
import type { Op } from '#lib/protocol/op.ts';
import { packOps } from '#lib/protocol/pack.ts';
import { magic } from '#lib/protocol/sync.ts';
import { plantBusiness, type Planted } from '../faults/planted.ts';
import { aPlace, idsFrom, pointOf, startOf, world } from '../support/builders.ts';
import { currentBuild } from '../support/build.ts';
import { Site } from '../support/site.ts';
import { quantile, rounded, type Figures } from './figures.ts';

const phones = 1000;
const seconds = 60;
/** Answers in one push, and how often each phone pushes, in ms: 1,250 answers a second are offered. */
const batch = 5;
const every = 4000;

export async function measure(): Promise<Figures> {
	const one = await crowd(1);
	const hundred = await crowd(100);
	return {
		phones,
		seconds: Math.min(one.seconds, hundred.seconds),
		answers_per_s: Math.min(one.rate, hundred.rate),
		p99_ms: Math.max(one.p99, hundred.p99),
		rss_mb: Math.max(one.rss, hundred.rss),
		one_org_answers_per_s: one.rate,
		one_org_p99_ms: one.p99,
		one_org_rss_mb: one.rss,
		hundred_orgs_answers_per_s: hundred.rate,
		hundred_orgs_p99_ms: hundred.p99,
		hundred_orgs_rss_mb: hundred.rss,
	};
}

async function crowd(businesses: number) {
	const site = await Site.of(await currentBuild());
	try {
		await site.stop();
		await mkdir(site.data, { recursive: true });
		const file = join(site.data, 'todo-habla.db');
		const houses: Planted[] = [];
		for (let one = 0; one < businesses; one += 1)
			houses.push(await plantBusiness({ file }, { seed: 5000 + one, phones: phones / businesses }));
		await site.start();
		const agent = new Agent({ keepAlive: true, maxSockets: phones });
		const crowd = houses.flatMap((house, at) =>
			house.tokens.map((token, phone) => new Tapper(site, house.org, token, at * 5000 + phone)),
		);
		const firsts = houses.map((_, at) => crowd[(at * phones) / businesses]);
		for (const first of firsts) await first?.opens(agent);
		for (const phone of crowd) phone.follows(firsts.find((one) => one?.org === phone.org));
		const started = performance.now();
		const end = started + seconds * 1000;
		const waits = (await Promise.all(crowd.map((phone) => phone.taps(agent, started, end)))).flat();
		const took = (performance.now() - started) / 1000;
		const rss = await peakOf(site.pid);
		agent.destroy();
		return {
			seconds: rounded(took, 1),
			rate: Math.round((waits.length * batch) / took),
			p99: rounded(quantile(waits, 0.99), 0),
			rss: Math.round(rss),
		};
	} finally {
		await site.close();
	}
}

class Tapper {
	readonly org: string;
	readonly #origin: string;
	readonly #token: string;
	readonly #names: () => string;
	readonly #here: ReturnType<typeof world>;
	readonly #dev: string;
	#n = 0;
	#site: ReturnType<typeof aPlace>['site'] | null = null;

	constructor(site: Site, org: string, token: string, seed: number) {
		this.org = org;
		this.#origin = site.origin;
		this.#token = token;
		this.#names = idsFrom(seed + 40_000);
		this.#here = world(seed + 90_000);
		this.#dev = this.#names();
	}

	/** The place that all of its business walk. */
	async opens(agent: Agent): Promise<void> {
		const { site, facts } = aPlace(this.#here);
		this.#site = site;
		await this.#push(agent, facts);
	}
	follows(first: Tapper | undefined): void {
		if (first) this.#site = first.#site;
	}

	/** Milliseconds that each push took, told by whoever waited for it. */
	async taps(agent: Agent, started: number, end: number): Promise<number[]> {
		if (!this.#site) throw new Error('no place to walk');
		const waits: number[] = [];
		const start = startOf(this.#site, this.#here);
		const walk = { id: start.ent, site: this.#site.id, kind: 'house' } as Walk;
		let next = started + this.#n + Math.random() * every;
		let facts: Fact[] = [start];
		for (let turn = 0; next < end; turn += 1) {
			await until(next);
			const items = ['floor', 'soap', 'smell', 'light', 'floor'] as const;
			facts = [...facts, ...items.map((item) => answerItem(pointOf(walk, item), said(item, turn)))];
			const begun = performance.now();
			await this.#push(agent, facts.splice(0, batch));
			waits.push(performance.now() - begun);
			next += every;
		}
		return waits;
	}

	#push(agent: Agent, facts: readonly Fact[]): Promise<void> {
		const rows = facts.map(({ kind, v, scope, ent, tpl, body }) => {
			this.#n += 1;
			const own = { id: this.#names(), dev: this.#dev, n: this.#n, parents: [], off: 0 };
			const op = { ...own, kind, v, scope, ent, at: this.#here.now(), ...(tpl ? { tpl } : {}) };
			return { op: { ...op, body } as Op, seen: 0 };
		});
		const pend = { ops: rows.length, photos: 0, oldest: null };
		const envelope = { p: 1, magic, epoch: null, dev: this.#dev, app: 'bench', now: 0, pend };
		const bytes = gzipSync(JSON.stringify({ ...envelope, ops: packOps(rows) }));
		const headers = {
			authorization: `Bearer ${this.#token}`,
			'content-type': 'application/json',
			'content-encoding': 'gzip',
			'content-length': bytes.length,
		};
		const url = `${this.#origin}/api/orgs/${this.org}/sync/push`;
		return new Promise((done, failed) => {
			const sent = request(url, { method: 'POST', agent, headers }, (reply) => {
				const parts: Buffer[] = [];
				reply.on('data', (part: Buffer) => parts.push(part));
				reply.on('end', () => {
					const text = Buffer.concat(parts).toString();
					const isTaken = reply.statusCode === 200 && text.includes('"others":[]');
					if (isTaken) done();
					else failed(new Error(`${reply.statusCode} ${text.slice(0, 300)}`));
				});
			});
			sent.on('error', failed);
			sent.end(bytes);
		});
	}
}

const said = (item: string, turn: number): Answer =>
	item === 'smell' || item === 'light'
		? { kind: 'scale', level: turn % 2 ? 4 : 2 }
		: { kind: turn % 3 ? 'pass' : 'fail' };

const until = (at: number): Promise<void> =>
	new Promise((done) => setTimeout(done, Math.max(0, at - performance.now())));

/** The most memory that the process ever held, in MB; 0 where the system does not tell. */
async function peakOf(pid: number): Promise<number> {
	const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
	return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / 1024;
}
