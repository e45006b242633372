// The live question of «Sincronización»: what waits, by kind and since when, and what was refused.
import { isShown } from '#lib/domain/walk/photo.ts';
import type { OpRow, PhoneDatabase } from './database.ts';
import { linkOf, metaOf } from './link.ts';
import { refused } from './outbox.ts';
import { refusedPictures } from './photo-queue.ts';

/** What operations are about, in a person's words. */
export type QueueGroup = 'answers' | 'notes' | 'photos' | 'walks' | 'settings';

export type Queue = {
	/** Operations that wait, by what they are about; only groups that have some. */
	groups: [QueueGroup, number][];
	pictures: { count: number; bytes: number };
	/** Pictures whose small copy is still being made. */
	preparing: number;
	/** When the one that waits longest was told (ms, this phone's clock), or null. */
	oldest: number | null;
	/** Walks of others that are still to be fetched. */
	wanted: number;
	/** Whether a verified backup holds all that this phone sent; null when it sent nothing. */
	isBackedUp: boolean | null;
	/** When the server was found restored, or null. */
	restoredAt: number | null;
	refused: RefusedSeen[];
};

/** One thing that was not taken, as far as this phone can tell what it was. */
export type RefusedSeen = {
	id: string;
	what: 'op' | 'picture';
	kind: string;
	why: string;
	at: number;
	/** When the walk began and in which zone, the area's name and the item it is about. */
	walk: { at: number; tz: string } | null;
	area: string | null;
	item: { text: { es?: string; en?: string } } | null;
	body: unknown;
};

export async function queueNow(db: PhoneDatabase): Promise<Queue> {
	const [rows, pictures, preparing, wanted, link, restoredAt] = await Promise.all([
		db.ops.where('outbox').above(0).toArray(),
		waitingBytes(db),
		db.raws.count(),
		db.wanted.count(),
		linkOf(db),
		metaOf<number>(db, 'restored'),
	]);
	const groups = new Map<QueueGroup, number>();
	for (const { kind } of rows) groups.set(groupOf(kind), (groups.get(groupOf(kind)) ?? 0) + 1);
	const newest = await newestOwn(db);
	return {
		groups: [...groups],
		pictures,
		preparing,
		oldest: rows.reduce<number | null>((least, { at }) => Math.min(least ?? at, at), null),
		wanted,
		isBackedUp: newest === null ? null : newest <= link.durable,
		restoredAt: restoredAt ?? null,
		refused: await refusedSeen(db),
	};
}

function groupOf(kind: string): QueueGroup {
	const [noun = ''] = kind.split('.');
	if (noun === 'answer' || noun === 'fix') return 'answers';
	if (noun === 'note') return 'notes';
	if (noun === 'photo') return 'photos';
	return noun === 'walk' ? 'walks' : 'settings';
}

async function waitingBytes(db: PhoneDatabase): Promise<{ count: number; bytes: number }> {
	const shas = new Set(await db.blobs.where('waiting').equals(1).primaryKeys());
	const shown = shas.size === 0 ? [] : await db.photos.filter(isShown).toArray();
	const sizes = new Map(shown.flatMap(({ added }) => (added ? [[added.sha, added.bytes]] : [])));
	const own = [...shas].flatMap((sha) => sizes.get(sha) ?? []);
	return { count: own.length, bytes: own.reduce((sum, bytes) => sum + bytes, 0) };
}

async function newestOwn(db: PhoneDatabase): Promise<number | null> {
	const own = await db.ops
		.filter(({ person, seq }) => person === undefined && seq !== undefined)
		.toArray();
	return own.reduce<number | null>((most, { seq }) => Math.max(most ?? 0, seq ?? 0), null);
}

async function refusedSeen(db: PhoneDatabase): Promise<RefusedSeen[]> {
	const [ops, pictures] = await Promise.all([refused(db), refusedPictures(db)]);
	const told = await Promise.all(ops.map(({ op, why }) => seenOf(db, op, why)));
	const photos = pictures.length === 0 ? [] : await db.photos.toArray();
	const shown = await Promise.all(
		pictures.map(async ({ sha, why }) => {
			const photo = photos.find(({ added }) => added?.sha === sha);
			const about = await aboutPoint(db, photo?.point ?? '', null);
			const at = photo?.addedAt ?? 0;
			return {
				id: sha,
				what: 'picture' as const,
				kind: 'photo.add',
				why,
				at,
				...about,
				body: null,
			};
		}),
	);
	return [...told, ...shown];
}

async function seenOf(db: PhoneDatabase, op: OpRow, why: string): Promise<RefusedSeen> {
	const { id, kind, ent, at, tpl, body } = op;
	const photo = kind.startsWith('photo.') ? await db.photos.get(ent) : undefined;
	const told = body as { walk?: string; area?: string; item?: string } | null;
	const point = kind === 'photo.add' ? `${told?.walk}/${told?.area}/${told?.item}` : ent;
	const about = await aboutPoint(db, photo?.point || point, tpl ?? null);
	return { id, what: 'op', kind, why, at, ...about, body };
}

type About = Pick<RefusedSeen, 'walk' | 'area' | 'item'>;

async function aboutPoint(db: PhoneDatabase, point: string, tpl: string | null): Promise<About> {
	const [walkId = '', areaId = '', itemId = ''] = point.split('/');
	const walk = await db.walks.get(walkId);
	const area = walk?.areas.find(({ id }) => id === areaId);
	const version = await db.checklists.get(tpl ?? area?.tpl ?? '');
	return {
		walk: walk ? { at: walk.walkedAt, tz: walk.tz } : null,
		area: area?.name ?? null,
		item: version?.checklist.items.find(({ id }) => id === itemId) ?? null,
	};
}
