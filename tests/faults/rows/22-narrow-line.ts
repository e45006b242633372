// Row 22: 20 kbit/s, two seconds there and back, one packet in ten lost: answers go before pictures.
// Before Dexie, which looks for a database once.
import { House, type LinePhone } from '../house.ts';
import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { addPhoto } from '#lib/domain/walk/photo.ts';
import { storeBlob } from '#lib/local/photo-box.ts';
import { record } from '#lib/local/record.ts';
import { aPicture, pointOf } from '../../support/builders.ts';
import { chanceOf } from '../chance.ts';
import { logIn, mustHold } from '../ledger.ts';
import type { Row } from '../row.ts';

export const row: Row = {
	number: 22,
	name: '20 kbit/s, 2 s round trip, 10 % loss',
	run: async (seed) => {
		const house = await House.open();
		try {
			const ana = await house.phone(seed);
			await ana.settles();
			await ana.walks(4);
			const photos = 2;
			for (let one = 0; one < photos; one += 1) await photograph(ana, one);
			house.line.width = { bits: 20_000, delay: 1_000, loss: 0.1, chance: chanceOf(seed).next };
			const started = performance.now();
			const round = ana.pumps();
			const opsAt = await until(async () => (await waiting(ana)).ops === 0, started);
			if ((await waiting(ana)).photos < photos) throw new Error('I10: pictures before operations');
			mustHold(await logIn(house.site, house.org), (await ana.told()).all, 'I1: told');
			await round;
			await until(async () => (await ana.pumps()) === 'safe', started);
			const seconds = (performance.now() - started) / 1000;
			if (opsAt > 60_000) throw new Error(`I10: the queue took ${opsAt} ms`);
			const lost = house.line.fired;
			return { fired: 1 + lost, lost, ops_ms: Math.round(opsAt), seconds: Math.round(seconds) };
		} finally {
			await house.close();
		}
	},
};

async function photograph({ phone, here }: LinePhone, seed: number): Promise<void> {
	const noise = { type: 'gaussian' as const, mean: 120 + seed, sigma: 40 };
	const picture = sharp({
		create: { width: 160, height: 120, channels: 3, background: '#333', noise },
	});
	const jpeg = await picture.jpeg({ quality: 60 }).toBuffer();
	const bytes = new Uint8Array(jpeg).buffer;
	const sha = createHash('sha256').update(jpeg).digest('hex');
	const [walk] = await phone.run((db) => db.walks.toArray());
	if (!walk) throw new Error('no walk to photograph');
	const fact = addPhoto(pointOf(walk, 'floor'), here.newId(), 'before', aPicture(sha, jpeg.length));
	await record(phone, [fact], here, (db) =>
		storeBlob(db, { sha, mime: 'image/jpeg', bytes, thumb: null, waiting: 1 }),
	);
}

const waiting = ({ phone }: LinePhone) =>
	phone.run(async (db) => ({
		ops: await db.ops.where('outbox').above(0).count(),
		photos: await db.blobs.where('waiting').equals(1).count(),
	}));

/** Milliseconds since `started` when it became true; throws after two minutes. */
async function until(isSo: () => Promise<boolean>, started: number): Promise<number> {
	while (!(await isSo())) {
		if (performance.now() - started > 120_000) throw new Error('I10: it takes for ever');
		await new Promise((done) => setTimeout(done, 100));
	}
	return performance.now() - started;
}
