// The tables are always what the log says, and phones that heard the same say the same.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aPlace, aWalk, world } from '../../../tests/support/builders.ts';
import { shuffled } from '../../../tests/support/marks.ts';
import { anyTaps, aPhone, hears, logOf, tablesOf, tapOn } from '../../../tests/support/phone.ts';
import type { Op } from '#lib/protocol/op.ts';
import { parseOp } from '#lib/protocol/wire.ts';
import { allMonths } from './months.ts';
import { rebuild } from './project.ts';
import { record } from './record.ts';
import type { Phone } from './phone.ts';

const seed = Number(process.env.TODO_HABLA_SEED) || Math.floor(Math.random() * 0x7fffffff) + 1;
const runs = { seed, numRuns: Number(process.env.TODO_HABLA_RUNS) || 40, endOnFailure: false };

async function expectFolded(phone: Phone): Promise<void> {
	const told = await tablesOf(phone);
	await phone.run(rebuild);
	expect(told).toEqual(await tablesOf(phone));
}

describe(`whatever is tapped (seed ${seed})`, () => {
	test('the tables are the fold of the log', { timeout: 60_000 }, async () => {
		await fc.assert(
			fc.asyncProperty(anyTaps(40), async (taps) => {
				const phone = aPhone();
				const here = world();
				const { site, facts } = aPlace(here);
				await record(phone, facts, here);
				for (const tap of taps) await tapOn(phone, site, tap, here);
				await expectFolded(phone);
				phone.close();
			}),
			runs,
		);
	});

	test(
		'every operation passes the door of another phone unchanged',
		{ timeout: 60_000 },
		async () => {
			await fc.assert(
				fc.asyncProperty(anyTaps(40), async (taps) => {
					const phone = aPhone();
					const here = world();
					const { site, facts } = aPlace(here);
					await record(phone, facts, here);
					for (const tap of taps) await tapOn(phone, site, tap, here);
					const log = await logOf(phone);
					expect(log.map((op) => parseOp(JSON.parse(JSON.stringify(op))))).toEqual(log);
					phone.close();
				}),
				runs,
			);
		},
	);

	test(
		'the same log in any order, in pieces and twice, gives the same tables',
		{ timeout: 60_000 },
		async () => {
			await fc.assert(
				fc.asyncProperty(
					anyTaps(25),
					fc.nat(10_000),
					fc.integer({ min: 1, max: 9 }),
					async (taps, order, piece) => {
						const ana = aPhone();
						const here = world();
						const { site, facts } = aPlace(here);
						await record(ana, facts, here);
						for (const tap of taps) await tapOn(ana, site, tap, here);
						const log = await logOf(ana);
						const [heard] = fc.sample(shuffled([...log, ...log.slice(0, 7)]), {
							seed: order,
							numRuns: 1,
						});
						const luis = aPhone();
						for (let from = 0; heard && from < heard.length; from += piece) {
							await hears(luis, heard.slice(from, from + piece));
						}
						expect(await hears(luis, log)).toBe(0);
						expect(await tablesOf(luis)).toEqual(await tablesOf(ana));
						await expectFolded(luis);
						ana.close();
						luis.close();
					},
				),
				runs,
			);
		},
	);

	test('two phones that hear each other now and then end alike', { timeout: 60_000 }, async () => {
		const anyDay = fc.array(
			fc.record({ who: fc.boolean(), taps: anyTaps(5), part: fc.integer({ min: 0, max: 4 }) }),
			{ maxLength: 10 },
		);
		await fc.assert(
			fc.asyncProperty(anyDay, async (day) => {
				const ana = { phone: aPhone(), here: world(1) };
				const luis = { phone: aPhone(), here: world(2) };
				const { site, facts } = aPlace(ana.here);
				await record(ana.phone, facts, ana.here);
				for (const { who, taps, part } of day) {
					const [teller, hearer] = who ? [ana, luis] : [luis, ana];
					for (const tap of taps) await tapOn(teller.phone, site, tap, teller.here);
					const log = await logOf(teller.phone);
					await hears(
						hearer.phone,
						log.filter((_, index) => part > 0 && index % part === 0),
					);
				}
				await expectFolded(ana.phone);
				await expectFolded(luis.phone);
				await hears(ana.phone, await logOf(luis.phone));
				await hears(luis.phone, await logOf(ana.phone));
				expect(await tablesOf(luis.phone)).toEqual(await tablesOf(ana.phone));
				await expectFolded(ana.phone);
				await expectFolded(luis.phone);
				ana.phone.close();
				luis.phone.close();
			}),
			runs,
		);
	});
});

test('a list published on a phone that has its walk already makes the walk count', async () => {
	const ana = aPhone();
	const here = world(1);
	const { site, facts } = aPlace(here);
	await record(ana, facts, here);
	await record(ana, aWalk(site, here).facts, here);
	const luis = aPhone();
	const isList = (op: Op) => op.kind === 'checklist.publish';
	await hears(
		luis,
		(await logOf(ana)).filter((op) => !isList(op)),
	);
	await record(luis, facts.slice(0, 2), world(2));
	const [summary] = await luis.run((db) => allMonths(db.summaries));
	expect(summary?.walks[0]?.areas.map((area) => area.outcomes)).toEqual(['f3n', 'p1']);
	await expectFolded(luis);
});

test('many walks at once come in as they would one by one', async () => {
	const ana = aPhone();
	const here = world(1);
	const { site, facts } = aPlace(here);
	await record(ana, facts, here);
	for (let walks = 0; walks < 70; walks += 1) await record(ana, aWalk(site, here).facts, here);
	const luis = aPhone();
	expect(await hears(luis, await logOf(ana))).toBe(5 + 70 * 8);
	expect(await tablesOf(luis)).toEqual(await tablesOf(ana));
	expect(await luis.run((db) => allMonths(db.summaries))).toMatchObject([
		{ walks: { length: 70 } },
	]);
});
