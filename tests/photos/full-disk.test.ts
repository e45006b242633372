// The disk of the photos is full: nothing is called safe, nothing is left half way, and it goes on as soon
// as there is room.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readStored } from '#lib/server/photos/store.ts';
import { smallDiskAt, type SmallDisk } from '../support/small-disk.ts';
import { openHouse, org, type House } from './house.ts';
import { jpegOf } from './pictures.ts';

let folder: string;
let disk: SmallDisk;
let house: House;
let token: string;
beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'todo-habla-small-'));
	disk = await smallDiskAt(folder, 8_000_000);
	house = await openHouse({ folder: join(folder, 'photos') });
	token = await house.phone('ana');
});
afterAll(async () => {
	await house.close();
	await disk.close();
	await rm(folder, { recursive: true, force: true });
});

test('a picture that does not fit is refused, and taken once there is room', async () => {
	const picture = jpegOf(1_500_000);
	await house.declare(picture);
	const put = () => house.ask('PUT', `/${picture.sha}`, token, picture.bytes);
	await disk.leave(300_000, process.pid);
	for (let again = 0; again < 3; again += 1) {
		const answer = await put();
		expect(answer.status).toBe(507);
		expect(answer.headers.get('retry-after')).toBe('300');
		expect(await answer.json()).toMatchObject({ magic: 'th', problem: 'disk-full' });
		expect(await house.stateOf(picture.sha)).toBe('declared');
		expect(await house.photoBytes()).toBe(0);
		expect(await house.context.photos.has(org, picture.sha)).toBe(false);
		expect(await house.leftovers()).toEqual([]);
	}
	await disk.free(process.pid);
	expect((await put()).status).toBe(200);
	const kept = await readStored(house.context.photos, org, picture.sha);
	expect(kept?.equals(picture.bytes)).toBe(true);
});
