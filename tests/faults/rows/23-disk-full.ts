// Row 23: the server's disk is full: nothing is called safe that is not, and nothing is lost.
// Before Dexie, which looks for a database once.
import { House, type LinePhone } from '../house.ts';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { addPhoto } from '#lib/domain/walk/photo.ts';
import { storeBlob } from '#lib/local/photo-box.ts';
import { record } from '#lib/local/record.ts';
import { aPicture, pointOf } from '../../support/builders.ts';
import { jpegOf, named } from '../../photos/pictures.ts';
import { smallDiskAt } from '../../support/small-disk.ts';
import { chanceOf } from '../chance.ts';
import { logIn, mustHold } from '../ledger.ts';
import type { Row } from '../row.ts';

const size = 30_000_000;

export const row: Row = {
	number: 23,
	name: 'the disk of the server is full',
	run: async (seed) => {
		const chance = chanceOf(seed);
		const house = await House.open();
		const ana = await house.phone(seed);
		await ana.walks(1);
		await ana.settles();
		await house.site.stop();
		const disk = await smallDiskAt(house.site.data, size);
		try {
			await house.site.start();
			const refused = countRefused(ana);
			for (let round = 0; round < 6; round += 1) {
				await disk.leave(20_000 + chance.below(1_200_000), house.site.pid);
				await ana.walks(12);
				await photograph(ana, 250_000, chance.below(1e9));
				for (let turn = 0; turn < 4; turn += 1) await ana.pumps();
				await keepsItsWord(house, ana);
				if (round % 2 === 1) await disk.free(house.site.pid);
				if (round % 2 === 1) await ana.settles();
			}
			const { all } = await ana.told();
			const log = await logIn(house.site, house.org);
			mustHold(log, all, 'I1: told');
			await keepsItsWord(house, ana);
			const left = readdirSync(join(house.site.data, 'photos/.arriving'));
			if (left.length > 0) throw new Error(`I12: ${left.length} files left half way`);
			return { fired: refused(), ops: log.length };
		} finally {
			await house.site.stop();
			await disk.close();
			await house.close();
		}
	},
};

function countRefused(ana: LinePhone): () => number {
	let refused = 0;
	const { way } = ana;
	ana.way = async (request) => {
		const response = await way(request);
		if (response.status >= 500) refused += 1;
		return response;
	};
	return () => refused;
}

async function photograph({ phone, here }: LinePhone, size: number, seed: number): Promise<void> {
	const { sha, bytes } = jpegOf(size, seed);
	const [walk] = await phone.run((db) => db.walks.toArray());
	if (!walk) throw new Error('no walk to photograph');
	const picture = aPicture(sha, bytes.length);
	const told = addPhoto(pointOf(walk, 'floor'), here.newId(), 'before', picture);
	const held = new Uint8Array(bytes).buffer;
	await record(phone, [told], here, (db) =>
		storeBlob(db, { sha, mime: 'image/jpeg', bytes: held, thumb: null, waiting: 1 }),
	);
}

/** What the phone calls safe is in the log, and its pictures are on the disk. */
async function keepsItsWord({ site, org }: House, ana: LinePhone): Promise<void> {
	mustHold(await logIn(site, org), (await ana.told()).acked, 'I11: safe');
	const blobs = await ana.phone.run((db) => db.blobs.toArray());
	for (const { sha, waiting } of blobs) {
		if (waiting === 1) continue;
		const path = join(site.data, 'photos', org, sha.slice(0, 2), sha);
		if (!existsSync(path) || named(readFileSync(path)).sha !== sha)
			throw new Error(`I7: ${sha.slice(0, 8)} is called safe and is not there`);
	}
}
