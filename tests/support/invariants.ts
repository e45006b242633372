// What must hold after every run of every fault, on phones and server together (sync.md 9).
import 'fake-indexeddb/auto';
import { expect } from 'vitest';
import { walkOfScope } from '#lib/domain/spot-check/spot-check.ts';
import { maySee, type AuditScope } from '#lib/domain/team/access.ts';
import type { PhotoFacts } from '#lib/domain/walk/photo.ts';
import { opOf, type OpRow } from '#lib/local/database.ts';
import { accountOf } from '#lib/local/link.ts';
import { allOps } from '#lib/local/log.ts';
import { allMonths } from '#lib/local/months.ts';
import { rebuild } from '#lib/local/project.ts';
import { bytesHash } from '#lib/protocol/digest.ts';
import { unpackOps } from '#lib/protocol/pack.ts';
import type { OpsTable } from '#lib/server/database/tables/ops.ts';
import { readStored } from '#lib/server/photos/store.ts';
import { verify } from '#lib/server/sync/verify.ts';
import { tablesOf } from './phone.ts';
import type { Business, SyncPhone } from './town.ts';

/** Everything at once, for phones that came to rest. */
export async function expectInvariants(business: Business): Promise<void> {
	await expectOnce(business);
	await expectFolded(business);
	await expectAlike(business);
	await expectWholeLog(business);
	await expectNumbersOnce(business);
	await expectAuthorised(business);
	await expectPhotosSafe(business);
	await expectOwnPersons(business);
	await expectHonest(business);
}

export const logAt = ({ town, org }: Business): Promise<OpsTable[]> =>
	town.server.db.selectFrom('ops').selectAll().where('org', '=', org).orderBy('seq').execute();

export const quarantineAt = ({ town, org }: Business) =>
	town.server.db.selectFrom('quarantine').selectAll().where('org', '=', org).execute();

export const rowsOn = ({ phone }: SyncPhone): Promise<OpRow[]> => phone.run(allOps);

/** I1: whatever a phone told is exactly once in the log, or else in quarantine. */
export async function expectOnce(business: Business): Promise<void> {
	const log = new Map<string, number>();
	for (const { op_id } of await logAt(business)) log.set(op_id, (log.get(op_id) ?? 0) + 1);
	const waiting = (await quarantineAt(business)).filter(({ resolved_at }) => resolved_at === null);
	const kept = new Set(waiting.flatMap(({ op_id, raw }) => op_id ?? idsIn(raw)));
	for (const { told, person } of business.phones) {
		for (const id of told) {
			const times = log.get(id) ?? 0;
			const isKept = kept.has(id);
			const where = `${person}: ${id}`;
			expect({ where, times, isKept }).toEqual({ where, times: isKept ? 0 : 1, isKept });
		}
	}
}

/** Operations inside a push that was kept as bytes. */
const idsIn = (raw: string): string[] => {
	const { ops } = JSON.parse(raw) as { ops: unknown };
	return unpackOps(ops).map(({ op }) => op.id);
};

/** I2: rows are the fold of the log, on every phone. The server's own rows are `verify`'s to look at. */
export async function expectFolded(business: Business): Promise<void> {
	for (const { phone, person } of business.phones) {
		const told = await tablesOf(phone);
		await phone.run(rebuild);
		expect({ person, tables: await tablesOf(phone) }).toEqual({ person, tables: told });
	}
}

/**
 * I3: phones that may see the same show the same, and what the server's rows say. The details of what is
 * over may lie on one of them and not on the other; its months are on both.
 */
export async function expectAlike(business: Business): Promise<void> {
	const bySight = new Map<string, { person: string; tables: Tables }>();
	for (const phone of business.phones) {
		const account = await phone.phone.run(accountOf);
		if (!account || account.role === null || account.role === 'auditor') continue;
		const tables = await tablesOf(phone.phone);
		const key = JSON.stringify([account.sites === 'all' ? 'all' : [...account.sites].sort()]);
		const first = bySight.get(key);
		if (first) expectShared(tables, first.tables);
		else bySight.set(key, { person: phone.person, tables });
		await expectLikeServer(business, phone, tables);
	}
}

type Tables = Record<string, unknown[]>;

/** Nouns of which a phone may hold a part. */
const partly = ['walks', 'answers', 'photos'];

function expectShared(one: Tables, other: Tables): void {
	for (const [noun, rows] of Object.entries(one)) {
		const others = other[noun] ?? [];
		if (!partly.includes(noun)) {
			expect({ noun, rows }).toEqual({ noun, rows: others });
			continue;
		}
		const known = new Map(others.map((row) => [nameOf(noun, row), row]));
		const shared = rows.filter((row) => known.has(nameOf(noun, row)));
		const theirs = shared.map((row) => known.get(nameOf(noun, row)));
		expect({ noun, rows: shared }).toEqual({ noun, rows: theirs });
	}
}

async function expectLikeServer(
	{ town, org }: Business,
	{ person }: SyncPhone,
	tables: Tables,
): Promise<void> {
	const found = await town.server.db
		.selectFrom('projections')
		.select(['noun', 'key', 'row'])
		.where('org', '=', org)
		.execute();
	const rows = new Map(found.map(({ noun, key, row }) => [`${noun} ${key}`, row]));
	for (const [noun, own] of Object.entries(tables)) {
		if (noun === 'summaries') continue;
		for (const row of own) {
			const theirs = rows.get(`${noun} ${nameOf(noun, row)}`);
			expect({ person, row }).toEqual({ person, row: theirs && JSON.parse(theirs) });
		}
	}
}

const keyOf: Record<string, string> = {
	checklists: 'tpl',
	areas: 'ent',
	exempts: 'ent',
	answers: 'ent',
	imported: 'ent',
};
const nameOf = (noun: string, row: unknown): string =>
	(row as Record<string, string>)[keyOf[noun] ?? 'id'] ?? '';

/** I4: numbered without a gap, sealed and chained; and the server's rows are the fold of it. */
export async function expectWholeLog({ town, org }: Business): Promise<void> {
	expect(await verify(town.server.db, org)).toEqual([]);
}

/** I5: no number of a phone was taken twice, and whatever is missing lies in quarantine. */
export async function expectNumbersOnce(business: Business): Promise<void> {
	const log = await logAt(business);
	const numbers = log.map(({ dev, n }) => `${dev} ${n}`);
	expect(new Set(numbers).size).toBe(numbers.length);
}

/**
 * I6: each phone holds what its person may see, all of it, and nothing else. Of a walk that was voided,
 * or that never began, only those know who had a part in it.
 */
export async function expectAuthorised(business: Business): Promise<void> {
	const log = await logAt(business);
	const [audits, walks] = await Promise.all([auditsAt(business), walksAt(business)]);
	for (const phone of business.phones) {
		const account = await phone.phone.run(accountOf);
		if (!account || account.role === null || account.token === null) continue;
		const viewer = { person: account.person, role: account.role, sites: account.sites };
		const sees = (op: { kind: string; scope: string }) =>
			maySee(viewer, op, (scope) => audits.get(scope));
		const rows = (await rowsOn(phone)).filter(({ state }) => state === 'acked');
		const hidden = rows.filter((op) => !sees(op)).map(({ id }) => id);
		const { person } = phone;
		expect({ person, hidden }).toEqual({ person, hidden: [] });
		const held = new Set(rows.map(({ id }) => id));
		const [months, own] = await phone.phone.run((db) =>
			Promise.all([allMonths(db.archives), db.walks.toCollection().primaryKeys()]),
		);
		const told = new Set(months.flatMap(({ walks }) => walks.map(({ walk }) => walk)));
		// What a phone holds by its operations, it holds whole.
		expect(own.filter((walk) => told.has(walk))).toEqual([]);
		const missing = log
			.filter(({ walk }) => walk === null || walks.has(walk))
			.filter((op) => sees(op) && !held.has(op.op_id) && !told.has(op.walk ?? ''))
			.map(({ seq, kind }) => `#${seq} ${kind}`);
		expect({ person, missing }).toEqual({ person, missing: [] });
	}
}

/** Walks that everybody must know of. */
async function walksAt({ town, org }: Business): Promise<Set<string>> {
	const rows = await town.server.db
		.selectFrom('projections')
		.select(['key', 'row'])
		.where('org', '=', org)
		.where('noun', '=', 'walks')
		.execute();
	const isVoid = (row: string) => (JSON.parse(row) as { state: string }).state === 'void';
	return new Set(rows.filter(({ row }) => !isVoid(row)).map(({ key }) => key));
}

async function auditsAt({ town, org }: Business): Promise<Map<string, AuditScope>> {
	const rows = await town.server.db
		.selectFrom('audits')
		.selectAll()
		.where('org', '=', org)
		.execute();
	return new Map(
		rows.map(({ scope, person, site, published_seq }) => [
			scope,
			{ person, site, isPublished: published_seq !== null },
		]),
	);
}

/**
 * I7: every picture on show, whose bytes a phone ever had, is stored under its hash, and no phone gave
 * its copy away before.
 */
export async function expectPhotosSafe(business: Business): Promise<void> {
	const { photos } = business.town.server;
	const had = await shasIn(business);
	for (const { phone, person } of business.phones) {
		const rows = await phone.run((db) => db.photos.toArray());
		const blobs = new Map(
			(await phone.run((db) => db.blobs.toArray())).map((one) => [one.sha, one]),
		);
		for (const { added, hidden } of rows as {
			added: PhotoFacts['photo.add'] | null;
			hidden: boolean;
		}[]) {
			if (!added || hidden || added.staysHere || !had.has(added.sha)) continue;
			const blob = blobs.get(added.sha);
			const stored = await readStored(photos, business.org, added.sha);
			const isStored = stored !== null && bytesHash(new Uint8Array(stored)) === added.sha;
			expect({ person, isStored, waits: blob?.waiting }).toEqual({
				person,
				isStored: true,
				waits: undefined,
			});
		}
	}
}

async function shasIn({ phones }: Business): Promise<Set<string>> {
	const shas = await Promise.all(
		phones.map(({ phone }) => phone.run((db) => db.blobs.toCollection().primaryKeys())),
	);
	return new Set(shas.flat());
}

/** I9: every operation is by the person of the database that told it. */
export async function expectOwnPersons(business: Business): Promise<void> {
	const by = new Map((await logAt(business)).map(({ op_id, person }) => [op_id, person]));
	for (const { told, person } of business.phones) {
		const others = told.filter((id) => by.has(id) && by.get(id) !== person);
		expect({ person, others }).toEqual({ person, others: [] });
	}
}

/** I11: «a salvo» is said only of what the server has. */
export async function expectHonest(business: Business): Promise<void> {
	const log = new Set((await logAt(business)).map(({ op_id }) => op_id));
	for (const phone of business.phones) {
		const { state } = await phone.standing();
		if (state !== 'safe') continue;
		const rows = await rowsOn(phone);
		const unsafe = rows.filter(({ id, state: of }) => of !== 'parked' && !log.has(id));
		expect({ of: phone.person, unsafe: unsafe.map(opOf) }).toEqual({
			of: phone.person,
			unsafe: [],
		});
	}
}

/** The walk of a scope, for tests that look for canaries. */
export const spotOf = walkOfScope;
