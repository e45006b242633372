// Row 20: pictures on their way to the server, cut at every 64 KB, damaged, empty, huge, hostile.
// Before Dexie, which looks for a database once.
import { House, type LinePhone } from '../house.ts';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { addPhoto } from '#lib/domain/walk/photo.ts';
import { storeBlob } from '#lib/local/photo-box.ts';
import { refusedPictures, requeuePictures } from '#lib/local/photo-queue.ts';
import { record } from '#lib/local/record.ts';
import { aPicture, pointOf } from '../../support/builders.ts';
import { jpegOf, named, page, plainPng, polyglots, type Picture } from '../../photos/pictures.ts';
import { chanceOf, type Chance } from '../chance.ts';
import type { Row } from '../row.ts';
import type { Meddling } from './02-answers-lost.ts';

export const row: Row = {
	number: 20,
	name: 'pictures cut, damaged, huge, hostile',
	run: (seed) => photoUpload(seed),
};

const piece = 65_536;
const pieces = 8;

/** A phone's own pictures over a line that cuts and damages; then what somebody hostile would send. */
export async function photoUpload(seed: number, meddle: Meddling = () => undefined) {
	const chance = chanceOf(seed);
	const house = await House.open();
	try {
		const ana = await house.phone(seed);
		meddle(ana);
		await ana.walks(1);
		const own = Array.from({ length: pieces }, (_, at) => jpegOf(at * piece, chance.below(1e9)));
		for (const picture of own) await tell(ana, picture, true);
		const cut = await cutEverywhere(house, ana);
		const damaged = await damageSome(house, ana, chance);
		await ana.settles();
		const hostile = await attack(house, ana);
		holds(house, [...own, ...hostile.kept]);
		return { fired: cut + damaged + hostile.tried, cut, damaged, photos: own.length };
	} finally {
		await house.close();
	}
}

async function tell({ phone, here }: LinePhone, { sha, bytes }: Picture, isHeld: boolean) {
	const [walk] = await phone.run((db) => db.walks.toArray());
	if (!walk) throw new Error('no walk to photograph');
	const told = addPhoto(
		pointOf(walk, 'floor'),
		here.newId(),
		'before',
		aPicture(sha, bytes.length),
	);
	const held = new Uint8Array(bytes).buffer;
	await record(phone, [told], here, async (db) => {
		if (isHeld)
			await storeBlob(db, { sha, mime: 'image/jpeg', bytes: held, thumb: null, waiting: 1 });
	});
}

/** Every connection falls after so many bytes; pushes are smaller than the first piece. */
async function cutEverywhere({ line, site, org }: House, ana: LinePhone): Promise<number> {
	let cut = 0;
	const { way } = ana;
	ana.way = async (request) => {
		const isPicture = request.method === 'PUT';
		try {
			return await way(request);
		} catch (error) {
			if (isPicture) cut += 1;
			throw error;
		}
	};
	for (let at = 1; at <= pieces + 5; at += 1) {
		line.next = () => ({ kind: 'cut', side: 'request', after: at * piece });
		await ana.pumps();
		await believesNoMore({ site, org }, ana);
	}
	line.next = () => ({ kind: 'none' });
	ana.way = way;
	return cut;
}

/** One byte turns over on the way; whoever looks at what was refused sends it once more. */
async function damageSome(house: House, ana: LinePhone, chance: Chance): Promise<number> {
	const fresh = Array.from({ length: 4 }, () => jpegOf(1_000, chance.below(1e9)));
	for (const picture of fresh) await tell(ana, picture, true);
	let damaged = 0;
	const { way } = ana;
	ana.way = async (request) => {
		if (request.method !== 'PUT' || chance.next() < 0.3) return way(request);
		const bytes = new Uint8Array(await request.arrayBuffer());
		const at = chance.below(bytes.length);
		bytes[at] = (bytes[at] ?? 0) ^ 1;
		damaged += 1;
		return way(new Request(request.url, { method: 'PUT', headers: request.headers, body: bytes }));
	};
	for (let round = 0; round < 3; round += 1) {
		await ana.pumps();
		await believesNoMore(house, ana);
	}
	ana.way = way;
	const refused = await ana.phone.run(refusedPictures);
	await requeuePictures(
		ana.phone,
		refused.map(({ sha }) => sha),
	);
	await ana.settles();
	holds(house, fresh);
	return damaged;
}

/** What a phone no longer waits with lies on the server's disk, whole. */
async function believesNoMore(house: Pick<House, 'site' | 'org'>, ana: LinePhone): Promise<void> {
	const blobs = await ana.phone.run((db) => db.blobs.toArray());
	const safe = blobs.filter(({ waiting, why }) => waiting !== 1 && !why);
	holds(
		house,
		safe.map(({ sha }) => ({ sha })),
	);
}

/** I7 and I12. */
function holds({ site, org }: Pick<House, 'site' | 'org'>, pictures: { sha: string }[]): void {
	const db = new DatabaseSync(join(site.data, 'todo-habla.db'), { readOnly: true });
	const states = db.prepare('select sha, state from photos where org = ?').all(org);
	db.close();
	const stateOf = new Map(states.map(({ sha, state }) => [sha, state]));
	for (const { sha } of pictures) {
		const path = join(site.data, 'photos', org, sha.slice(0, 2), sha);
		const held = existsSync(path) ? named(readFileSync(path)).sha : 'nothing';
		if (held !== sha || stateOf.get(sha) !== 'stored')
			throw new Error(`I7: ${sha.slice(0, 8)} is ${String(stateOf.get(sha))}, with ${held}`);
	}
	const status = readFileSync(`/proc/${site.pid}/status`, 'utf8');
	const kb = Number(/VmHWM:\s+(\d+)/.exec(status)?.[1]);
	if (!(kb < 300 * 1024)) throw new Error(`I12: the server took ${kb} KB`);
}

/** Everything but a photo, by a phone that may send photos. */
async function attack(house: House, ana: LinePhone) {
	const bomb = plainPng(20_000, 20_000);
	const huge = named(Buffer.alloc(50_000_000, 7));
	const text = named(Buffer.from('No soy una foto.'));
	const plain = jpegOf(2_000, 1);
	const twofold = Object.values(polyglots());
	for (const picture of [bomb, huge, text, plain, ...twofold]) await tell(ana, picture, false);
	await ana.settles();
	const tries: [Picture, number][] = [
		[{ ...plain, bytes: Buffer.alloc(0) }, 422],
		[{ ...plain, bytes: text.bytes }, 422],
		[{ ...plain, bytes: plain.bytes.subarray(0, -1) }, 422],
		[named(Buffer.from('Nadie habló de mí.')), 404],
		...([huge, bomb, text] as const).map((one, at): [Picture, number] => [one, at ? 415 : 413]),
		...[plain, ...twofold].map((one): [Picture, number] => [one, 200]),
	];
	for (const [picture, wanted] of tries) {
		const { status } = await asked(house, ana, picture.sha, picture.bytes);
		if (status !== wanted) throw new Error(`I7: ${status} instead of ${wanted}`);
	}
	for (const { sha } of twofold) {
		const shown = await asked(house, ana, sha);
		const bytes = Buffer.from(await shown.arrayBuffer());
		if (shown.status !== 200 || bytes.includes(page) || bytes[0] !== 0xff)
			throw new Error(`a page came out as a picture: ${shown.status}`);
	}
	const left = readdirSync(join(house.site.data, 'photos/.arriving'));
	if (left.length > 0) throw new Error(`I12: ${left.length} files left half way`);
	return { tried: tries.length, kept: [plain, ...twofold] };
}

const asked = ({ site, org }: House, ana: LinePhone, sha: string, bytes?: Buffer) =>
	ana.way(
		new Request(`${site.origin}/api/orgs/${org}/photos/${sha}`, {
			method: bytes ? 'PUT' : 'GET',
			headers: { authorization: `Bearer ${ana.token}`, 'content-type': 'image/jpeg' },
			...(bytes ? { body: new Uint8Array(bytes) } : {}),
		}),
	);
