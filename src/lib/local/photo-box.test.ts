// A photo is never half there, and never the reason that an answer is lost.
import 'fake-indexeddb/auto';
import { afterEach, describe, expect, test, vi } from 'vitest';
import {
	aPicture,
	aPlace,
	pointOf,
	someBytes,
	startOf,
	world,
} from '../../../tests/support/builders.ts';
import { aPhone, logOf } from '../../../tests/support/phone.ts';
import { fail } from '../../../tests/support/marks.ts';
import { answerItem } from '#lib/domain/walk/answer-facts.ts';
import { siteScope } from '#lib/domain/fact.ts';
import { addPhoto, hidePhoto } from '#lib/domain/walk/photo.ts';
import type { RawRow } from './database.ts';
import { besidePhoto, dropRaw, keepRaw, pendingRaws, releaseBlob } from './photo-box.ts';
import { record } from './record.ts';
import { persistOnce, roomFor, roomForPhoto, spaceNow, type Storage } from './space.ts';
import { everything, salvage } from './transfer.ts';

afterEach(() => vi.restoreAllMocks());

const sha = 'a'.repeat(64);
const blob = { sha, mime: 'image/jpeg', bytes: someBytes(1), thumb: someBytes(2, 40) };

async function walking() {
	const phone = aPhone();
	const here = world();
	const { site, facts } = aPlace(here);
	const start = startOf(site, here);
	await record(phone, [...facts, start], here);
	const point = pointOf({ id: start.ent, site: site.id }, 'floor');
	const raw: RawRow = {
		...point,
		id: here.newId(),
		role: 'before',
		mime: 'image/heic',
		takenAt: 5,
		bytes: someBytes(3),
	};
	const add = addPhoto(point, raw.id, 'before', aPicture(sha, blob.bytes.byteLength));
	return { phone, here, site, point, raw, add };
}

describe('a picture', () => {
	test('waits as it came until its small copy is told', async () => {
		const { phone, here, raw, add } = await walking();
		expect(await keepRaw(phone, raw)).toBe(true);
		expect(await pendingRaws(phone)).toEqual([raw]);
		await record(phone, [add], here, besidePhoto(blob, raw.id));
		expect(await pendingRaws(phone)).toEqual([]);
		expect(await phone.run((db) => db.blobs.get(sha))).toEqual({ ...blob, waiting: 1 });
	});

	test('that could not be told still waits as it came', async () => {
		const { phone, here, raw, add } = await walking();
		await keepRaw(phone, raw);
		const beside = besidePhoto(blob, raw.id);
		const torn = record(phone, [add], here, async (db) => {
			await beside(db);
			throw new DOMException('full', 'QuotaExceededError');
		});
		await expect(torn).rejects.toMatchObject({ code: 'quota' });
		expect(await pendingRaws(phone)).toEqual([raw]);
		expect(await phone.run((db) => db.blobs.count())).toBe(0);
		expect((await logOf(phone)).some((op) => op.kind === 'photo.add')).toBe(false);
	});

	test('for whose raw copy there is no room loses nothing else', async () => {
		const { phone, here, point, raw } = await walking();
		vi.spyOn(phone.db.raws, 'put').mockRejectedValue(
			new DOMException('full', 'QuotaExceededError'),
		);
		expect(await keepRaw(phone, raw)).toBe(false);
		expect(await record(phone, [answerItem(point, fail)], here)).toHaveLength(1);
	});

	test('that failed for another reason says which', async () => {
		const { phone, raw } = await walking();
		vi.spyOn(phone.db.raws, 'put').mockRejectedValue(new TypeError('a mistake of ours'));
		await expect(keepRaw(phone, raw)).rejects.toMatchObject({ code: 'unknown' });
	});

	test('given up is gone; the others wait in the order they were taken', async () => {
		const { phone, raw } = await walking();
		const later = { ...raw, id: '0', takenAt: 9 };
		for (const one of [later, raw, { ...raw, id: '1' }]) await keepRaw(phone, one);
		await dropRaw(phone, '1');
		expect((await pendingRaws(phone)).map((one) => one.id)).toEqual([raw.id, '0']);
	});

	test.each([512, 513, 4_000])('of %i KB lies in small rows and comes out whole', async (kb) => {
		const { phone, raw } = await walking();
		const large = { ...raw, bytes: someBytes(4, kb * 1024) };
		await keepRaw(phone, large);
		const pieces = await phone.run((db) => db.pieces.toArray());
		expect(pieces).toHaveLength(kb > 512 ? Math.ceil(kb / 512) : 0);
		expect(await pendingRaws(phone)).toEqual([large]);
		const held = [await everything(phone), await salvage(phone.db.name)];
		for (const { raws } of held) expect(await Array.fromAsync(raws)).toEqual([large]);
	});

	test('that is large leaves nothing behind, told or given up, and its neighbour stays', async () => {
		const { phone, here, raw, add } = await walking();
		const large = { ...raw, bytes: someBytes(4, 2_000_000) };
		const other = { ...large, id: `${raw.id}0` };
		for (const one of [large, other]) await keepRaw(phone, one);
		await record(phone, [add], here, besidePhoto(blob, large.id));
		expect(await pendingRaws(phone)).toEqual([other]);
		await dropRaw(phone, other.id);
		expect(await phone.run((db) => db.pieces.count())).toBe(0);
	});
});

test('bytes go when no photo on show needs them, and not before', async () => {
	const { phone, here, site, point, raw, add } = await walking();
	const twin = addPhoto(point, here.newId(), 'after', aPicture(sha, 600));
	await record(phone, [add, twin], here, besidePhoto(blob, raw.id));
	const hide = (id: string) =>
		record(phone, [hidePhoto(siteScope(site.id), id, 'blurred')], here, (db) =>
			releaseBlob(db, sha),
		);
	await hide(add.ent);
	expect(await phone.run((db) => db.blobs.count())).toBe(1);
	await hide(twin.ent);
	expect(await phone.run((db) => db.blobs.count())).toBe(0);
});

describe('room', () => {
	const megabytes = (quota: number, usage: number): Storage => ({
		estimate: () => Promise.resolve({ quota: quota * 1024 * 1024, usage: usage * 1024 * 1024 }),
	});

	test('is refused to photos below 50 MB, and says how much is left', async () => {
		expect(await roomForPhoto(megabytes(100, 50))).toEqual({ ok: true });
		expect(await roomForPhoto(megabytes(100, 51))).toEqual({ ok: false, freeMb: 49 });
		expect(await roomForPhoto(megabytes(100, 130))).toEqual({ ok: false, freeMb: 0 });
		expect(await roomFor(15 * 1024 * 1024, megabytes(100, 40))).toEqual({ ok: false, freeMb: 60 });
	});

	test('is believed to be there when the browser cannot tell', async () => {
		expect(await roomForPhoto({})).toEqual({ ok: true });
		expect(await roomForPhoto({ estimate: () => Promise.reject(new Error('no')) })).toEqual({
			ok: true,
		});
		expect(await roomForPhoto({ estimate: () => Promise.resolve({}) })).toEqual({ ok: true });
		expect(await spaceNow({})).toBeNull();
		expect(await spaceNow(megabytes(100, 30))).toEqual({ usedMb: 30, freeMb: 70 });
	});

	test('the browser is asked once to keep it, whatever it answers', async () => {
		const phone = aPhone();
		const persist = vi.fn(() => Promise.resolve(false));
		expect(await persistOnce(phone, { persist })).toBe(false);
		expect(await persistOnce(phone, { persist })).toBeNull();
		expect(persist).toHaveBeenCalledTimes(1);
		expect(await persistOnce(phone, {})).toBeNull();
	});
});
