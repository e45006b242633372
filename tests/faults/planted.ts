// A business with many phones put straight into the tables: for crowds that nobody signs in one by one.
import { hashOfSecret } from '#lib/server/doors/caller.ts';
import { openDatabase } from '#lib/server/database/database.ts';
import { here } from '#lib/server/here.ts';
import { hintsInProcess } from '#lib/server/sync/hints.ts';
import { inLog, makeOrg, tellMember } from '#lib/server/sync/tell.ts';
import { idsFrom } from '../support/builders.ts';

export type Planted = { org: string; epoch: string; tokens: string[] };

/** One owner who speaks through so many phones. */
export async function plantBusiness(
	place: { url: string } | { file: string },
	{ seed, phones }: { seed: number; phones: number },
): Promise<Planted> {
	const names = idsFrom(seed + 77);
	const opened = await openDatabase(place);
	const [org, person] = [names(), names()];
	const tokens = Array.from({ length: phones }, () => here.newSecret());
	try {
		const { db, engine } = opened;
		const context = { db, engine, here, log: () => undefined, hints: hintsInProcess() };
		await makeOrg(context, { id: org, person, name: 'La Fonda', region: 'MX' });
		await inLog(context, { org, person }, (telling) =>
			tellMember(telling, person, { role: 'owner', sites: 'all' }),
		);
		const now = here.now();
		const member = { org, person, name: 'Elena', role: 'owner' as const, sites: 'all' };
		await db
			.insertInto('members')
			.values({ ...member, from_seq: 1, to_seq: null, since: now })
			.execute();
		for (const token of tokens)
			await db
				.insertInto('devices')
				.values({
					...{ org, id: names(), person, token_hash: hashOfSecret(token), label: 'Prueba' },
					...{ dev: null, app: null, off: null, pending_ops: 0, pending_photos: 0 },
					...{ oldest_pending: null, pulled_seq: 0, created_at: now },
					...{ last_seen: null, revoked_at: null },
				})
				.execute();
		const { epoch } = await db
			.selectFrom('orgs')
			.select('epoch')
			.where('id', '=', org)
			.executeTakeFirstOrThrow();
		return { org, epoch, tokens };
	} finally {
		await opened.close();
	}
}
