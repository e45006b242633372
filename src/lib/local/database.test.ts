// A phone that was filled by an older application keeps what it has.
import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { expect, test } from 'vitest';
import { summariesOf } from '../../../tests/support/summaries.ts';
import { aName } from '../../../tests/support/phone.ts';
import { allMonths } from './months.ts';
import { Phone } from './phone.ts';

test('months that lay walk by walk are there, packed', async () => {
	const name = aName();
	const month = { site: 's1', month: '2026-06', walks: summariesOf('ppf', 'pF.') };
	const older = new Dexie(name);
	older.version(2).stores({ summaries: '[site+month]', archives: '[site+month]' });
	await older.open();
	await older.table('summaries').put(month);
	await older.table('archives').put(month);
	older.close();
	const phone = new Phone(name);
	const [summaries, archives] = await phone.run((db) =>
		Promise.all([allMonths(db.summaries), allMonths(db.archives)]),
	);
	expect(summaries).toEqual([month]);
	expect(archives).toEqual([month]);
	expect(await phone.run((db) => db.summaries.toArray())).toMatchObject([
		{ walkedAt: new Float64Array(month.walks.map(({ walkedAt }) => walkedAt)) },
	]);
});
