// Phones for tests: real databases on an in-memory IndexedDB, and people who tap anything at all.
import 'fake-indexeddb/auto';
import fc from 'fast-check';
import type { Checklist } from '#lib/domain/checklist/checklist.ts';
import { siteScope, type Fact } from '#lib/domain/fact.ts';
import type { Here } from '#lib/domain/here.ts';
import { setArea, setExempt, setSite, type Site } from '#lib/domain/site/site.ts';
import {
	hideBaseline,
	hideTrendNote,
	noteTrend,
	restartBaseline,
} from '#lib/domain/trend/chart-marks.ts';
import { answerItem, fixItem, noteItem, unfixItem } from '#lib/domain/walk/answer-facts.ts';
import type { Answer } from '#lib/domain/walk/answer.ts';
import { addPhoto, hidePhoto, markPhoto } from '#lib/domain/walk/photo.ts';
import { finishWalk, reopenWalk, voidWalk } from '#lib/domain/walk/walk-facts.ts';
import { absorb } from '#lib/local/absorb.ts';
import { opOf, projections } from '#lib/local/database.ts';
import { allOps } from '#lib/local/log.ts';
import { Phone, type PhoneEvents } from '#lib/local/phone.ts';
import { record } from '#lib/local/record.ts';
import type { Op } from '#lib/protocol/op.ts';
import { aPicture, items, lists, pointOf, publishList, startOf } from './builders.ts';
import { fail, level, na, pass, skip } from './marks.ts';

let count = 0;

export const aName = (): string => `phone-${(count += 1)}`;
export const aPhone = (events: PhoneEvents = {}, limit = 2000): Phone =>
	new Phone(aName(), events, limit);

/** Every projection, row by row. */
export const tablesOf = (phone: Phone): Promise<Record<string, unknown[]>> =>
	phone.run(async (db) =>
		Object.fromEntries(
			await Promise.all(
				projections.map(async (name) => [name, await db.table(name).toArray()] as const),
			),
		),
	);

/** The log as operations, without what only this phone thinks of them. */
export const logOf = (phone: Phone): Promise<Op[]> =>
	phone.run(async (db) => (await allOps(db)).map(opOf));

/** Operations of others come in as a transfer would bring them. */
export const hears = (phone: Phone, ops: readonly Op[]): Promise<number> =>
	phone.run((db) =>
		db.transaction('rw', db.tables, async () =>
			absorb(db, ops, { state: 'pending', via: 'import' }),
		),
	);

export type Tap = { what: (typeof kinds)[number]; a: number; b: number };
const kinds = [
	'start',
	'answer',
	'answer',
	'answer',
	'note',
	'fix',
	'unfix',
	'photo',
	'mark',
	'hide',
	'finish',
	'reopen',
	'void',
	'site',
	'area',
	'exempt',
	'publish',
	'restart',
	'remark',
	'unmark',
] as const;

export const anyTaps = (maxLength: number): fc.Arbitrary<Tap[]> =>
	fc.array(fc.record({ what: fc.constantFrom(...kinds), a: fc.nat(50), b: fc.nat(50) }), {
		maxLength,
	});

const answers: (Answer | null)[] = [pass, fail, na, skip, level(0), level(2), level(4), null];
const at = <T>(values: readonly T[], index: number): T | undefined => values[index % values.length];

/** Tells what the tap means on this phone now; a tap on nothing tells nothing. */
export async function tapOn(phone: Phone, site: Site, tap: Tap, here: Here): Promise<void> {
	const facts = await factsOf(phone, site, tap, here);
	if (facts.length > 0) await record(phone, facts, here);
}

export async function factsOf(
	phone: Phone,
	site: Site,
	{ what, a, b }: Tap,
	here: Here,
): Promise<Fact[]> {
	const [walks, photos, baselines, notes] = await phone.run((db) =>
		Promise.all([
			db.walks.orderBy('id').toArray(),
			db.photos.orderBy('id').toArray(),
			db.baselines.orderBy('id').toArray(),
			db.notes.orderBy('id').toArray(),
		]),
	);
	const walk = at(walks, a);
	const photo = at(photos, a);
	const item = at(items, b) ?? 'floor';
	const point = walk && pointOf(walk, item);
	switch (what) {
		case 'start':
			return [startOf(site, here)];
		case 'answer':
			return point ? [answerItem(point, at(answers, a + b) ?? null)] : [];
		case 'note':
			return point ? [noteItem(point, b % 3 ? `nota ${b}` : '')] : [];
		case 'fix':
			return point ? [fixItem(point, b)] : [];
		case 'unfix': {
			const row =
				point &&
				(await phone.run((db) => db.answers.get(`${point.walk}/${point.area}/${point.item}`)));
			const fix = at(row?.fixes ?? [], b);
			return point && fix ? [unfixItem(point, fix.op)] : [];
		}
		case 'photo':
			return point
				? [addPhoto(point, here.newId(), 'before', aPicture(`${b}`.padStart(64, '0'), 100 + b))]
				: [];
		case 'mark':
			return photo
				? [
						markPhoto(siteScope(site.id), photo.id, [
							{ kind: 'circle', centre: [0.5, 0.5], radius: b / 100 },
						]),
					]
				: [];
		case 'hide':
			return photo ? [hidePhoto(siteScope(site.id), photo.id, b % 2 ? 'removed' : 'blurred')] : [];
		case 'finish':
			return walk ? finishWalk(walk, b) : [];
		case 'reopen':
			return walk ? [reopenWalk(walk)] : [];
		case 'void':
			return walk && b % 4 === 0 ? [voidWalk(walk, 'prueba')] : [];
		case 'site':
			return [setSite(site.id, { ...detailsOf(site), name: `La Fonda ${b}` })];
		case 'area':
			return [
				setArea(site.id, {
					id: 'hall',
					name: `Salón ${b}`,
					list: 'hall',
					order: b,
					archived: b % 2 === 0,
				}),
			];
		case 'exempt':
			return [setExempt(site.id, 'hall', item, b % 2 === 0)];
		case 'publish':
			return [publishList(editionOf(b % 3))];
		case 'restart': {
			const series = `${site.id}/house/site///`;
			const told = walk && { series, walk: walk.id, walkedAt: walk.walkedAt, note: `cambio ${b}` };
			return told ? [restartBaseline(site.id, here.newId(), told)] : [];
		}
		case 'remark':
			return [noteTrend(here.newId(), { site: site.id, day: '2026-11-03', text: `nota ${b}` })];
		case 'unmark': {
			const [baseline, note] = [at(baselines, a), at(notes, b)];
			return [
				...(baseline ? [hideBaseline(site.id, baseline.id)] : []),
				...(note ? [hideTrendNote(site.id, note.id)] : []),
			];
		}
	}
}

const detailsOf = (site: Site) => {
	const { name, sector, region, tz, cut, shifts } = site;
	return { name, sector, region, tz, cut, shifts };
};

const editionOf = (edition: number): Checklist =>
	edition === 0 ? lists.hall : { ...lists.hall, intro: { es: `edición ${edition}` } };
