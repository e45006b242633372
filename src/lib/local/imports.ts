// The live questions about imported histories: which were brought, which stand, and what they hold.
import { rowsTold } from '#lib/domain/import/same-rows.ts';
import {
	isWholeImport,
	type ImportPart,
	type ImportRow,
	type PartRow,
} from '#lib/domain/import/imported.ts';
import { seesWhole } from '#lib/domain/team/access.ts';
import { contentHash } from '#lib/protocol/hash.ts';
import type { Role } from '#lib/domain/team/member.ts';
import type { PhoneDatabase } from './database.ts';
import { allSites } from './places.ts';
import { lookingNow } from './viewer.ts';

/** `isWhole` is false while parts of it are still on their way to this phone. */
export type ImportSeen = ImportRow & { inspections: number; findings: number; isWhole: boolean };

/** Every history that was brought, the newest first, those taken back included. */
export async function importsNow(db: PhoneDatabase): Promise<ImportSeen[]> {
	const rows = await db.imports.toArray();
	const seen = await Promise.all(rows.map((row) => seenOf(db, row)));
	return seen.sort((a, b) => b.at - a.at);
}

/** Whether a batch is there, whole and not taken back. Runs inside a caller's transaction too. */
export async function standsNow(db: PhoneDatabase, batch: string): Promise<boolean> {
	const row = await db.imports.get(batch);
	return row !== undefined && !row.isWithdrawn && (await seenOf(db, row)).isWhole;
}

/** The batches that stand and hold the same rows as these parts, whatever they call the sites. */
export async function sameRowsNow(
	db: PhoneDatabase,
	parts: readonly ImportPart[],
): Promise<PartRow[][]> {
	const count = parts.reduce((sum, part) => sum + part.inspections + part.findings, 0);
	const rows = (await db.imports.toArray()).filter(
		(row) => !row.isWithdrawn && row.count === count,
	);
	const batches = await Promise.all(rows.map((row) => partsOf(db, row.id)));
	const whole = batches.filter((own, at) => {
		const row = rows[at];
		return row !== undefined && isWholeImport(row, own, contentHash);
	});
	const told = whole.length > 0 ? rowsTold(parts) : '';
	return whole.filter((own) => rowsTold(own) === told);
}

/** What must be taken back so that the rows of a batch are gone: itself, and what holds the same. */
export async function likeBatch(db: PhoneDatabase, batch: string): Promise<string[]> {
	const same = await sameRowsNow(db, await partsOf(db, batch));
	return [...new Set([batch, ...same.flatMap(([first]) => first?.batch ?? [])])];
}

/** The parts of all batches that stand, each batch's in order, the oldest batch first. */
export async function partsNow(db: PhoneDatabase): Promise<ImportPart[][]> {
	const { role, sites } = await lookingNow(db);
	if (role === null || !seesWhole({ role, sites })) return [];
	const rows = (await db.imports.toArray()).filter(({ isWithdrawn }) => !isWithdrawn);
	const batches = await Promise.all(
		rows
			.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
			.map(async (row) => {
				const parts = await partsOf(db, row.id);
				return isWholeImport(row, parts, contentHash) ? parts : [];
			}),
	);
	return batches.filter((parts) => parts.length > 0);
}

/**
 * What the screen of the imported history needs: `key` changes with what is in it, `names` are the
 * business's own sites by id. Nothing of it for who does not answer for all sites.
 */
export type HistoryNow = {
	role: Role | null;
	maySee: boolean;
	batches: ImportPart[][];
	names: Record<string, string>;
	key: string;
};

export async function historyNow(db: PhoneDatabase): Promise<HistoryNow> {
	const [{ role, sites }, batches, own] = await Promise.all([
		lookingNow(db),
		partsNow(db),
		allSites(db),
	]);
	const names = Object.fromEntries(own.map(({ id, name }) => [id, name]));
	const maySee = role !== null && seesWhole({ role, sites });
	const told = batches.map((parts) => parts[0]?.batch);
	return { role, maySee, batches, names, key: JSON.stringify([told, names]) };
}

async function seenOf(db: PhoneDatabase, row: ImportRow): Promise<ImportSeen> {
	const parts = await partsOf(db, row.id);
	const count = (kind: 'inspections' | 'findings') =>
		parts.reduce((sum, part) => sum + part[kind], 0);
	return {
		...row,
		...{ inspections: count('inspections'), findings: count('findings') },
		isWhole: isWholeImport(row, parts, contentHash),
	};
}

const partsOf = async (db: PhoneDatabase, batch: string) =>
	(await db.imported.where('batch').equals(batch).toArray()).sort((a, b) => a.part - b.part);
