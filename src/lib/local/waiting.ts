// The live question of the chip: what waits on this phone, told by the database alone.
import type { Role } from '#lib/domain/team/member.ts';
import type { PhoneDatabase } from './database.ts';
import { accountOf, contactOf, type Trouble } from './link.ts';

export type Waiting = {
	/** False: nothing is ever sent, everything is on this phone. */
	hasAccount: boolean;
	/** Signed out: what waits goes with the next sign-in, or under the token it still has. */
	isSignedOut: boolean;
	/** Whose this database is. */
	name: string;
	role: Role | null;
	ops: number;
	photos: number;
	/** Operations and photos that a server refused or parked. */
	refused: number;
	/** When the server was last heard (ms, phone's clock), and what it had against this phone. */
	at: number | null;
	trouble: Trouble | null;
};

const nothing: Waiting = {
	hasAccount: false,
	isSignedOut: false,
	name: '',
	role: null,
	ops: 0,
	photos: 0,
	refused: 0,
	at: null,
	trouble: null,
};

/** Counts on indexes only: it is asked again after every tap. */
export async function waitingNow(db: PhoneDatabase): Promise<Waiting> {
	const account = await accountOf(db);
	if (!account) return nothing;
	const [ops, blobs, raws, refusedOps, refusedBlobs, contact] = await Promise.all([
		db.ops.where('outbox').above(0).count(),
		db.blobs.where('waiting').equals(1).count(),
		db.raws.count(),
		db.ops.where('why').above('').count(),
		db.blobs.where('why').above('').count(),
		contactOf(db),
	]);
	return {
		hasAccount: true,
		isSignedOut: account.token === null || account.isLeaving === true,
		name: account.name,
		role: account.role,
		ops,
		photos: blobs + raws,
		refused: refusedOps + refusedBlobs,
		at: contact.at,
		trouble: contact.trouble,
	};
}
