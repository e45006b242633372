// Row 11: operations that no server can take, and one over which it stumbles, in the middle of good ones.
import { sql } from 'kysely';
import type { Json } from '#lib/protocol/op.ts';
import { answerItem } from '#lib/domain/walk/answer-facts.ts';
import type { Walk } from '#lib/domain/walk/walk.ts';
import { pointOf, startOf } from '../../support/builders.ts';
import { chanceOf } from '../chance.ts';
import { Town, type NearPhone } from '../near.ts';
import type { Row } from '../row.ts';

const poisons: [name: string, change: (row: { kind: string; body: Json; ent: string }) => void][] =
	[
		['a bad body', (row) => (row.body = { answer: { kind: 'maybe' } })],
		['an unknown kind', (row) => (row.kind = 'party.plan')],
		['300 KB', (row) => (row.body = { answer: { kind: 'pass' }, more: 'x'.repeat(300_000) })],
		['a NUL', (row) => (row.body = { text: 'a\0b' })],
		['half a sign', (row) => (row.body = { text: '\ud800' })],
		['__proto__', (row) => (row.body = JSON.parse('{"__proto__":{"a":1}}') as Json)],
		['nothing', (row) => (row.body = null)],
		['another place', (row) => (row.ent = 'elsewhere')],
	];

export const row: Row = {
	number: 11,
	name: 'poisoned operations between good ones',
	run: async (seed) => {
		const chance = chanceOf(seed);
		const town = await Town.of(chance);
		try {
			const phone = await town.phone();
			const site = await phone.prepares();
			const start = startOf(site, phone.here);
			const walk = { id: start.ent, site: site.id, kind: 'house' } as Walk;
			await phone.tell(start);
			let good = 0;
			for (const [, change] of poisons) {
				const [bad] = await phone.tell(answerItem(pointOf(walk, 'floor'), { kind: 'pass' }));
				await spoil(phone, bad?.id ?? '', change);
				await phone.tell(answerItem(pointOf(walk, 'soap'), { kind: 'fail' }));
				good += 1;
			}
			const [stone] = await phone.tell(answerItem(pointOf(walk, 'floor'), { kind: 'pass' }));
			await stumblesOver(town, stone?.id ?? '');
			await phone.tell(answerItem(pointOf(walk, 'soap'), { kind: 'fail' }));
			good += 1;
			for (let round = 0; round < 12; round += 1) await phone.pumps();
			const rows = await phone.phone.run((db) => db.ops.toArray());
			const left = rows.filter(({ state }) => state === 'pending');
			if (left.length > 0) throw new Error(`I10: ${left.length} still wait behind a poison`);
			const told = rows.filter(({ kind, ent }) => kind === 'answer.set' && ent.endsWith('soap'));
			if (told.length !== good || told.some(({ state }) => state !== 'acked'))
				throw new Error('I1: a good operation was not taken');
			const tray = rows.filter(({ state }) => state === 'rejected' || state === 'parked');
			if (tray.length !== poisons.length + 1) throw new Error(`I1: ${tray.length} in the tray`);
			if (tray.filter(({ id, why }) => id === stone?.id && why === 'handler').length !== 1)
				throw new Error('I10: the server did not stumble');
			return { fired: tray.length, ops: await town.holds() };
		} finally {
			await town.close();
		}
	},
};

/** As a fault of ours in the server: whatever takes this operation in breaks in the middle of it. */
const stumblesOver = ({ house }: Town, id: string): Promise<unknown> =>
	sql
		.raw(
			`create trigger stone before insert on ops when new.op_id = '${id}'
				begin select raise(abort, 'stumbled'); end`,
		)
		.execute(house.server.db);

/** As a fault of memory or of an older application would leave it on disk. */
const spoil = (
	{ phone }: NearPhone,
	id: string,
	change: (row: { kind: string; body: Json; ent: string }) => void,
): Promise<unknown> => phone.run((db) => db.ops.where('id').equals(id).modify(change));
