// Row 13: membership ends while a phone is offline, or goes over to another site; and two people, one
// phone, a change of shift with unsent work.
import type { Fact } from '#lib/domain/fact.ts';
import { setSite, type Site } from '#lib/domain/site/site.ts';
import { answerItem } from '#lib/domain/walk/answer-facts.ts';
import type { Walk } from '#lib/domain/walk/walk.ts';
import { pump } from '#lib/sync/pump.ts';
import { overFetch } from '#lib/sync/transport.ts';
import { origin } from '../../access/house.ts';
import { pointOf, startOf } from '../../support/builders.ts';
import { chanceOf } from '../chance.ts';
import { Town, type NearPhone } from '../near.ts';
import type { Row } from '../row.ts';

export const row: Row = {
	number: 13,
	name: 'revoked or moved to another site while offline; a change of shift with unsent work',
	run: async (seed) => {
		const town = await Town.of(chanceOf(seed));
		try {
			const owner = await town.phone();
			const site = await owner.prepares();
			await owner.settles();
			const other = await owner.prepares();
			await owner.settles();
			const [first, second, gone, moved] = [
				await town.phone('lead'),
				await town.phone('lead'),
				await town.phone('lead'),
				await town.phone('lead'),
			];
			const all = [first, second, gone, moved];
			for (const phone of all) await phone.settles();
			for (const phone of all) await walks(phone, site);
			await expelled(town, gone);
			await movesTo(town, moved, other.id);
			// One phone, two databases: both drain in one round, each under its own person.
			const transport = overFetch({ fetch: town.way, origin });
			const phones = [first.phone, second.phone];
			for (let round = 0; round < 3; round += 1)
				await pump({ phones, transport, here: first.here, app: 'faults' });
			for (let round = 0; round < 3; round += 1) await gone.pumps();
			const kept = await gone.phone.run((db) =>
				db.ops.filter((op) => op.person === undefined).count(),
			);
			if (kept < 3) throw new Error('I1: unsent work left the phone of somebody who left');
			await owner.tell(renamed(site));
			await town.settles([owner, moved]);
			await seesNoMore(moved, site, owner);
			return { fired: 4, ops: await town.holds([owner, first, second, gone, moved]) };
		} finally {
			await town.close();
		}
	},
};

async function walks(phone: NearPhone, site: Site): Promise<void> {
	const start = startOf(site, phone.here);
	const walk = { id: start.ent, site: site.id, kind: 'house' } as Walk;
	await phone.tell(
		start,
		answerItem(pointOf(walk, 'floor'), { kind: 'pass' }),
		answerItem(pointOf(walk, 'soap'), { kind: 'fail' }),
	);
}

/** Named anew: the first word about this site that is told after somebody left it. */
const renamed = ({ id, ...details }: Site): Fact => setSite(id, { ...details, name: 'El Patio' });

async function movesTo(town: Town, { guest }: NearPhone, site: string): Promise<void> {
	const path = `PATCH /api/orgs/${town.org}/members/${guest.person.id}`;
	const body = { role: 'lead', sites: [site] };
	const { status } = await town.house.ask(path, { cookie: town.owner.cookie, body });
	if (status !== 200) throw new Error(`not moved: ${status}`);
}

/** I6: what is told in a site after somebody left it does not come to them. */
async function seesNoMore(moved: NearPhone, { id }: Site, owner: NearPhone): Promise<void> {
	const namesOn = ({ phone }: NearPhone) =>
		phone.run(async (db) => JSON.stringify((await db.sites.get(id)) ?? null).includes('El Patio'));
	if (!(await namesOn(owner))) throw new Error('I3: the new name did not come to anybody');
	if (await namesOn(moved)) throw new Error('I6: somebody hears of a site that is not theirs');
}

async function expelled(town: Town, { guest }: NearPhone): Promise<void> {
	const path = `DELETE /api/orgs/${town.org}/members/${guest.person.id}`;
	const { status } = await town.house.ask(path, { cookie: town.owner.cookie });
	if (status !== 200) throw new Error(`not expelled: ${status}`);
}
