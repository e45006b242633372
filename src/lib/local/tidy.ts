// Keeping a phone small: the details of what is over leave, their scores stay, and a picture that was
// fetched goes when others were looked at since. What was not sent, or is not safe yet, never leaves.
import { openIntrusions } from '#lib/domain/walk/open-intrusions.ts';
import type { Walk } from '#lib/domain/walk/walk.ts';
import { archive } from './archives.ts';
import { answersTo, type OpRow, type PhoneDatabase } from './database.ts';
import { linkOf, metaOf } from './link.ts';
import { allMonths, monthAt } from './months.ts';
import { dropOpsOfWalk, opsOfWalk } from './log.ts';
import type { Phone } from './phone.ts';
import { versionsOfSummaries } from './walks.ts';

const aDay = 86_400_000;
/** Others' walks stay so long after their end: late answers come soon or hardly ever. */
const graceOfOthers = 2 * aDay;
/** Own ones, once a verified backup holds them; and without such a backup. */
const graceOfOwn = { backedUp: 30 * aDay, otherwise: 90 * aDay };
/** Nothing but its own operations tells of a walk that was voided. */
const graceOfVoid = 90 * aDay;
/** As far back as Hoy looks for what is still open. */
const reach = 60 * aDay;
/** Fetched pictures may take so many bytes. */
export const pictureBudget = 64 * 1024 * 1024;

/** Once a day is enough. `now` by this phone's clock, ms. */
export async function tidyIfDue(phone: Phone, now: number): Promise<void> {
	const last = await phone.run((db) => metaOf<number>(db, 'tidied'));
	if (last !== undefined && Math.abs(now - last) < aDay) return;
	await tidy(phone, now);
	await phone.run((db) => db.meta.put({ key: 'tidied', value: now }));
}

/** One transaction for each walk: whoever taps meanwhile waits for one of them at most. */
export async function tidy(phone: Phone, now: number, budget = pictureBudget): Promise<void> {
	const { hour, durable, over } = await phone.run(async (db) => {
		const link = await linkOf(db);
		const kept = await openWalks(db, now + link.off);
		const walks = await db.walks.where('state').anyOf('finished', 'void').toArray();
		const others = walks.filter(({ id }) => !kept.has(id));
		return { hour: now + link.off, durable: link.durable, over: others };
	});
	for (const walk of over) {
		const grace = walk.state === 'void' ? graceOfVoid : graceOfOthers;
		if (hour - (walk.finishedAt ?? walk.walkedAt) < grace) continue;
		await phone.run((db) =>
			db.transaction('rw', db.tables, async () => letGo(db, walk.id, { hour, durable })),
		);
	}
	await phone.run((db) => dropUnseen(db, budget));
}

/** Walks that tell of something still open. */
async function openWalks(db: PhoneDatabase, hour: number): Promise<Set<string>> {
	const since = new Date(hour - reach).toISOString().slice(0, 7);
	const rows = await allMonths(db.summaries, since);
	const ids = new Set<string>();
	for (const site of new Set(rows.map((row) => row.site))) {
		const walks = rows
			.filter((row) => row.site === site)
			.sort((a, b) => (a.month < b.month ? -1 : 1))
			.flatMap((row) => row.walks)
			.filter(({ kind }) => kind === 'house');
		const open = openIntrusions(walks, await versionsOfSummaries(db, walks));
		for (const { walk } of open) ids.add(walk);
	}
	return ids;
}

/** Runs inside the caller's transaction. */
async function letGo(
	db: PhoneDatabase,
	id: string,
	safe: { hour: number; durable: number },
): Promise<void> {
	const walk = await db.walks.get(id);
	if (!walk || walk.state === 'open') return;
	const photos = await db.photos.where('walk').equals(id).toArray();
	const photoOps = await db.ops
		.where('ent')
		.anyOf(photos.map((photo) => photo.id))
		.toArray();
	const ops = [...photoOps, ...(await opsOfWalk(db, id))];
	const shas = photos.flatMap(({ added }) => added?.sha ?? []);
	const blobs = (await db.blobs.bulkGet(shas)).filter((blob) => blob !== undefined);
	const isTyped = (await db.drafts.where('ent').startsWith(`${id}/`).count()) > 0;
	const isRaw = (await db.raws.filter((raw) => raw.walk === id).count()) > 0;
	const isUnsent = blobs.some((blob) => blob.waiting === 1 || blob.why !== undefined);
	if (isTyped || isRaw || isUnsent || !ops.every((op) => mayGo(op, safe))) return;
	await leaveSummary(db, walk);
	await db.ops.bulkDelete(photoOps.map((op) => op.id));
	await dropOpsOfWalk(db, id);
	await answersTo(db, id).delete();
	await db.photos.bulkDelete(photos.map((photo) => photo.id));
	await db.places.delete(id);
	await db.walks.delete(id);
	await dropUnneeded(db, shas);
}

/** Others' operations are the server's to keep; own ones until its loss could not lose them. */
function mayGo(op: OpRow, { hour, durable }: { hour: number; durable: number }): boolean {
	if (op.state !== 'acked' || op.seq === undefined) return false;
	if (op.person !== undefined) return true;
	const grace = op.seq <= durable ? graceOfOwn.backedUp : graceOfOwn.otherwise;
	return hour - (op.time ?? op.at + op.off) >= grace;
}

async function leaveSummary(db: PhoneDatabase, walk: Walk): Promise<void> {
	const month = await monthAt(db.summaries, walk.site, walk.day.slice(0, 7));
	await archive(db, month?.walks.filter((one) => one.walk === walk.id) ?? []);
}

/** Equal pictures are held once: another photo may still need the bytes. */
async function dropUnneeded(db: PhoneDatabase, shas: readonly string[]): Promise<void> {
	const gone = new Set(shas);
	if (gone.size === 0) return;
	await db.photos.each(({ added }) => void gone.delete(added?.sha ?? ''));
	await db.blobs.bulkDelete([...gone]);
}

/** Of the fetched pictures, those not looked at for longest. */
async function dropUnseen(db: PhoneDatabase, budget: number): Promise<void> {
	const fetched: { sha: string; usedAt: number; size: number }[] = [];
	await db.blobs.each(({ sha, usedAt, bytes, thumb }) => {
		const size = bytes.byteLength + (thumb?.byteLength ?? 0);
		if (usedAt !== undefined) fetched.push({ sha, usedAt, size });
	});
	fetched.sort((a, b) => b.usedAt - a.usedAt);
	let room = budget;
	const gone = fetched.filter(({ size }) => (room -= size) < 0);
	await db.blobs.bulkDelete(gone.map(({ sha }) => sha));
}
