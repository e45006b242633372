// A log in packs is the log: whatever comes in, in whatever order, a phone that packs holds and shows
// what one holds that lays every operation by itself.
import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { aPlace, aWalk, world } from '../../../tests/support/builders.ts';
import {
	aName,
	anyTaps,
	aPhone,
	hears,
	logOf,
	tablesOf,
	tapOn,
	type Tap,
} from '../../../tests/support/phone.ts';
import type { Here } from '#lib/domain/here.ts';
import type { Site } from '#lib/domain/site/site.ts';
import type { Placed } from '#lib/protocol/sync.ts';
import { opOf, type OpRow, type PhoneDatabase } from './database.ts';
import { enrol } from './enrol.ts';
import { wholeWalks } from './exportable.ts';
import { keepLink, linkOf } from './link.ts';
import { allOps, opsCount, opsOfEnts, opsOfWalk } from './log.ts';
import { settle } from './outbox.ts';
import { Phone } from './phone.ts';
import { rebuild } from './project.ts';
import { takePage, takeScope } from './pulled.ts';
import { record } from './record.ts';
import { restart } from './restart.ts';
import { tidy } from './tidy.ts';
import { togetherSeen } from './together.ts';
import { everything, salvage } from './transfer.ts';

const seed = Number(process.env.TODO_HABLA_SEED) || Math.floor(Math.random() * 0x7fffffff) + 1;
const runs = { seed, numRuns: Number(process.env.TODO_HABLA_RUNS) || 25, endOnFailure: false };
const org = 'a7c1f1de-0000-4000-8000-000000000001';

/** Luis's phone twice: `packing` hears pages as phones do, `plain` as what it may know already. */
class Twice {
	readonly name = aName();
	readonly packing = { phone: new Phone(this.name), here: world(2) };
	readonly plain = { phone: aPhone(), here: world(2) };
	/** As the server has it. */
	readonly log: Placed[] = [];
	sent = new Set<string>();

	static async of(): Promise<Twice> {
		const twice = new Twice();
		for (const { phone } of twice.both) {
			await enrol(phone, {
				...{ org, orgName: 'La Fonda', person: 'luis', name: 'Luis', device: 'd', token: 't' },
				...{ role: 'owner', sites: 'all' },
			});
			await phone.run((db) => db.people.add({ id: 'ana', name: 'Ana' }));
		}
		return twice;
	}

	get both() {
		return [this.packing, this.plain];
	}

	/** What this phone has not sent yet is placed at the end of the server's log. */
	async sends(phone: Phone, person: string): Promise<void> {
		for (const op of (await logOf(phone)).sort((a, b) => a.n - b.n)) {
			if (this.sent.has(op.id)) continue;
			this.sent.add(op.id);
			this.log.push({ op, seq: this.log.length + 1, person });
		}
	}

	/** The next part of the log comes in; `back` so many operations of it for the second time. */
	async pulls(size: number, back = 0): Promise<void> {
		const asked = await this.packing.phone.run(linkOf);
		const from = asked.cursor?.seq ?? 0;
		const rows = this.log.slice(Math.max(0, from - back), from + size);
		const next = { epoch: 'e', chain: 'c', seq: Math.min(from + size, this.log.length) };
		const page = { asked, epoch: 'e', rows, next, page: null, isLast: false };
		const { packing, plain } = this;
		await takePage(packing.phone, { ...page, months: [], durable: 0 }, packing.here);
		const part = { rows, months: [], isLast: false };
		if (asked.gen > 0 && asked.cursor === null) {
			await takePage(plain.phone, { ...page, months: [], durable: 0 }, plain.here);
			return;
		}
		await takeScope(plain.phone, 'org', part, plain.here);
		const link = await packing.phone.run(linkOf);
		await plain.phone.run((db) => keepLink(db, link));
	}

	/** The server takes one operation away for good. */
	redacts(at: number, here: Here): void {
		const one = this.log[at % Math.max(1, this.log.length)];
		if (!one || one.op.body === null) return;
		const { scope, id } = one.op;
		const told = { kind: 'redact', v: 1, scope, ent: id, parents: [], off: 0, body: { op: id } };
		const op = { ...told, id: here.newId(), dev: 'server', n: this.log.length, at: here.now() };
		one.op = { ...one.op, body: null };
		this.log.push({ op, seq: this.log.length + 1, person: 'rosa' });
	}

	async areAlike(): Promise<void> {
		const [packing, plain] = await Promise.all(this.both.map(({ phone }) => seenOn(phone)));
		expect(packing).toEqual(plain);
		expect(await this.plain.phone.run((db) => db.packs.count())).toBe(0);
	}
}

/** Everything that readers of the log are told. */
async function seenOn(phone: Phone) {
	const rows = await phone.run(allOps);
	expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
	expect(await phone.run(opsCount)).toBe(rows.length);
	const ents = [...new Set(rows.map(({ ent }) => ent))].sort();
	const walks = await phone.run((db) => db.walks.toCollection().primaryKeys());
	const half = new Set(ents.filter((_, at) => at % 2 === 0));
	return {
		rows: sorted(rows),
		tables: await tablesOf(phone),
		half: sorted(await phone.run((db) => opsOfEnts(db, half))),
		walks: await Promise.all(walks.map((walk) => phone.run((db) => ofWalk(db, walk)))),
		names: await phone.run(wholeWalks(walks)).then(({ names }) => [...names].sort()),
		copy: (await everything(phone)).ops,
		wanted: await phone.run((db) => db.wanted.toArray()),
	};
}

const sorted = (rows: readonly OpRow[]): OpRow[] =>
	[...rows].sort((a, b) => (a.id < b.id ? -1 : 1));

const ofWalk = async (db: PhoneDatabase, walk: string) => ({
	ops: sorted(await opsOfWalk(db, walk)),
	together: await togetherSeen(walk)(db),
});

type Step = { what: (typeof steps)[number]; a: number; b: number; taps: Tap[] };
const steps = [
	'ana',
	'luis',
	'pull',
	'pull',
	'pull again',
	'luis sends',
	'refuse',
	'scope',
	'redact',
	'file',
	'rebuild',
	'restart',
	'tidy',
] as const;

const anySteps = fc.array(
	fc.record({
		what: fc.constantFrom(...steps),
		...{ a: fc.nat(1000), b: fc.nat(60), taps: anyTaps(12) },
	}),
	{ maxLength: 14 },
);

async function takes(twice: Twice, { what, a, b, taps }: Step, ana: Ana): Promise<void> {
	const each = async (work: (one: { phone: Phone; here: Here }) => Promise<unknown>) => {
		for (const one of twice.both) await work(one);
	};
	switch (what) {
		case 'ana':
			for (const tap of taps) await tapOn(ana.phone, ana.site, tap, ana.here);
			await record(ana.phone, aWalk(ana.site, ana.here).facts, ana.here);
			return twice.sends(ana.phone, 'ana');
		case 'luis':
			return each(async ({ phone, here }) => {
				for (const tap of taps) await tapOn(phone, ana.site, tap, here);
			});
		case 'luis sends':
			return sendOwn(twice);
		case 'refuse':
			return each(({ phone }) => refuse(phone));
		case 'scope': {
			const rows = twice.log.slice(a % 50, (a % 50) + b);
			const part = { rows, months: [], isLast: false };
			return each(({ phone, here }) => takeScope(phone, 'org', part, here));
		}
		case 'pull':
			return twice.pulls(b + 1);
		case 'pull again':
			return twice.pulls(b, a % 40);
		case 'redact':
			return twice.redacts(a, ana.here);
		case 'file': {
			const part = (await logOf(ana.phone)).filter((_, at) => (at + a) % 3 === 0);
			return each(({ phone }) => hears(phone, part));
		}
		case 'rebuild':
			return each(({ phone }) => phone.run(rebuild));
		case 'restart':
			return each(({ phone }) =>
				phone.run((db) => db.transaction('rw', db.tables, () => restart(db))),
			);
		case 'tidy':
			return each(({ phone, here }) => tidy(phone, here.now() + (a % 4) * 40 * 86_400_000));
	}
}

/** Only its own: what it heard of others' from a file is theirs to send. */
async function sendOwn(twice: Twice): Promise<void> {
	const rows = await twice.plain.phone.run((db) => db.ops.where('outbox').above(0).toArray());
	for (const row of rows.filter(({ via }) => via === undefined).sort((a, b) => a.n - b.n)) {
		if (twice.sent.has(row.id)) continue;
		twice.sent.add(row.id);
		twice.log.push({ op: opOf(row), seq: twice.log.length + 1, person: 'luis' });
	}
}

/** Nothing of what waits may be said: it leaves the tables. */
async function refuse(phone: Phone): Promise<void> {
	const [rows, link] = await phone.run((db) =>
		Promise.all([db.ops.where('outbox').above(0).toArray(), linkOf(db)]),
	);
	const verdicts = rows.map(
		({ id }) => ({ id, st: 'rejected', code: 'sealed', text: '' }) as const,
	);
	const sent = { rows, dev: rows[0]?.dev ?? '', gen: link.gen };
	await settle(phone, sent, { verdicts, epoch: 'e' }, 'another');
}

type Ana = { phone: Phone; here: Here; site: Site };

async function anaWithPlace(): Promise<Ana> {
	const [phone, here] = [aPhone(), world(1)];
	const { site, facts } = aPlace(here);
	await record(phone, facts, here);
	for (let walks = 0; walks < 3; walks += 1) await record(phone, aWalk(site, here).facts, here);
	return { phone, here, site };
}

test(`whatever comes in, packs change nothing (seed ${seed})`, { timeout: 120_000 }, async () => {
	await fc.assert(
		fc.asyncProperty(anySteps, fc.integer({ min: 11, max: 40 }), async (all, first) => {
			const ana = await anaWithPlace();
			const twice = await Twice.of();
			await twice.sends(ana.phone, 'ana');
			await twice.pulls(first);
			expect(await twice.packing.phone.run((db) => db.packs.count())).toBeGreaterThan(0);
			await twice.areAlike();
			for (const step of all) {
				await takes(twice, step, ana);
				await twice.areAlike();
			}
			twice.packing.phone.close();
			expect((await salvage(twice.name)).ops).toEqual((await everything(twice.plain.phone)).ops);
			twice.plain.phone.close();
			ana.phone.close();
		}),
		runs,
	);
});
