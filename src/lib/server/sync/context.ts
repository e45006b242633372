// What every step of the sync engine is given: the database, the world, and who is speaking.
import type { Viewer } from '#lib/domain/team/access.ts';
import type { Database, Engine } from '../database/database.ts';
import type { ServerHere } from '../here.ts';
import type { Log } from '../log.ts';
import type { Hints } from './hints.ts';

export type SyncContext = {
	db: Database;
	engine: Engine;
	here: ServerHere;
	log: Log;
	hints: Hints;
	/** Told of photos (by ent) that blurred ones stand for now, once that is committed. */
	onBlurred?: (org: string, photos: readonly string[]) => void;
};

/** A phone's database by its token: for whom it speaks, where, and whether it still may. */
export type Caller = {
	org: string;
	person: string;
	viewer: Viewer;
	device: string;
	isRevoked: boolean;
};

/** What an organization's log is written with: `db` is the transaction that holds its lock. */
export type Writing = Pick<SyncContext, 'engine' | 'here'> & { db: Database };
