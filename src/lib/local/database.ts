// The phone's database: the log, its projections, the photos' bytes, and what never leaves this phone.
import { Dexie, type Collection, type Table } from 'dexie';
import type { Version } from '#lib/domain/checklist/checklist.ts';
import type { MemberRow, OrganizationRow } from '#lib/domain/team/member.ts';
import type { BaselineRow, NoteRow } from '#lib/domain/trend/chart-marks.ts';
import type { AreaRow, ExemptRow, SiteRow } from '#lib/domain/site/site.ts';
import type { ImportRow, PartRow } from '#lib/domain/import/imported.ts';
import type { AnswerRow } from '#lib/domain/walk/answer.ts';
import type { PhotoRole, PhotoRow } from '#lib/domain/walk/photo.ts';
import { packMonth, type PackedMonth } from '#lib/domain/walk/packed-month.ts';
import type { SummaryRow } from '#lib/domain/walk/summary.ts';
import type { Walk, WalkKind } from '#lib/domain/walk/walk.ts';
import type { Op } from '#lib/protocol/op.ts';

/**
 * `outbox` repeats n while the operation is unsent, so its index holds only what waits. `seq`, `person`
 * and `time` are the server's word about it, once it has it; own operations without a person are by
 * this database's. `seen` is the newest seq this phone had when it told it, `gen` the bootstrap that
 * brought it, `why` the code of a refusal, there as long as it is parked or rejected. `unsure` is 1 when
 * a verdict called it accepted before a pull showed it.
 */
export type OpRow = Op & {
	state: 'pending' | 'acked' | 'parked' | 'rejected';
	outbox?: number;
	via?: 'import';
	seq?: number;
	person?: string;
	time?: number;
	seen?: number;
	gen?: number;
	why?: string;
	unsure?: 1;
};

/** The operation as everybody knows it. */
export function opOf(row: OpRow): Op {
	const { id, dev, n, kind, v, scope, ent, parents, at, off, tpl, body } = row;
	return {
		id,
		dev,
		n,
		kind,
		v,
		scope,
		ent,
		parents,
		at,
		off,
		...(tpl === undefined ? {} : { tpl }),
		body,
	};
}

/** A log as it leaves the phone: each device's operations in the order they were told. */
export const logOf = (rows: readonly OpRow[]): Op[] =>
	rows.map(opOf).sort((a, b) => (a.dev === b.dev ? a.n - b.n : a.dev < b.dev ? -1 : 1));

/**
 * Bytes as ArrayBuffers: Blobs in IndexedDB have lost photos on iPhones. `waiting` is 1 until a server
 * has stored the bytes, `why` the code of its refusal to; `usedAt` (ms) is when a picture fetched from
 * the server was last shown: own ones have none.
 */
export type BlobRow = {
	sha: string;
	mime: string;
	bytes: ArrayBuffer;
	thumb: ArrayBuffer | null;
	waiting?: 1;
	why?: string;
	usedAt?: number;
};

/** What others said about one walk, as one page brought it, by the name of the first; see log.ts. */
export type PackRow = { id: string; walk: string; ops: OpRow[] };

/** A walk that this phone heard of and does not hold: its operations are fetched whole. */
export type WantedRow = { walk: string };

/** Names of people, as the server has them: they live outside the log. */
export type PersonRow = { id: string; name: string };

/** A picture as the camera gave it, until its small copy is safe. */
export type RawRow = {
	id: string;
	walk: string;
	site: string;
	area: string;
	item: string;
	tpl: string;
	/** Of a spot check; a house walk's otherwise. */
	kind?: WalkKind;
	role: PhotoRole;
	mime: string;
	takenAt: number | null;
	bytes: ArrayBuffer;
	/** Of a large picture: `bytes` is empty, and so many rows of `pieces` hold it. */
	pieces?: number;
};

/** A part of a large raw picture; its id is `pieceId` of the picture's and its place. */
export type PieceRow = { id: string; bytes: ArrayBuffer };
export const pieceId = (raw: string, place: number): string => `${raw}/${place}`;

/** A note being typed: not yet told, but never lost. */
export type DraftRow = { ent: string; text: string };

/** Where a walk was left. */
export type PlaceRow = { walk: string; area: string; item: string };

/** Names of this database's install, organization and person, and its counter. */
export type Install = { key: 'install'; dev: string; n: number; org: string };
export type MetaRow = Install | { key: string; value: unknown };

export class PhoneDatabase extends Dexie {
	/** The log, but for what lies in packs: whoever asks for others' answers asks log.ts. */
	declare ops: Table<OpRow, string>;
	/** The part of the log that others told; never read but through log.ts. */
	declare packs: Table<PackRow, string>;
	declare orgs: Table<OrganizationRow, string>;
	declare members: Table<MemberRow, string>;
	declare sites: Table<SiteRow, string>;
	declare areas: Table<AreaRow, string>;
	declare exempts: Table<ExemptRow, string>;
	declare checklists: Table<Version, string>;
	declare walks: Table<Walk, string>;
	declare answers: Table<AnswerRow, string>;
	declare photos: Table<PhotoRow, string>;
	declare baselines: Table<BaselineRow, string>;
	declare notes: Table<NoteRow, string>;
	declare summaries: Table<PackedMonth, [string, string]>;
	/** Months as a server told them, of walks whose operations this phone does not hold. */
	declare archives: Table<PackedMonth, [string, string]>;
	declare imports: Table<ImportRow, string>;
	declare imported: Table<PartRow, string>;
	declare wanted: Table<WantedRow, string>;
	declare people: Table<PersonRow, string>;
	declare blobs: Table<BlobRow, string>;
	declare raws: Table<RawRow, string>;
	declare pieces: Table<PieceRow, string>;
	declare drafts: Table<DraftRow, string>;
	declare places: Table<PlaceRow, string>;
	declare meta: Table<MetaRow, string>;

	constructor(name: string) {
		// Dexie's own cache would show a change before it is committed.
		super(name, {
			chromeTransactionDurability: 'strict',
			cache: 'disabled',
			indexedDB: factory(),
		});
		this.version(1).stores({
			ops: 'id, ent, outbox',
			sites: 'id',
			areas: 'ent, site',
			exempts: 'ent, site',
			checklists: 'tpl',
			walks: 'id, state',
			answers: 'ent, walk',
			photos: 'id, point, walk',
			summaries: '[site+month]',
			blobs: 'sha',
			raws: 'id',
			pieces: 'id',
			drafts: 'ent',
			places: 'walk',
			meta: 'key',
		});
		this.version(2)
			.stores({
				ops: 'id, ent, outbox, why',
				// A name begins with its walk: an index of walks would only be written for nothing.
				answers: 'ent',
				orgs: 'id',
				members: 'id',
				archives: '[site+month]',
				wanted: 'walk',
				people: 'id',
				blobs: 'sha, waiting, why',
			})
			.upgrade((transaction) =>
				// Nobody has sent a picture before there was a server.
				transaction.table<BlobRow>('blobs').toCollection().modify({ waiting: 1 }),
			);
		this.version(3)
			.stores({
				packs: 'id, walk',
				baselines: 'id',
				notes: 'id',
				imports: 'id',
				imported: 'ent, batch',
			})
			.upgrade(async (transaction) => {
				for (const name of ['summaries', 'archives']) await packMonths(transaction.table(name));
			});
	}
}

/** Months lay there as objects, walk by walk. */
const packMonths = (table: Table): Promise<number> =>
	table.toCollection().modify((row: SummaryRow, ref: { value: unknown }) => {
		ref.value = packMonth(row);
	});

/**
 * The browser's factory, except that it never opens a database without saying the version: Dexie
 * would do so with a newer one, and write old rows into new tables.
 */
function factory(): IDBFactory | undefined {
	if (!globalThis.indexedDB) return undefined;
	return {
		open(name, version) {
			if (version === undefined) throw new DOMException('a newer database', 'VersionError');
			return indexedDB.open(name, version);
		},
		deleteDatabase: (name) => indexedDB.deleteDatabase(name),
		cmp: (a, b) => indexedDB.cmp(a, b),
		databases: () => indexedDB.databases(),
	};
}

/**
 * Rows whose indexed key is one of these. One question for each is quick for some hundreds and slow
 * for thousands, as an import brings them; then the whole table is read.
 */
export async function rowsWhere<K extends string, R extends { [P in K]: string }>(
	table: Table<R, string>,
	key: K,
	values: ReadonlySet<string>,
): Promise<R[]> {
	if (values.size <= 500) {
		const each = [...values].map((value) => table.where(key).equals(value).toArray());
		return (await Promise.all(each)).flat();
	}
	return (await table.toArray()).filter((row) => values.has(row[key]));
}

/** Answers to one walk, in any order. */
export const answersTo = (db: PhoneDatabase, walk: string): Collection<AnswerRow, string> =>
	db.answers.where('ent').startsWith(`${walk}/`);

/** The same for several walks; beyond some hundreds the whole table is read at once. */
export async function answersToAll(
	db: PhoneDatabase,
	walks: ReadonlySet<string>,
): Promise<AnswerRow[]> {
	if (walks.size > 500) return (await db.answers.toArray()).filter(({ walk }) => walks.has(walk));
	return (await Promise.all([...walks].map((walk) => answersTo(db, walk).toArray()))).flat();
}

/** Tables that are nothing but fold(log). */
export const projections = [
	'orgs',
	'members',
	'sites',
	'areas',
	'exempts',
	'checklists',
	'walks',
	'answers',
	'photos',
	'baselines',
	'notes',
	'imports',
	'imported',
	'summaries',
] as const satisfies (keyof PhoneDatabase)[];
