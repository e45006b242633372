// From the shutter to the database: raw copy first, small copy when ready, and never a lost answer.
import {
	addPhoto,
	hidePhoto,
	markPhoto,
	type PhotoRole,
	type Stroke,
} from '#lib/domain/walk/photo.ts';
import type { PhotoRow } from '#lib/domain/walk/photo.ts';
import { pointScope, type Point } from '#lib/domain/walk/answer.ts';
import { walkScope, type WalkPlace } from '#lib/domain/walk/walk.ts';
import type { PreparedPhoto } from '#lib/files/photo/prepared.ts';
import type { RawRow } from '#lib/local/database.ts';
import {
	dropRaw,
	keepRaw,
	pendingRaws,
	releaseBlob,
	releaseRaw,
	storeBlob,
} from '#lib/local/photo-box.ts';
import { roomForPhoto } from '#lib/local/space.ts';
import { here } from './here.ts';
import { notices } from './notices.svelte.ts';
import { phone } from './phone.svelte.ts';
import { tell } from './tell.ts';
import { f, m } from './words.svelte.ts';

/** Loaded when the first photo is taken: Hoy does not pay for the camera. */
const photoFiles = () => import('#lib/files/photo/photo-worker.ts');

/**
 * Keeps a picture as it came, then its small copy. Resolves when the raw copy is safe (or there was
 * no room for it and the small one is); the answer it belongs to is never touched.
 */
export async function takePhoto(point: Point, role: PhotoRole, file: Blob): Promise<void> {
	// At once: a File from the camera may be gone a moment later.
	const bytes = await file.arrayBuffer().catch(() => null);
	if (!bytes) return notices.say(m.photo.failed, 'bad');
	const room = await roomForPhoto();
	if (!room.ok) return notices.say(m.photo.noRoom(f.whole(room.freeMb)), 'bad');
	const raw: RawRow = {
		id: here.newId(),
		walk: point.walk,
		site: point.site,
		area: point.area,
		item: point.item,
		tpl: point.tpl,
		...(point.kind === 'spot' ? { kind: point.kind } : {}),
		role,
		mime: file.type,
		takenAt: here.now(),
		bytes,
	};
	const isKept = await keepRaw(phone, raw).catch(() => false);
	const finishing = finishOnce(raw);
	if (!isKept) await finishing;
}

/** Photos are finished one at a time: two decoded at once can kill a small phone's page. */
let turn: Promise<unknown> = Promise.resolve();
function inTurn<T>(work: () => Promise<T>): Promise<T> {
	const mine = turn.then(work);
	turn = mine.catch(() => undefined);
	return mine;
}

/** Raw copies that this page has taken up: being asked twice must not tell a photo twice. */
// eslint-disable-next-line svelte/prefer-svelte-reactivity -- no screen shows it
const takenUp = new Set<string>();
async function finishOnce(raw: RawRow): Promise<void> {
	if (takenUp.has(raw.id)) return;
	takenUp.add(raw.id);
	const isDone = await inTurn(() => finish(raw)).catch(() => false);
	if (!isDone) takenUp.delete(raw.id);
}

/** False when it must be tried again: then its raw copy, if there was room for one, still stands. */
async function finish(raw: RawRow): Promise<boolean> {
	const prepared = await (await photoFiles()).preparePhoto(raw.bytes, { mime: raw.mime });
	if (prepared.kind === 'not-a-picture' || prepared.kind === 'too-large') {
		await dropRaw(phone, raw.id);
		notices.say(prepared.kind === 'too-large' ? m.photo.tooLarge : m.photo.notPicture, 'bad');
		return true;
	}
	const isTold = await tellPhoto(raw, prepared);
	if (isTold && prepared.kind === 'original') {
		// Every browser shows these kinds, so one that it cannot decode is broken.
		if (/^image\/(jpeg|png|webp)$/.test(prepared.mime)) notices.say(m.photo.damaged, 'bad');
		if (prepared.staysHere) notices.say(m.photo.staysHere, 'bad');
	}
	return isTold;
}

type Kept = Extract<PreparedPhoto, { kind: 'shrunk' | 'original' }>;

function tellPhoto(raw: RawRow, prepared: Kept, instead?: PhotoRow): Promise<boolean> {
	const { sha, mime, width, height } = prepared;
	const fact = addPhoto(raw, instead ? here.newId() : raw.id, raw.role, {
		sha,
		mime,
		width,
		height,
		bytes: prepared.bytes.byteLength,
		takenAt: prepared.takenAt ?? raw.takenAt,
		...(prepared.kind === 'original' && prepared.staysHere ? { staysHere: true as const } : {}),
		...(instead ? { instead: instead.id } : {}),
	});
	const facts = instead ? [fact, hidePhoto(pointScope(raw), instead.id, 'blurred')] : [fact];
	return tell(facts, async (db) => {
		await storeBlob(db, { sha, mime, bytes: prepared.bytes, thumb: prepared.thumb });
		await releaseRaw(db, raw.id);
		// What was blurred must not survive under its own hash.
		if (instead?.added) await releaseBlob(db, instead.added.sha);
	});
}

/** Finishes photos whose page died before their small copy was safe. */
export async function resumePhotos(): Promise<void> {
	const raws = await pendingRaws(phone).catch(() => []);
	for (const raw of raws) void finishOnce(raw);
}

export async function removePhoto(of: WalkPlace, photo: PhotoRow): Promise<void> {
	if (await tell(hidePhoto(walkScope(of), photo.id, 'removed'))) notices.say(m.photo.removed);
}

export const drawOn = (of: WalkPlace, photo: PhotoRow, strokes: Stroke[]): Promise<boolean> =>
	tell(markPhoto(walkScope(of), photo.id, strokes));

/** Covers a spot for good: a new picture stands for the old one, whose bytes are let go. */
export async function blurOn(
	{ site, kind }: WalkPlace,
	photo: PhotoRow,
	spot: { centre: readonly [number, number]; radius: number },
): Promise<boolean> {
	const blob = photo.added && (await phone.run((db) => db.blobs.get(photo.added?.sha ?? '')));
	if (!photo.added || !blob) return false;
	const { burn } = await photoFiles();
	const burnt = await burn(blob.bytes, [spot]);
	if (burnt.kind !== 'shrunk') {
		notices.say(m.photo.failed, 'bad');
		return false;
	}
	const { walk, area, item, role, takenAt, mime } = photo.added;
	const raw = { id: photo.id, walk, area, item, role, takenAt, mime, site, kind, tpl: '' };
	return tellPhoto({ ...raw, bytes: blob.bytes }, burnt, photo);
}

/** Why a picture that this phone lacks is not on show (yet). */
export type Far = 'fetching' | 'offline' | 'notArrived' | null;

type Wanted = { sha: string; size: 'thumb' | 'full' };

/**
 * An address for a picture while a component shows it; what this phone lacks is asked of the server,
 * and until the whole of it is here its thumbnail stands for it.
 */
export function pictureOf(ask: () => Wanted) {
	let url = $state.raw<string | null>(null);
	let isSettled = $state(false);
	let far = $state<Far>(null);
	const asked = $derived(ask());
	// Strings, so that a photo told again as it was is not read again.
	const sha = $derived(asked.sha);
	const size = $derived(asked.size);

	$effect(() => {
		const wanted: Wanted = { sha, size };
		let isGone = false;
		isSettled = false;
		far = null;
		const show = (made: string | null) => {
			if (isGone && made) return URL.revokeObjectURL(made);
			if (url && url !== made) URL.revokeObjectURL(url);
			url = made;
		};
		find(wanted, show, (word) => (far = word))
			.catch(() => undefined)
			.finally(() => (isSettled = true));
		return () => {
			isGone = true;
			show(null);
		};
	});

	return {
		get url() {
			return url;
		},
		get isSettled() {
			return isSettled;
		},
		get far() {
			return far;
		},
	};
}

async function find(
	wanted: Wanted,
	show: (url: string | null) => void,
	say: (far: Far) => void,
): Promise<void> {
	const held = await heldOf(wanted);
	show(held.url);
	if (held.isWhole) return;
	say('fetching');
	const { fetchFar } = await import('./far-picture.ts');
	const fetched = await fetchFar(wanted.sha, wanted.size);
	if (fetched === 'here') show((await heldOf(wanted)).url);
	say(fetched === 'here' || fetched === 'alone' ? null : fetched);
}

/** What of it is on this phone: the picture itself, or its thumbnail in its stead. */
async function heldOf({ sha, size }: Wanted): Promise<{ url: string | null; isWhole: boolean }> {
	const blob = await phone.run((db) => db.blobs.get(sha));
	const hasBytes = blob !== undefined && blob.bytes.byteLength > 0;
	const isWhole = hasBytes || (size === 'thumb' && blob?.thumb != null);
	const isThumb = blob?.thumb != null && (size === 'thumb' || !hasBytes);
	const bytes = isThumb ? blob.thumb : hasBytes ? blob.bytes : null;
	const type = isThumb ? 'image/jpeg' : (blob?.mime ?? '');
	return { url: bytes && URL.createObjectURL(new Blob([bytes], { type })), isWhole };
}
