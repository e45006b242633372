// In the page: a phone that joins, tells, sends and hears, and the floor beside it; all times in ms.
import type { answerItem } from '#lib/domain/walk/answer-facts.ts';
import { addPhoto } from '#lib/domain/walk/photo.ts';
import { enrol } from '#lib/local/enrol.ts';
import { accountOf } from '#lib/local/link.ts';
import { allOps } from '#lib/local/log.ts';
import { Phone } from '#lib/local/phone.ts';
import { besidePhoto } from '#lib/local/photo-box.ts';
import { record } from '#lib/local/record.ts';
import { bytesHash } from '#lib/protocol/digest.ts';
import { pendingNow } from '#lib/local/standing.ts';
import { today } from '#lib/local/today.ts';
import { pull } from '#lib/sync/pull.ts';
import { pump } from '#lib/sync/pump.ts';
import { push } from '#lib/sync/push.ts';
import type { Talk } from '#lib/sync/talk.ts';
import { overFetch } from '#lib/sync/transport.ts';
import { floorDown, floorUp, openFloor, type Bare } from './floor.ts';
import { theWork } from './work.ts';

const here = { now: () => Date.now(), newId: () => crypto.randomUUID() };
const phone = new Phone('relay');

async function talk(): Promise<Talk> {
	const account = await phone.run(accountOf);
	if (!account) throw new Error('nobody');
	const heard = { at: null, off: null };
	return { phone, account, transport: overFetch(), here, app: 'bench', heard };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
	const from = performance.now();
	await work();
	return performance.now() - from;
}

async function mustEnd(stop: Promise<unknown>): Promise<void> {
	const told = await stop;
	if (told !== null) throw new Error(JSON.stringify(told));
}

const relay = {
	joins: (org: string, token: string) =>
		enrol(phone, {
			...{ org, orgName: 'La Fonda', person: 'p', name: 'Elena', device: 'd', token },
			...{ role: 'owner', sites: 'all' },
		}),
	/** Gives the names of the answers told. */
	tells: async (answers: number): Promise<number> => {
		const { place, walks } = theWork(here, answers);
		await record(phone, place, here);
		for (const facts of walks) await record(phone, facts, here);
		const told = walks.flat().filter(({ kind }) => kind === 'answer.set') as ReturnType<
			typeof answerItem
		>[];
		const bare = told.map(({ ent, body }): Bare => {
			const [walk = '', , item = ''] = ent.split('/');
			const answer = body.answer?.kind ?? '';
			return { id: here.newId(), walk, item, answer, at: here.now() };
		});
		const floor = openFloor('floor');
		await floor.outbox.bulkAdd(bare);
		floor.close();
		return told.length;
	},
	/** Tells one more photo of the first walk, as the camera would have brought it; `jpeg` in base64. */
	keeps: async (jpeg: string): Promise<void> => {
		const bytes = Uint8Array.from(atob(jpeg), (one) => one.charCodeAt(0));
		const sha = bytesHash(bytes);
		const walk = await phone.run((db) => db.walks.toCollection().first());
		const point = { walk: walk?.id ?? '', site: walk?.site ?? '', area: 'hall', item: 'item-1' };
		const size = { width: 1600, height: 1200, bytes: bytes.length, takenAt: null };
		const picture = { sha, mime: 'image/jpeg', ...size };
		const fact = addPhoto({ ...point, tpl: '' }, here.newId(), 'before', picture);
		const blob = { sha, mime: 'image/jpeg', bytes: bytes.buffer, thumb: null };
		await record(phone, [fact], here, besidePhoto(blob, ''));
	},
	/** Rounds until all of it is safe, as the app would go them; gives ms. */
	drains: () =>
		timed(async () => {
			for (let round = 0; round < 20; round += 1) {
				const pumping = { phones: [phone], transport: overFetch(), here, app: 'bench' };
				const [pumped] = await pump(pumping);
				if (pumped?.standing.state === 'safe') return;
			}
			throw new Error('not safe after twenty rounds');
		}),
	up: async () => {
		const speaking = await talk();
		const pend = await phone.run(pendingNow);
		return timed(() => mustEnd(push(speaking, pend)));
	},
	down: async () => {
		const speaking = await talk();
		return timed(() => mustEnd(pull(speaking)));
	},
	/** From nothing to a first screen that can answer. */
	ready: async () => {
		const speaking = await talk();
		return timed(async () => {
			await mustEnd(pull(speaking));
			await phone.run(today(Date.now()));
		});
	},
	floorUp: () => timed(() => floorUp(openFloor('floor'))),
	floorDown: () => timed(() => floorDown(openFloor('floor'))),
	/** Names of the operations here, the answers they folded to, and what waits. */
	held: () =>
		phone.run(async (db) => ({
			ops: (await allOps(db)).map(({ id }) => id),
			answers: await db.answers.filter(({ said }) => said.heads.length === 1).count(),
			waiting: await db.ops.where('outbox').above(0).count(),
			walks: await db.walks.count(),
		})),
};

declare global {
	interface Window {
		relay: typeof relay;
	}
}
window.relay = relay;
