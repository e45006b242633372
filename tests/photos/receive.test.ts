// Pictures on their way in, over real HTTP: whatever happens to the line, a picture is either whole and
// safe or not there at all.
import { once } from 'node:events';
import { request } from 'node:http';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { mostBytes } from '#lib/server/photos/arriving.ts';
import { readStored } from '#lib/server/photos/store.ts';
import { openHouse, org, type House } from './house.ts';
import { disguised, jpegOf, named, noise, pictures, plainPng, type Picture } from './pictures.ts';

let house: House;
let token: string;
beforeEach(async () => {
	house = await openHouse();
	token = await house.phone('ana');
});
afterEach(() => house.close());

const put = ({ sha, bytes }: Picture) => house.ask('PUT', `/${sha}`, token, bytes);
const problemOf = async (response: Response) => {
	const said = (await response.json()) as { problem?: string; magic?: string };
	expect(said.magic).toBe('th');
	return [response.status, said.problem];
};
const isKept = async ({ sha, bytes }: Picture) =>
	(await readStored(house.context.photos, org, sha))?.equals(bytes) ?? false;

const patient = { timeout: 20_000 };

/** Sends so many bytes of a picture, as long as it says it is, and pulls the plug. */
async function cutAfter({ sha, bytes }: Picture, sent: number): Promise<void> {
	const call = request(`${house.origin}/api/orgs/${org}/photos/${sha}`, {
		method: 'PUT',
		headers: {
			authorization: `Bearer ${token}`,
			'content-type': 'image/jpeg',
			'content-length': bytes.length,
		},
	});
	call.on('error', () => undefined);
	call.flushHeaders();
	await once(call, 'socket');
	if (sent > 0) await new Promise((done) => call.write(bytes.subarray(0, sent), done));
	await vi.waitFor(async () => expect(await house.leftovers()).toHaveLength(1), patient);
	call.destroy();
	await vi.waitFor(async () => expect(await house.leftovers()).toEqual([]), patient);
}

describe('a picture that was told of', () => {
	test.each(Object.entries(pictures))('is kept byte for byte: %s', async (_name, make) => {
		const picture = make();
		await house.declare(picture);
		const response = await put(picture);
		expect(response.status).toBe(200);
		expect(await response.json()).toMatchObject({ magic: 'th', stored: true });
		expect(await house.stateOf(picture.sha)).toBe('stored');
		expect(await isKept(picture)).toBe(true);
		expect(await house.photoBytes()).toBe(picture.bytes.length);
		expect(await house.leftovers()).toEqual([]);
	});

	test('arrives whole after having been cut at every 64 KB', async () => {
		const picture = pictures.heic();
		await house.declare(picture);
		for (let sent = 0; sent < picture.bytes.length; sent += 65_536) {
			await cutAfter(picture, sent);
			expect(await house.stateOf(picture.sha)).toBe('declared');
			expect(await house.context.photos.has(org, picture.sha)).toBe(false);
		}
		expect((await put(picture)).status).toBe(200);
		expect(await isKept(picture)).toBe(true);
	});

	test('is kept once when eight phones hand it in at the same time', async () => {
		const picture = jpegOf(600_000);
		await house.declare(picture);
		const answers = await Promise.all(Array.from({ length: 8 }, () => put(picture)));
		expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(200));
		expect(await house.photoBytes()).toBe(picture.bytes.length);
		expect(await isKept(picture)).toBe(true);
		expect(await house.leftovers()).toEqual([]);
	});

	test('that is here already is a success at once, and its body is not kept again', async () => {
		const picture = jpegOf(600_000);
		await house.declare(picture);
		await put(picture);
		const putting = vi.spyOn(house.context.photos, 'put');
		const started = await fetch(`${house.origin}/api/orgs/${org}/photos/${picture.sha}`, {
			method: 'PUT',
			headers: { authorization: `Bearer ${token}`, 'content-type': 'image/jpeg' },
			body: new ReadableStream({ pull: (line) => line.enqueue(noise(65_536, 1)) }),
			duplex: 'half',
		} as RequestInit);
		expect(await started.json()).toMatchObject({ stored: true });
		expect(putting).not.toHaveBeenCalled();
		expect(await house.photoBytes()).toBe(picture.bytes.length);
	});

	test('of which the disk lost the file is taken again', async () => {
		const picture = pictures.landscape();
		await house.declare(picture);
		await put(picture);
		await house.context.photos.remove(org, picture.sha);
		expect((await put(picture)).status).toBe(200);
		expect(await isKept(picture)).toBe(true);
		expect(await house.photoBytes()).toBe(picture.bytes.length);
	});

	test('but sent with other bytes is refused, and may be sent again', async () => {
		const picture = pictures.landscape();
		await house.declare(picture);
		const wrong = { sha: picture.sha, bytes: pictures.turned().bytes };
		expect(await problemOf(await put(wrong))).toEqual([422, 'wrong-hash']);
		const nothing = { sha: picture.sha, bytes: Buffer.alloc(0) };
		expect(await problemOf(await put(nothing))).toEqual([422, 'wrong-hash']);
		expect(await house.stateOf(picture.sha)).toBe('declared');
		expect(await house.context.photos.has(org, picture.sha)).toBe(false);
		expect(await house.context.photos.usage(org)).toBe(0);
		expect(await house.leftovers()).toEqual([]);
		expect((await put(picture)).status).toBe(200);
	});
});

describe('what is no photo', () => {
	test('nobody told of it: not taken', async () => {
		expect(await problemOf(await put(pictures.landscape()))).toEqual([404, 'not-declared']);
		expect(await house.context.photos.usage(org)).toBe(0);
	});

	test('of another business: not taken', async () => {
		const picture = pictures.landscape();
		await house.declare(picture);
		const elsewhere = 'another-business';
		const response = await fetch(`${house.origin}/api/orgs/${elsewhere}/photos/${picture.sha}`, {
			method: 'PUT',
			headers: { authorization: `Bearer ${token}`, 'content-type': 'image/jpeg' },
			body: new Uint8Array(picture.bytes),
		});
		expect(response.status).toBe(401);
		expect(await house.stateOf(picture.sha)).toBe('declared');
	});

	test('50 MB that say so are refused before a byte of them is read', async () => {
		const picture = named(Buffer.alloc(50_000_000, 7));
		await house.declare(picture);
		const putting = vi.spyOn(house.context.photos, 'put');
		expect(await problemOf(await put(picture))).toEqual([413, 'too-large']);
		expect(putting).not.toHaveBeenCalled();
	});

	test('50 MB that do not say so are cut off at the limit', async () => {
		const picture = named(Buffer.alloc(50_000_000, 7));
		await house.declare(picture);
		let taken = 0;
		const { put: disk } = house.context.photos;
		house.context.photos.put = (to, parts) => {
			const watched = async function* () {
				for await (const part of parts) {
					taken += part.length;
					yield part;
				}
			};
			return disk(to, watched());
		};
		let at = 0;
		const response = await fetch(`${house.origin}/api/orgs/${org}/photos/${picture.sha}`, {
			method: 'PUT',
			headers: { authorization: `Bearer ${token}`, 'content-type': 'image/jpeg' },
			body: new ReadableStream({
				pull: (line) => {
					line.enqueue(picture.bytes.subarray(at, (at += 65_536)));
					if (at >= picture.bytes.length) line.close();
				},
			}),
			duplex: 'half',
		} as RequestInit);
		expect(await problemOf(response)).toEqual([413, 'too-large']);
		expect(taken).toBeGreaterThan(0);
		expect(taken).toBeLessThanOrEqual(mostBytes);
		expect(await house.leftovers()).toEqual([]);
		expect(await house.stateOf(picture.sha)).toBe('declared');
	});

	test.each([
		['20,000 × 20,000 pixels', plainPng(20_000, 20_000)],
		['a text', named(Buffer.from('No soy una foto.'))],
		['a program', named(Buffer.from('\x7fELF and so on', 'latin1'))],
		['a drawing in SVG', named(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'))],
	])('%s: refused for good, and nothing of it is kept', async (_name, picture) => {
		await house.declare(picture);
		expect(await problemOf(await put(picture))).toEqual([415, 'not-a-picture']);
		expect(await house.stateOf(picture.sha)).toBe('bad');
		expect(await house.context.photos.usage(org)).toBe(0);
		expect(await house.photoBytes()).toBe(0);
		expect(await house.leftovers()).toEqual([]);
	});

	test('a page that begins like a JPEG is kept as a file, never as a picture', async () => {
		const picture = disguised();
		await house.declare(picture);
		expect((await put(picture)).status).toBe(200);
		const shown = await house.ask('GET', `/${picture.sha}`, token);
		expect(shown.headers.get('content-type')).toBe('application/octet-stream');
		expect(shown.headers.get('content-disposition')).toMatch(/^attachment/);
	});
});
