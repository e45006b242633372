// Pictures on their way out: only to whoever may see them, only as we drew them, and without a trace of
// where they were taken.
import { readdirSync } from 'node:fs';
import exifr from 'exifr';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { blankLocation } from '#lib/files/photo/location.ts';
import { asParts } from '#lib/server/photos/store.ts';
import { atRest } from '#lib/server/photos/turn.ts';
import { openHouse, org, site, type House } from './house.ts';
import {
	fixture,
	jpegOf,
	named,
	page,
	pictures,
	plainPng,
	polyglots,
	type Picture,
} from './pictures.ts';

let house: House;
const tokens: Record<string, string> = {};
beforeAll(async () => {
	house = await openHouse();
	tokens.owner = await house.phone('owner', { role: 'owner' });
	tokens.lead = await house.phone('lead', { sites: JSON.stringify([site]) });
	tokens.elsewhere = await house.phone('elsewhere', { sites: JSON.stringify(['site-2']) });
	tokens.auditor = await house.phone('auditor', { role: 'auditor' });
	tokens.colleague = await house.phone('colleague', { role: 'auditor' });
	tokens.revoked = await house.phone('gone', { revokedAt: Date.now() });
});
afterAll(() => house.close());

async function stored(picture: Picture, ref: Parameters<House['declare']>[1] = {}) {
	await house.declare(picture, ref);
	const answer = await house.ask('PUT', `/${picture.sha}`, tokens.lead ?? '', picture.bytes);
	expect(answer.status).toBe(200);
	return picture;
}
const see = ({ sha }: Picture, who = 'lead', size = 'shown') =>
	house.ask('GET', `/${sha}?size=${size}`, tokens[who] ?? '');
const bytesOf = async (response: Response) => Buffer.from(await response.arrayBuffer());

const allow = (site: string, isPublished: boolean, walk: string) =>
	house.context.db
		.insertInto('audits')
		.values({
			...{ org, scope: `audit:${walk}`, walk, site, person: 'auditor', last_seq: 1 },
			...{ sealed_seq: isPublished ? 2 : null, published_seq: isPublished ? 2 : null },
		})
		.execute();

describe('a picture is shown to', () => {
	const everybody = ['owner', 'lead', 'elsewhere', 'auditor', 'colleague'];
	const seers = async (picture: Picture) => {
		const allowed: string[] = [];
		for (const who of everybody) {
			const response = await see(picture, who, 'thumb');
			await response.arrayBuffer();
			if (response.status === 200) allowed.push(who);
			else expect(response.status).toBe(404);
		}
		return allowed;
	};

	test('the people of the site, and no auditor', async () => {
		expect(await seers(await stored(jpegOf(1_000, 1)))).toEqual(['owner', 'lead']);
	});
	test('the auditor alone while the check is not sealed', async () => {
		await allow(site, false, 'check-1');
		const picture = await stored(jpegOf(1_000, 2), { scope: 'audit:check-1' });
		expect(await seers(picture)).toEqual(['auditor']);
	});
	test('the people of the site too once the check is sealed', async () => {
		await allow(site, true, 'check-2');
		const picture = await stored(jpegOf(1_000, 3), { scope: 'audit:check-2' });
		expect(await seers(picture)).toEqual(['owner', 'lead', 'auditor']);
	});
	test('nobody in a check that nobody knows', async () => {
		expect(await seers(await stored(jpegOf(1_000, 4), { scope: 'audit:none' }))).toEqual([]);
	});
	test('nobody once it is hidden, and whoever may see another that is the same', async () => {
		const picture = await stored(jpegOf(1_000, 5), { isHidden: 1 });
		expect(await seers(picture)).toEqual([]);
		await house.declare(picture, { scope: 'site:site-2' });
		expect(await seers(picture)).toEqual(['owner', 'elsewhere']);
	});
	test('nobody before it is here', async () => {
		const picture = jpegOf(1_000, 6);
		await house.declare(picture);
		expect(await seers(picture)).toEqual([]);
	});
	test('nobody of another business, though its name be known', async () => {
		const picture = await stored(jpegOf(1_000, 7));
		const answer = await fetch(`${house.origin}/api/orgs/another/photos/${picture.sha}`, {
			headers: { authorization: `Bearer ${tokens.owner}` },
		});
		expect(answer.status).toBe(401);
	});
	test('nobody who asks for what is no name', async () => {
		expect((await house.ask('GET', '/..%2f..%2fetc', tokens.owner ?? '')).status).toBe(404);
	});
});

const fixtures = ['orientation', 'gps', 'heic', 'broken', 'misc'].flatMap((folder) =>
	readdirSync(new URL(`../fixtures/photos/${folder}/`, import.meta.url))
		.filter((name) => /\.(jpe?g|png|heic|avif)$/i.test(name))
		.map((name) => `${folder}/${name}`),
);

describe('what leaves the server', () => {
	test.each(fixtures)('tells nothing but the picture: %s', async (path) => {
		const picture = await stored(fixture(path));
		for (const size of ['shown', 'thumb']) {
			const answer = await see(picture, 'lead', size);
			const bytes = await bytesOf(answer);
			expect(await exifr.parse(bytes).catch(() => undefined), size).toBeUndefined();
			expect(await exifr.gps(bytes).catch(() => undefined), size).toBeUndefined();
			expect(bytes.includes('Exif') || bytes.includes('ns.adobe.com'), size).toBe(false);
		}
	});

	test.each(fixtures.filter((path) => /Landscape_[1-8]/.test(path)))(
		'stands upright, 1600 and 320 pixels at most: %s',
		async (path) => {
			const picture = await stored(fixture(path));
			const shown = await bytesOf(await see(picture));
			const { format, width, height, exif, icc } = await sharp(shown).metadata();
			expect({ format, width, height }).toEqual({ format: 'jpeg', width: 1600, height: 1067 });
			expect([exif, icc]).toEqual([undefined, undefined]);
			const thumb = await bytesOf(await see(picture, 'lead', 'thumb'));
			expect(await sharp(thumb).metadata()).toMatchObject({ width: 320, height: 213 });
			expect(await differenceOf(thumb, pictures.landscape().bytes)).toBeLessThan(12);
		},
	);

	test('cannot be taken for anything else by a browser', async () => {
		const picture = await stored(jpegOf(2_000, 20));
		const { headers } = await see(picture);
		expect(Object.fromEntries(headers)).toMatchObject({
			'content-type': 'image/jpeg',
			'content-disposition': 'inline',
			'x-content-type-options': 'nosniff',
			'content-security-policy': "sandbox; default-src 'none'",
			'cache-control': 'private, max-age=86400, immutable',
			etag: `"${picture.sha}-full"`,
		});
	});

	test.each(Object.entries(polyglots()))('holds nothing of %s', async (_name, made) => {
		const picture = await stored(made);
		for (const size of ['shown', 'thumb']) {
			const answer = await see(picture, 'lead', size);
			expect(answer.headers.get('content-type')).toBe('image/jpeg');
			const bytes = await bytesOf(answer);
			expect(bytes.includes(page) || bytes.includes('PK\x03\x04')).toBe(false);
			expect((await sharp(bytes).metadata()).format).toBe('jpeg');
		}
	});

	test('is not sent twice to a browser that still has it', async () => {
		const picture = await stored(jpegOf(2_000, 21));
		const etag = (await see(picture)).headers.get('etag') ?? '';
		const url = `${house.origin}/api/orgs/${org}/photos/${picture.sha}`;
		const again = (who: string) =>
			fetch(url, { headers: { authorization: `Bearer ${tokens[who]}`, 'if-none-match': etag } });
		expect((await again('lead')).status).toBe(304);
		expect((await again('elsewhere')).status).toBe(404);
	});

	test('is drawn again when it got lost', async () => {
		const picture = await stored(pictures.turned());
		await atRest();
		const { photos } = house.context;
		const original = await photos.put(org, asParts(picture.bytes));
		await photos.remove(org, picture.sha);
		await original.commit(picture.sha, 'original');
		expect(await photos.has(org, picture.sha, 'thumb')).toBe(false);
		const shown = await Promise.all(
			['shown', 'thumb', 'shown'].map((size) => see(picture, 'lead', size)),
		);
		expect(shown.map(({ status }) => status)).toEqual([200, 200, 200]);
	});
});

describe('what cannot be drawn', () => {
	test('is handed out as a file, byte for byte, once it tells no place', async () => {
		const bytes = Buffer.from(pictures.heic().bytes);
		expect(blankLocation(bytes).certain).toBe(true);
		const picture = await stored(named(bytes));
		const answer = await see(picture);
		expect(Object.fromEntries(answer.headers)).toMatchObject({
			'content-type': 'application/octet-stream',
			'content-disposition': `attachment; filename="${picture.sha.slice(0, 12)}.heic"`,
			'x-content-type-options': 'nosniff',
			'content-security-policy': "sandbox; default-src 'none'",
		});
		expect((await bytesOf(answer)).equals(bytes)).toBe(true);
	});

	test('is not handed out as it is when it tells where it was taken', async () => {
		const picture = await stored(pictures.heic());
		expect((await see(picture)).status).toBe(404);
		expect(house.logged.join()).toContain('photo.tells-place');
	});

	test('has no small picture', async () => {
		const picture = await stored(fixture('heic/exifr-heic-single.heic'));
		expect((await see(picture, 'lead', 'thumb')).status).toBe(415);
	});

	test('is also a picture too large to be decoded here', async () => {
		const picture = await stored(plainPng(9_000, 9_000));
		const answer = await see(picture);
		expect(answer.headers.get('content-disposition')).toMatch(/^attachment; .*\.png"$/);
		expect((await bytesOf(answer)).equals(picture.bytes)).toBe(true);
	});
});

/** Mean difference of two pictures, 0 to 255, both brought to one small size. */
async function differenceOf(a: Buffer, b: Buffer): Promise<number> {
	const raw = (bytes: Buffer) =>
		sharp(bytes).resize(60, 40, { fit: 'fill' }).removeAlpha().raw().toBuffer();
	const [one, two] = [await raw(a), await raw(b)];
	return one.reduce((sum, value, at) => sum + Math.abs(value - (two[at] ?? 0)), 0) / one.length;
}
