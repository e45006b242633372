// Pictures travel after what tells of them, once, and never leave a phone before they are safe.
import 'fake-indexeddb/auto';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Site } from '#lib/domain/site/site.ts';
import type { Point } from '#lib/domain/walk/answer.ts';
import { addPhoto, hidePhoto } from '#lib/domain/walk/photo.ts';
import { siteScope } from '#lib/domain/fact.ts';
import { accountOf } from '#lib/local/link.ts';
import { besidePhoto } from '#lib/local/photo-box.ts';
import { refusedPictures } from '#lib/local/photo-queue.ts';
import { record } from '#lib/local/record.ts';
import { bytesHash } from '#lib/protocol/digest.ts';
import { fetchPicture } from '#lib/sync/picture.ts';
import type { Talk } from '#lib/sync/talk.ts';
import { aPicture, aPlace, pointOf, startOf } from '../support/builders.ts';
import { expectInvariants } from '../support/invariants.ts';
import { chanceFrom, mishaps } from '../support/line.ts';
import { Town, type Business, type SyncPhone } from '../support/town.ts';

let town: Town;
let business: Business;
let rosa: SyncPhone;
let ana: SyncPhone;
let site: Site;
let point: Point;
beforeAll(async () => {
	town = await Town.open(8);
});
afterAll(() => town.close());
beforeEach(async () => {
	business = await town.business();
	rosa = await business.ownersPhone(1);
	const place = aPlace(rosa.here);
	site = place.site;
	await rosa.tells(place.facts);
	await rosa.settles();
	await business.hires('ana', 'lead');
	ana = await business.phone('ana', { role: 'lead' }, { seed: 2 });
	await ana.settles();
	const start = startOf(site, ana.here);
	await ana.tells(start);
	point = pointOf({ id: start.ent, site: site.id }, 'floor');
});

async function aJpeg(seed: number): Promise<ArrayBuffer> {
	const background = { r: 10 + seed * 20, g: 90, b: 200 };
	const canvas = sharp({ create: { width: 400, height: 300, channels: 3, background } });
	return new Uint8Array(await canvas.jpeg().toBuffer()).buffer;
}

type Kept = { id: string; sha: string };

async function takes(phone: SyncPhone, bytes: ArrayBuffer, more: object = {}): Promise<Kept> {
	const sha = bytesHash(new Uint8Array(bytes));
	const id = phone.here.newId();
	const fact = addPhoto(point, id, 'before', { ...aPicture(sha, bytes.byteLength), ...more });
	const blob = { sha, mime: 'image/jpeg', bytes, thumb: null };
	const [op] = await record(phone.phone, [fact], phone.here, besidePhoto(blob, ''));
	phone.told.push(op?.id ?? '');
	return { id, sha };
}

const blobOf = ({ phone }: SyncPhone, sha: string) => phone.run((db) => db.blobs.get(sha));

async function talkOf(phone: SyncPhone): Promise<Talk> {
	const account = await phone.phone.run(accountOf);
	if (!account) throw new Error('nobody');
	const { transport, here } = phone;
	return { phone: phone.phone, account, transport, here, app: '0', heard: { at: null, off: null } };
}

describe('a picture', () => {
	test('is told first, sent then, and fetched by whoever looks', async () => {
		const { sha } = await takes(ana, await aJpeg(1));
		expect(await ana.standing()).toMatchObject({ state: 'waiting', photos: 1 });
		await business.settles();
		expect(await ana.standing()).toMatchObject({ state: 'safe', photos: 0 });
		expect(await blobOf(rosa, sha)).toBeUndefined();
		expect(await fetchPicture(await talkOf(rosa), sha, 'thumb')).toBeNull();
		expect((await blobOf(rosa, sha))?.bytes.byteLength).toBe(0);
		expect(await fetchPicture(await talkOf(rosa), sha, 'full')).toBeNull();
		expect((await blobOf(rosa, sha))?.bytes.byteLength).toBeGreaterThan(100);
		expect((await blobOf(rosa, sha))?.thumb?.byteLength).toBeGreaterThan(100);
		await expectInvariants(business);
	});

	test('is sent once, whatever the line does', async () => {
		const chance = chanceFrom(3);
		for (let photo = 0; photo < 8; photo += 1) await takes(ana, await aJpeg(photo));
		ana.line.faults = { chance, share: 0.4, kinds: mishaps };
		for (let round = 0; round < 6; round += 1) await ana.syncs();
		ana.line.faults = null;
		await business.settles();
		expect((await ana.standing()).state).toBe('safe');
		await expectInvariants(business);
	});

	test('that must stay on its phone never leaves, and one that was removed need not', async () => {
		const stays = await takes(ana, await aJpeg(1), { staysHere: true });
		const hidden = await takes(ana, await aJpeg(2));
		await ana.tells(hidePhoto(siteScope(site.id), hidden.id, 'removed'));
		await business.settles();
		expect((await ana.standing()).state).toBe('safe');
		const stored = await town.server.db.selectFrom('photos').selectAll().execute();
		const own = stored.filter(({ org }) => org === business.org);
		expect(own.filter(({ state }) => state === 'stored')).toEqual([]);
		expect(await blobOf(ana, stays.sha)).toBeDefined();
	});

	test('that is none is refused once, and a person is told', async () => {
		const { sha } = await takes(ana, new TextEncoder().encode('no es una foto').buffer);
		await ana.syncs();
		expect(await ana.standing()).toMatchObject({ state: 'review', review: 1, photos: 0 });
		expect(await ana.phone.run(refusedPictures)).toMatchObject([{ sha }]);
		expect(await blobOf(ana, sha)).toBeDefined();
		const before = ana.line.requests;
		await ana.syncs();
		// Only a pull: it is not offered again by itself.
		expect(ana.line.requests - before).toBe(1);
	});

	test('that was damaged on the way is sent again', async () => {
		await takes(ana, await aJpeg(1));
		ana.line.garbles = ({ method }) => method === 'PUT';
		await ana.syncs();
		expect(await ana.standing()).toMatchObject({ state: 'waiting', photos: 1 });
		ana.line.garbles = null;
		await business.settles();
		expect((await ana.standing()).state).toBe('safe');
		await expectInvariants(business);
	});

	test('that was damaged on its phone is shown to a person, and not sent for ever', async () => {
		const { sha } = await takes(ana, await aJpeg(1));
		await ana.phone.run((db) => db.blobs.update(sha, { bytes: new Uint8Array(500).buffer }));
		await ana.syncs();
		expect(await ana.phone.run(refusedPictures)).toMatchObject([{ sha, why: 'wrong-hash' }]);
		expect((await ana.standing()).state).toBe('review');
	});

	test('of which the server lost the file is sent again after a restore', async () => {
		const { sha } = await takes(ana, await aJpeg(1));
		await business.settles();
		await town.server.photos.remove(business.org, sha);
		await town.server.db
			.updateTable('orgs')
			.set({ epoch: town.newId() })
			.where('id', '=', business.org)
			.execute();
		await business.settles();
		await expectInvariants(business);
	});

	test('is nobody’s who may not see it', async () => {
		const { sha } = await takes(ana, await aJpeg(1));
		await business.settles();
		await business.hires('eva', 'auditor', [site.id]);
		const sight = { role: 'auditor' as const, sites: [site.id] };
		const eva = await business.phone('eva', sight, { seed: 3 });
		await eva.settles();
		expect(await fetchPicture(await talkOf(eva), sha, 'full')).toMatchObject({ code: 'not-found' });
		expect(await blobOf(eva, sha)).toBeUndefined();
	});
});
