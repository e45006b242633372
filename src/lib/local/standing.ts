// How this database stands with its server, read from what it holds and from nothing else: the word on
// screen is never ahead of it.
import type { Pending } from '#lib/protocol/sync.ts';
import type { PhoneDatabase } from './database.ts';
import { accountOf, contactOf, type Account, type Trouble } from './link.ts';
import { waitingPictures } from './photo-queue.ts';

/**
 * `local`: joined nothing, all stays on this phone. `waiting`: something is not acknowledged yet, and
 * `offline` when the last try found no server. `safe`: the server acknowledged every operation and
 * picture. `review`: what is left was refused and needs a person. `signed-out`, `revoked`, `update`:
 * nothing goes up until that is mended; the queue is kept.
 */
export type Standing = Pending & {
	state: 'local' | 'waiting' | 'offline' | 'safe' | 'review' | 'signed-out' | 'revoked' | 'update';
	/** Operations and pictures that a person must look at. */
	review: number;
	/** Parked operations that a newer server will read. */
	parked: number;
	lastContact: number | null;
	trouble: Trouble | null;
	account: Account | null;
};

/** Runs as a live question too. */
export async function standingNow(db: PhoneDatabase): Promise<Standing> {
	const [account, contact, pend, refusals] = await Promise.all([
		accountOf(db),
		contactOf(db),
		pendingNow(db),
		refusalsNow(db),
	]);
	const about = {
		...pend,
		...refusals,
		lastContact: contact.at,
		trouble: contact.trouble,
		account,
	};
	return { ...about, state: stateOf(about) };
}

function stateOf(about: Omit<Standing, 'state'>): Standing['state'] {
	const { account, trouble, ops, photos, review } = about;
	if (!account) return 'local';
	if (account.token === null) return 'signed-out';
	if (trouble?.code === 'revoked' || trouble?.code === 'not-signed-in') return 'revoked';
	if (trouble?.code === 'update') return 'update';
	if (ops + photos > 0) return trouble?.code === 'offline' ? 'offline' : 'waiting';
	return review > 0 ? 'review' : 'safe';
}

/** What waits, as the server is told of it; `oldest` by its clock. */
export async function pendingNow(db: PhoneDatabase): Promise<Pending> {
	const [ops, first, photos] = await Promise.all([
		db.ops.where('outbox').above(0).count(),
		// A part of an imported history has no hour; the word that ends it has.
		db.ops
			.orderBy('outbox')
			.filter(({ kind }) => kind !== 'import.rows')
			.first(),
		waitingPictures(db),
	]);
	const oldest = first ? Math.round(first.at + first.off) : null;
	return { ops, photos: photos.length, oldest };
}

async function refusalsNow(db: PhoneDatabase): Promise<{ review: number; parked: number }> {
	const [rows, pictures] = await Promise.all([
		db.ops.where('why').above('').toArray(),
		db.blobs.where('why').above('').count(),
	]);
	const parked = rows.filter(({ state }) => state === 'parked').length;
	return { review: rows.length - parked + pictures, parked };
}
