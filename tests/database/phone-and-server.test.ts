// Whatever phones tell, in whatever order it arrives: the server's rows and months are the phones' own.
import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { WalkSummary } from '#lib/domain/walk/summary.ts';
import { bringHistory } from '#lib/local/bring.ts';
import { allMonths } from '#lib/local/months.ts';
import { record } from '#lib/local/record.ts';
import { canonicalJson } from '#lib/protocol/hash.ts';
import { nouns } from '#lib/protocol/fold.ts';
import { chainStart } from '#lib/server/sync/content.ts';
import { verify } from '#lib/server/sync/verify.ts';
import { aPlace, world } from '../support/builders.ts';
import { aHistory } from '../support/history.ts';
import { anyTaps, aPhone, hears, logOf, tablesOf, tapOn } from '../support/phone.ts';
import { onBoth } from './engines.ts';

onBoth((at) => {
	/** Rows by table as canonical JSON, sorted; what only a server numbers is left out. */
	const comparable = (rows: readonly unknown[]): string[] =>
		rows.map((row) => canonicalJson({ ...(row as object), seq: undefined })).sort();

	test('rows and months folded on the server are those of a phone that heard it all', async () => {
		const { server } = at;
		const owner = await server.business();
		const here = world(7);
		const { site, facts } = aPlace(here);
		const phone = aPhone();
		await record(phone, facts, here);
		for (const tap of fc.sample(anyTaps(60), { numRuns: 60, seed: 12 }).flat())
			await tapOn(phone, site, tap, here);
		expect(await bringHistory(phone, aHistory(400), ['a.csv'], here)).toBe('brought');
		const log = await logOf(phone);
		log.sort((a, b) => a.n - b.n);
		for (let from = 0; from < log.length; from += 37)
			await server.tell(owner, log.slice(from, from + 37));

		// Some of it no item offers: a phone that hears the server hears what was taken in.
		const other = aPhone();
		const start = { epoch: (await server.hear(owner)).last.epoch, seq: 0, chain: chainStart };
		const heard = await server.hear(owner, { cur: start });
		const ops = heard.rows.map(({ op }) => op).filter(({ kind }) => kind !== 'member.set');
		await hears(other, ops);
		const tables = await tablesOf(other);
		const { db } = server.context;
		const rows = await db.selectFrom('projections').selectAll().execute();
		for (const noun of nouns.filter((one) => one !== 'orgs' && one !== 'members')) {
			const own = rows.filter((row) => row.noun === noun).map(({ row }) => JSON.parse(row));
			expect(comparable(own), noun).toEqual(comparable(tables[noun] ?? []));
			expect(own.length, noun).toBeGreaterThan(0);
		}
		const told = await db.selectFrom('walk_summaries').selectAll().execute();
		const months = await other.run((phone) => allMonths(phone.summaries));
		const ofPhone = months.flatMap(({ month, walks }) => walks.map((walk) => ({ month, walk })));
		const ofServer = told
			.filter(({ summary }) => summary !== null)
			.map(({ month, summary }) => ({ month, walk: JSON.parse(summary ?? '') as WalkSummary }));
		expect(comparable(ofServer)).toEqual(comparable(ofPhone));
		expect(ofPhone.length).toBeGreaterThan(1);
		expect(await verify(db, owner.org)).toEqual([]);
	});
});
