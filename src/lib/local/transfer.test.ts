// One phone's work reaches another in a file: whole, once, and never into foreign hands.
import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { beforeAll, describe, expect, test } from 'vitest';
import {
	aPicture,
	aPlace,
	aWalk,
	pointOf,
	someBytes,
	world,
} from '../../../tests/support/builders.ts';
import { aName, aPhone, logOf, tablesOf } from '../../../tests/support/phone.ts';
import { siteScope } from '#lib/domain/fact.ts';
import { addPhoto, hidePhoto } from '#lib/domain/walk/photo.ts';
import { readExport } from '#lib/files/export/read-export.ts';
import { writeExport } from '#lib/files/export/write-export.ts';
import { bytesHash } from '#lib/protocol/digest.ts';
import { Phone } from './phone.ts';
import { besidePhoto, keepRaw, releaseBlob } from './photo-box.ts';
import { record } from './record.ts';
import { everything, salvage, takeIn } from './transfer.ts';

const by = { at: Date.UTC(2026, 10, 23), app: '0.1.0' };

/** A phone with a walk, two photos and a raw picture, and the file it exports. */
async function filled(phone = aPhone(), seed = 1) {
	const here = world(seed);
	const { site, facts } = aPlace(here);
	const walk = aWalk(site, here);
	await record(phone, [...facts, ...walk.facts], here);
	const point = pointOf({ id: walk.id, site: site.id }, 'floor');
	const photos = [];
	for (const index of [1, 2]) {
		const bytes = someBytes(index, 5000);
		const sha = bytesHash(new Uint8Array(bytes));
		const fact = addPhoto(point, here.newId(), 'before', aPicture(sha, bytes.byteLength));
		const thumb = index === 1 ? someBytes(9, 50) : null;
		await record(phone, [fact], here, besidePhoto({ sha, mime: 'image/jpeg', bytes, thumb }, ''));
		photos.push({ id: fact.ent, sha });
	}
	const raw = { ...point, id: here.newId(), role: 'before' as const, takenAt: 3 };
	await keepRaw(phone, { ...raw, mime: 'image/heic', bytes: someBytes(3) });
	return { phone, here, site, walk, photos, file: await fileOf(phone) };
}
const fileOf = async (phone: Phone) => writeExport(await everything(phone), by);
const openOn = async (phone: Phone, file: Uint8Array) => takeIn(phone, await readExport(file));

const all = async (phone: Phone) => ({
	tables: await tablesOf(phone),
	log: await logOf(phone),
	blobs: await phone.run((db) => db.blobs.toArray()),
	raws: await phone.run((db) => db.raws.toArray()),
});
const everyRow = (phone: Phone) =>
	phone.run((db) => Promise.all(db.tables.map((table) => table.toArray())));

let ana: Awaited<ReturnType<typeof filled>>;
beforeAll(async () => {
	ana = await filled();
});

describe('a file opened on another phone', () => {
	test('makes it show the same, photos and unfinished pictures too', async () => {
		const luis = aPhone();
		expect(await openOn(luis, ana.file)).toEqual({ ops: 15, photos: 2, twice: 0 });
		expect(await all(luis)).toEqual(await all(ana.phone));
	});

	test('is waiting to be sent from there, and known to have come in a file', async () => {
		const luis = aPhone();
		await openOn(luis, ana.file);
		const rows = await luis.run((db) => db.ops.toArray());
		for (const row of rows) {
			expect(row).toMatchObject({ state: 'pending', via: 'import', outbox: row.n });
		}
	});

	test('twice is once', async () => {
		const luis = aPhone();
		await openOn(luis, ana.file);
		const once = await everyRow(luis);
		expect(await openOn(luis, ana.file)).toEqual({ ops: 0, photos: 0, twice: 15 });
		expect(await everyRow(luis)).toEqual(once);
	});

	test('goes back and forth until both show the same', async () => {
		const { phone, here, site, file } = await filled();
		const luis = aPhone();
		await openOn(luis, file);
		await record(phone, aWalk(site, here).facts, here);
		const his = world(5);
		await record(luis, aWalk(site, his).facts, his);
		await openOn(phone, await fileOf(luis));
		await openOn(luis, await fileOf(phone));
		expect(await tablesOf(luis)).toEqual(await tablesOf(phone));
		expect(await luis.run((db) => db.walks.count())).toBe(3);
	});
});

test('a harmed file changes nothing, or all it should', async () => {
	const luis = aPhone();
	const before = await everyRow(luis);
	let refused = 0;
	for (let at = 0; at < ana.file.length; at += 61) {
		const harmed = at % 2 ? ana.file.slice(0, at) : ana.file.slice();
		harmed[at] = 255 - (harmed[at] ?? 0);
		const isTaken = await openOn(luis, harmed).then(
			() => true,
			() => false,
		);
		refused += isTaken ? 0 : 1;
		if (!isTaken) expect(await everyRow(luis)).toEqual(before);
		else {
			expect(await tablesOf(luis)).toEqual(await tablesOf(ana.phone));
			await luis.run((db) => Promise.all(db.tables.map((table) => table.clear())));
		}
	}
	expect(refused).toBeGreaterThan(50);
});

describe('the organization', () => {
	test('of the file is joined by a phone that has told nothing, and kept from then on', async () => {
		const luis = aPhone();
		await openOn(luis, ana.file);
		const here = world(6);
		const [op] = await record(luis, aWalk(ana.site, here).facts, here);
		expect((await everything(luis)).org).toBe((await everything(ana.phone)).org);
		expect(op).toMatchObject({ n: 1 });
		expect(op?.dev).not.toBe((await everything(ana.phone)).dev);
	});

	test('that is another one is refused, and nothing changes', async () => {
		const luis = await filled(aPhone(), 77);
		const before = await everyRow(luis.phone);
		await expect(openOn(luis.phone, ana.file)).rejects.toMatchObject({
			code: 'other-organization',
		});
		expect(await everyRow(luis.phone)).toEqual(before);
	});

	test('is not told by a phone that has nothing; opening its file changes nothing', async () => {
		const file = await fileOf(aPhone());
		const luis = aPhone();
		expect(await openOn(luis, file)).toEqual({ ops: 0, photos: 0, twice: 0 });
		expect((await everything(luis)).org).toBeNull();
		expect(await openOn(ana.phone, file)).toEqual({ ops: 0, photos: 0, twice: 0 });
	});
});

describe('a file of this same phone', () => {
	test('changes nothing', async () => {
		const before = await everyRow(ana.phone);
		expect(await openOn(ana.phone, ana.file)).toEqual({ ops: 0, photos: 0, twice: 15 });
		expect(await everyRow(ana.phone)).toEqual(before);
	});

	test('newer than the state it fell back to: no number is given twice', async () => {
		const name = aName();
		const { phone, here, site, file } = await filled(new Phone(name));
		await phone.run((db) =>
			db.transaction('rw', db.ops, db.meta, async () => {
				const install = await db.meta.get('install');
				if (install && 'dev' in install) await db.meta.put({ ...install, n: 4 });
				await db.ops.filter((op) => op.n > 4).delete();
			}),
		);
		await openOn(phone, file);
		await record(phone, aWalk(site, here).facts, here);
		const ns = (await logOf(phone)).map((op) => op.n);
		expect(new Set(ns).size).toBe(ns.length);
	});
});

describe('photos in a file', () => {
	test('that were blurred since do not come back, and go where they still were', async () => {
		const luis = aPhone();
		await openOn(luis, ana.file);
		const [photo] = ana.photos;
		if (!photo) throw new Error('no photo');
		const here = world(7);
		const hide = hidePhoto(siteScope(ana.site.id), photo.id, 'blurred');
		await record(luis, [hide], here, (db) => releaseBlob(db, photo.sha));
		expect(await openOn(luis, ana.file)).toMatchObject({ photos: 0 });
		expect(await luis.run((db) => db.blobs.get(photo.sha))).toBeUndefined();
		const third = aPhone();
		await openOn(third, ana.file);
		await openOn(third, await fileOf(luis));
		expect(await third.run((db) => db.blobs.get(photo.sha))).toBeUndefined();
		expect(await third.run((db) => db.blobs.count())).toBe(1);
	});

	test('that do not fit leave no operation behind either', async () => {
		const luis = aPhone();
		const content = await readExport(ana.file);
		const [first, second] = content.photos;
		const full = Object.defineProperty({ ...second }, 'bytes', {
			get: () => {
				throw new DOMException('full', 'QuotaExceededError');
			},
		});
		const photos = [first, full] as typeof content.photos;
		const before = await everyRow(luis);
		await expect(takeIn(luis, { ...content, photos })).rejects.toMatchObject({ code: 'quota' });
		expect(await everyRow(luis)).toEqual(before);
	});
});

describe('salvage', () => {
	test('gives the same file although the database is of a newer application', async () => {
		const name = aName();
		const { phone, file } = await filled(new Phone(name));
		phone.close();
		const newer = new Dexie(name);
		newer.version(4).stores({
			...Object.fromEntries(phone.db.tables.map((table) => [table.name, table.schema.primKey.src])),
			strange: 'key',
		});
		await newer.open();
		newer.close();
		await expect(phone.open()).rejects.toMatchObject({ code: 'newer' });
		const content = await readExport(await writeExport(await salvage(name), by));
		expect(content).toEqual(await readExport(file));
	});

	test('of a database that is not there makes none', async () => {
		const name = aName();
		await expect(salvage(name)).rejects.toMatchObject({ code: 'unavailable' });
		expect((await indexedDB.databases()).some((one) => one.name === name)).toBe(false);
	});
});
