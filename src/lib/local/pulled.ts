// Pages of the server's log come in: log, tables, months and the place in the log in ONE strict
// transaction, and only where the page was asked for. Twice is once.
import type { SummaryRow } from '#lib/domain/walk/summary.ts';
import { walkOf } from '#lib/protocol/fold.ts';
import type { Cursor } from '#lib/protocol/sync.ts';
import type { Here } from '#lib/domain/here.ts';
import { endBootstrap, mergeMonths } from './archives.ts';
import type { Install, OpRow, PhoneDatabase } from './database.ts';
import { enter, type Arrived, type Entered, type Reader } from './enter.ts';
import { foldIn } from './fold-in.ts';
import { accountOf, isSamePlace, keepLink, linkOf, type Account, type Link } from './link.ts';
import { heedMembership, openedScopes } from './membership.ts';
import { noteDone } from './done.ts';
import type { Phone } from './phone.ts';
import type { Moved } from './project.ts';
import { restart } from './restart.ts';
import { redact } from './redact.ts';
import { noteUnknown } from './unknown.ts';

/**
 * One page as a server told it: `asked` is the place it was asked from, `next` the place after it and
 * null inside a bootstrap, where `page` leads on; `months` tell of walks outside the working set.
 */
export type Page = {
	asked: Link;
	epoch: string;
	rows: readonly Arrived[];
	next: Cursor | null;
	page: string | null;
	isLast: boolean;
	months: readonly SummaryRow[];
	durable: number;
};

/**
 * `link` is where the phone stands now. `moved`: somebody else read on meanwhile, so nothing was taken. `lost`: the server does not have
 * what it had accepted, so that this phone must send all it has again.
 */
export type Taken = { how: 'taken' | 'moved' | 'lost'; link: Link };

export async function takePage(phone: Phone, page: Page, here: Here): Promise<Taken> {
	return phone.run((db) =>
		db.transaction('rw', db.tables, async (): Promise<Taken> => {
			const [link, account] = await Promise.all([linkOf(db), accountOf(db)]);
			if (!account || !isSamePlace(link, page.asked)) return { how: 'moved', link };
			const isBootstrap = link.cursor === null;
			const isAgain = isBootstrap && link.gen > 0;
			const taking = { account, gen: link.gen, isAgain, isBootstrap, here };
			const entered = await takeRows(db, page.rows, taking);
			if (isBootstrap && page.next) await endBootstrap(db, page.months, link.gen);
			const after = linkAfter(link, page, entered.confirmed);
			await keepLink(db, after);
			const now = entered.mustRestart ? await restart(db) : after;
			return { how: isLost(after, page) ? 'lost' : 'taken', link: now };
		}),
	);
}

/** All operations of one walk, which this phone had heard of and did not hold. */
export async function takeWalk(
	phone: Phone,
	walk: string,
	rows: readonly Arrived[],
	here: Here,
): Promise<void> {
	await phone.run((db) =>
		db.transaction('rw', db.tables, async () => {
			const [link, account] = await Promise.all([linkOf(db), accountOf(db)]);
			if (account)
				await takeRows(db, rows, {
					account,
					gen: link.gen,
					isAgain: true,
					isBootstrap: false,
					here,
				});
			await db.wanted.delete(walk);
		}),
	);
}

/** The server does not show this walk to this person. */
export const dropWanted = (phone: Phone, walk: string): Promise<void> =>
	phone.run((db) => db.wanted.delete(walk));

/** A part of the working set of a scope that was opened to this person after its bootstrap. */
export async function takeScope(
	phone: Phone,
	scope: string,
	{ rows, months, isLast }: Pick<Page, 'rows' | 'months' | 'isLast'>,
	here: Here,
): Promise<void> {
	await phone.run((db) =>
		db.transaction('rw', db.tables, async () => {
			const [link, account] = await Promise.all([linkOf(db), accountOf(db)]);
			if (account)
				await takeRows(db, rows, {
					account,
					gen: link.gen,
					isAgain: true,
					isBootstrap: false,
					here,
				});
			await mergeMonths(db, months);
			if (isLast) await openedScopes(db, (scopes) => scopes.filter((one) => one !== scope));
		}),
	);
}

type Taking = {
	account: Account;
	gen: number;
	isAgain: boolean;
	isBootstrap: boolean;
	here: Here;
};

async function takeRows(
	db: PhoneDatabase,
	rows: readonly Arrived[],
	{ account, gen, isAgain, isBootstrap, here }: Taking,
): Promise<Entered & { mustRestart: boolean }> {
	const install = (await db.meta.get('install')) as Install | undefined;
	const reader: Reader = { person: account.person, dev: install?.dev ?? null, gen, isAgain };
	const entered = await enter(db, rows, reader);
	const fresh = entered.fresh.filter(({ state }) => state === 'acked');
	const moved = await foldIn(db, fresh, entered.changed);
	await want(db, fresh, moved);
	await redact(db, fresh);
	await noteUnknown(db, fresh);
	await noteDone(db, moved, account, here);
	const mustRestart = await heedMembership(db, account, fresh, isBootstrap);
	return { ...entered, mustRestart };
}

/** Walks that operations speak of and this phone does not hold are asked for. */
async function want(db: PhoneDatabase, fresh: readonly OpRow[], moved: Moved): Promise<void> {
	const spoken = new Set(fresh.flatMap((op) => walkSpokenOf(op) ?? []));
	const ids = [...spoken];
	const walks = await db.walks.bulkGet(ids);
	const missing = ids.filter((_, at) => !walks[at]);
	await db.wanted.bulkPut(missing.map((walk) => ({ walk })));
	await db.wanted.bulkDelete(moved.arrived.map(({ id }) => id));
}

function walkSpokenOf(op: OpRow): string | null {
	if (op.kind !== 'photo.add') return walkOf(op as Parameters<typeof walkOf>[0]);
	const body = op.body as { walk?: string } | null;
	return body?.walk ?? null;
}

function linkAfter(link: Link, page: Page, confirmed: Entered['confirmed']): Link {
	const { unconfirmed, cursor } = link;
	return {
		...link,
		epoch: page.epoch,
		cursor: page.next ?? cursor,
		page: page.next ? null : page.page,
		durable: page.durable,
		unconfirmed: {
			...unconfirmed,
			count: unconfirmed.count - confirmed.count,
			xor: (unconfirmed.xor ^ confirmed.xor) >>> 0,
		},
	};
}

/**
 * A verdict said «accepted» and the log does not show it: the head is behind it, or passed it by. What
 * was accepted after the page was asked for is judged by a later page.
 */
function isLost({ unconfirmed }: Link, { asked, next, isLast }: Page): boolean {
	if (!isLast || !next || asked.cursor === null) return false;
	if (next.seq < asked.unconfirmed.top) return true;
	return next.seq >= unconfirmed.top && (unconfirmed.count !== 0 || unconfirmed.xor !== 0);
}
