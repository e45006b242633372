// One organization's log under its lock: what is known of it, and what this transaction will write.
import { sql } from 'kysely';
import type { Version } from '#lib/domain/checklist/checklist.ts';
import type { Noun } from '#lib/protocol/fold.ts';
import type { AuditsTable } from '../database/tables/audits.ts';
import type { OpsTable } from '../database/tables/ops.ts';
import type { OrgsTable } from '../database/tables/orgs.ts';
import type { PhotoRefsTable, PhotosTable } from '../database/tables/photos.ts';
import type { QuarantineTable } from '../database/tables/quarantine.ts';
import type { WalkSummariesTable } from '../database/tables/walk-summaries.ts';
import { Problem } from '../problem.ts';
import type { Writing } from './context.ts';

/** A folded row: its scope is that of the operation that made it. */
export type Entry = { scope: string; walk: string | null; row: unknown; isChanged: boolean };

/** An accepted operation, as far as a later one must know it. */
export type KnownOp = { id: string; seq: number; content: string; time: number | null };

export type Ledger = Writing & {
	/** One hour for all of it, ms. */
	now: number;
	/** Its head, chain and counter move with every operation that is placed. */
	org: OrgsTable;
	byId: Map<string, KnownOp>;
	/** Operation ids by install and number. */
	byNumber: Map<string, string>;
	/** What lies in quarantine under an id that came again. */
	held: Map<string, QuarantineTable[]>;
	/** Server time of operations that phones had seen, by seq. */
	hours: Map<number, number>;
	/** By noun and key. */
	entries: Map<string, Entry>;
	audits: Map<string, AuditsTable>;
	/** Versions that this organization knows, by tpl, as far as they were needed. */
	lists: Map<string, Version>;
	/** Who started the walks that began here. */
	authors: Map<string, string>;
	/** Versions that are new with this transaction. */
	published: Set<string>;
	/** Walks whose summary may have changed. */
	touched: Set<string>;

	placed: OpsTable[];
	audited: Set<string>;
	kept: QuarantineTable[];
	/** Rows of quarantine whose operation was accepted after all. */
	admitted: string[];
	photos: PhotosTable[];
	refs: PhotoRefsTable[];
	/** References of what lies in quarantine: the bytes may come, nobody is shown them. */
	hiddenRefs: PhotoRefsTable[];
	/** Photos (by ent) that nobody is to see any more. */
	hidden: Set<string>;
	/** Those of them that a blurred one stands for now: their bytes may go. */
	blurred: Set<string>;
	summaries: WalkSummariesTable[];
};

/**
 * Locks the organization's row before anything else is read: two transactions that number operations
 * of one log run one after the other, so that nobody ever reads past one that is not there yet.
 * Throws Problem not-found.
 */
export async function openLedger(writing: Writing, org: string): Promise<Ledger> {
	// SQLite's transactions begin IMMEDIATE: the lock is theirs already.
	const lock = writing.engine === 'postgres' ? sql` for update` : sql``;
	const found = await sql<OrgsTable>`select * from orgs where id = ${org}${lock}`.execute(
		writing.db,
	);
	const [row] = found.rows;
	if (!row) throw new Problem('not-found');
	return ledgerOf(writing, row);
}

/** An empty ledger over a row that is locked already. */
export const ledgerOf = ({ db, engine, here }: Writing, org: OrgsTable): Ledger => ({
	db,
	engine,
	here,
	now: here.now(),
	org: { ...org },
	byId: new Map(),
	byNumber: new Map(),
	held: new Map(),
	hours: new Map(),
	entries: new Map(),
	audits: new Map(),
	lists: new Map(),
	authors: new Map(),
	published: new Set(),
	touched: new Set(),
	placed: [],
	audited: new Set(),
	kept: [],
	admitted: [],
	photos: [],
	refs: [],
	hiddenRefs: [],
	hidden: new Set(),
	blurred: new Set(),
	summaries: [],
});

export const entryKey = (noun: Noun | string, key: string): string => `${noun} ${key}`;
export const numberKey = (dev: string, n: number): string => `${dev} ${n}`;

/** The folded row as it stands now, or undefined. */
export const rowIn = <R>(ledger: Ledger, noun: Noun, key: string): R | undefined =>
	ledger.entries.get(entryKey(noun, key))?.row as R | undefined;
